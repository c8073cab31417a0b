#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "capture/types.h"
#include "tests/support/bytes.h"
#include "tests/support/frame_encoder.h"

namespace smppscope::support {

/// A frame as a capture file holds it.
struct CapturedFrame {
    capture::TimeNs time = 0;
    ByteVector bytes;
    std::uint32_t originalLength = 0;  ///< more than bytes.size() if the snapshot length cut it
};

/// Which kind of file, and what its frames look like.
struct CaptureFormat {
    enum class Kind : std::uint8_t { pcapMicroseconds, pcapNanoseconds, pcapng };

    Kind kind = Kind::pcapMicroseconds;
    bool bigEndian = false;
    LinkLayer linkLayer = LinkLayer::ethernet;
    std::uint32_t snapLength = 262144;  ///< longer frames are cut
};

/// What stands before the first frame: the pcap header, or a section header and an interface block (pcapng,
/// nanosecond resolution).
void appendFileHeader(ByteVector& out, const CaptureFormat& format);

/// The record or packet block of a frame. Microsecond files round the time down.
void appendRecord(ByteVector& out, const CaptureFormat& format, capture::TimeNs time, capture::Bytes frame,
                  std::uint32_t originalLength);

/// Writes (replaces) a file; throws std::runtime_error if that fails, which ends a test.
void writeFile(const std::string& path, capture::Bytes bytes);

/// Reads a whole file; throws std::runtime_error if that fails.
ByteVector readFile(const std::string& path);

}  // namespace smppscope::support
