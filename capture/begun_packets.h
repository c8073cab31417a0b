#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <deque>
#include <map>

#include "capture/defragmenter.h"
#include "capture/ip_layer.h"
#include "capture/types.h"

namespace smppscope::capture {

/// What is known of IP packets from their first fragment, so that the others can be used as they come. Holds
/// at most kMostPackets; a new one pushes the oldest out.
template <typename Known>
class BegunPackets {
  public:
    static constexpr std::size_t kMostPackets = 1024;

    /// Packets whose identification is the same replace each other.
    void begin(const TransportPart& fragment, std::size_t addressBytes, TimeNs time, const Known& known) {
        const Key key = keyOf(fragment, addressBytes);
        const auto [at, isNew] = packets_.insert_or_assign(key, Packet{time, known});
        if (isNew) {
            order_.push_back(key);
        }
        if (packets_.size() > kMostPackets) {
            packets_.erase(order_.front());
            order_.pop_front();
        }
    }

    /// Of the packet that a later fragment belongs to; null if its first fragment has not come, or too long
    /// ago.
    const Known* find(const TransportPart& fragment, std::size_t addressBytes, TimeNs time) const {
        const auto found = packets_.find(keyOf(fragment, addressBytes));
        return found == packets_.end() || time - found->second.since > Defragmenter::kLongestWait
                   ? nullptr
                   : &found->second.known;
    }

  private:
    struct Key {
        std::array<std::uint8_t, 32> addresses{};
        std::uint32_t identification = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Packet {
        TimeNs since;
        Known known;
    };

    static Key keyOf(const TransportPart& fragment, std::size_t addressBytes) {
        Key key;
        std::memcpy(key.addresses.data(), fragment.addresses, addressBytes);
        key.identification = fragment.identification;
        return key;
    }

    std::map<Key, Packet> packets_;
    std::deque<Key> order_;  // of packets_, the oldest first
};

}  // namespace smppscope::capture
