#pragma once

#include <cstdint>
#include <functional>

#include "capture/result.h"
#include "capture/types.h"

namespace smppscope::capture {

/// A packet as it came from the network.
struct CapturedPacket {
    TimeNs time = 0;
    std::uint32_t originalLength = 0;  ///< on the wire; more than `bytes` if the snapshot length cut it
    Bytes bytes;                       ///< valid during the call only
};

/// Packets that were lost before anybody could read them, since the start.
struct DropCounters {
    std::uint64_t byKernel = 0;
    std::uint64_t byInterface = 0;
};

/// Where the recorder gets packets from: a network device, or packets that a test made. One thread.
class PacketSource {
  public:
    using Handler = std::function<void(const CapturedPacket&)>;

    virtual ~PacketSource() = default;

    /// Hands over at most `limit` of the packets that are there, without waiting, and returns how many they
    /// were. Fails when the device is gone.
    virtual Result<std::size_t> read(std::size_t limit, const Handler& handler) = 0;
    virtual DropCounters drops() = 0;
    /// For poll(): readable when packets are there.
    virtual int descriptor() const = 0;
};

}  // namespace smppscope::capture
