#pragma once

#include <cstdint>

#include "capture/types.h"

namespace smppscope::capture {

/// One record of a capture file.
struct Frame {
    TimeNs time = 0;                     ///< from 0 up, so differences never overflow
    const std::uint8_t* data = nullptr;  ///< valid as long as the chunk it lies in
    std::uint64_t offset = 0;            ///< of `data` in the file
    std::uint32_t capturedLength = 0;
    std::uint32_t length = 0;     ///< on the wire; never less than captured
    std::uint32_t linkType = 0;   ///< LINKTYPE_ number of the interface
    std::uint16_t interface = 0;  ///< number in the file, modulo 2^16; 0 if the file doesn't tell
    std::uint16_t part = 0;       ///< number of the file among those in it that were appended to one another
    bool commented = false;       ///< FileFormat::commentsOfFrame() has what somebody wrote about it
};

/// Link type of records that count as frames (as in Wireshark) but were never on a wire.
inline constexpr std::uint32_t kNoLink = 0xffffffff;

/// Frames longer than this are taken for damage whatever the snapshot length says.
inline constexpr std::uint32_t kMaxFrameBytes = 16u << 20;
/// Frames up to this are accepted whatever the snapshot length says: tools write absurd ones.
inline constexpr std::uint32_t kMinFrameLimit = 256u << 10;

}  // namespace smppscope::capture
