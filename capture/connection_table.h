#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "capture/segment.h"

namespace smppscope::capture {

/// What tells connections apart, as the packet has it: source before destination, network byte order.
/// AddressBytes is 4 or 16.
template <std::size_t AddressBytes>
struct PacketKey {
    std::array<std::uint8_t, AddressBytes> source;
    std::array<std::uint8_t, AddressBytes> destination;
    std::array<std::uint8_t, 2> sourcePort;
    std::array<std::uint8_t, 2> destinationPort;

    PacketKey reversed() const { return {destination, source, destinationPort, sourcePort}; }
    bool operator==(const PacketKey&) const = default;
};

/// The parts of a TCP header that decide which connection a segment belongs to.
struct TcpFacts {
    std::uint32_t sequence = 0;  ///< as in the header: that of the SYN itself, if there is one
    std::uint32_t acknowledgment = 0;
    std::uint8_t flags = 0;
};

/// Gives TCP connections their numbers, by both addresses and ports in full, and segments their direction.
///
/// Ports used again make a new connection: a SYN with another initial sequence number than the one before, or
/// any SYN after a FIN or RST. The SYN of a connection whose later segments came first is recognised by its
/// sequence number and does not make one.
class ConnectionTable {
  public:
    ConnectionTable();

    struct Hit {
        ConnectionId id;
        Direction direction;
    };

    /// The connection of a segment; a new one is added to `created`. Amortised O(1).
    template <std::size_t AddressBytes>
    Hit find(const PacketKey<AddressBytes>& key, const TcpFacts& tcp, std::vector<NewConnection>& created) {
        auto& flows = flowsOf<AddressBytes>();
        std::uint32_t* flow = flows.last(key);
        if (flow == nullptr) {
            flow = flows.look(key);
        }
        constexpr std::uint8_t kNoteworthy = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
        if (flow == nullptr || (tcp.flags & kNoteworthy) != 0) [[unlikely]] {
            return findSlowly(key, flow, tcp, created);
        }
        return hit(*flow);
    }

    std::size_t size() const { return states_.size(); }

  private:
    // Two flows make a connection: the way of one packet and the way back. Value: id * 2 + direction.
    struct Hash {
        using is_avalanching = void;
        std::uint64_t seed;
        template <std::size_t AddressBytes>
        std::size_t operator()(const PacketKey<AddressBytes>& key) const;
    };

    template <std::size_t AddressBytes>
    class Flows {
      public:
        explicit Flows(std::uint64_t seed) : map_(0, Hash{seed}) {}

        std::uint32_t* last(const PacketKey<AddressBytes>& key) {
            return lastFlow_ != nullptr && key == lastKey_ ? lastFlow_ : nullptr;
        }
        std::uint32_t* look(const PacketKey<AddressBytes>& key) {
            const auto found = map_.find(key);
            if (found == map_.end()) {
                return nullptr;
            }
            lastKey_ = key;
            lastFlow_ = &found->second;
            return lastFlow_;
        }
        void set(const PacketKey<AddressBytes>& key, std::uint32_t flow) {
            map_[key] = flow;
            lastFlow_ = nullptr;
        }

      private:
        boost::unordered_flat_map<PacketKey<AddressBytes>, std::uint32_t, Hash> map_;
        PacketKey<AddressBytes> lastKey_{};
        std::uint32_t* lastFlow_ = nullptr;
    };

    // What is known of one direction's sequence numbers.
    struct Side {
        std::uint32_t sequence = 0;  // of the SYN; without SYN: early one of a byte
        bool known = false;
        bool sawSyn = false;
    };
    struct State {
        std::array<Side, 2> sides;
        bool ended = false;
    };

    static Hit hit(std::uint32_t flow) { return {flow >> 1, static_cast<Direction>(flow & 1)}; }

    template <std::size_t AddressBytes>
    Flows<AddressBytes>& flowsOf() {
        if constexpr (AddressBytes == 4) {
            return flows4_;
        } else {
            return flows6_;
        }
    }

    template <std::size_t AddressBytes>
    Hit findSlowly(const PacketKey<AddressBytes>& key, const std::uint32_t* flow, const TcpFacts& tcp,
                   std::vector<NewConnection>& created);
    template <std::size_t AddressBytes>
    Hit create(const PacketKey<AddressBytes>& key, const std::uint32_t* replaced, const TcpFacts& tcp,
               std::vector<NewConnection>& created);
    bool opensAnother(const Hit& known, const TcpFacts& tcp) const;

    Flows<4> flows4_;
    Flows<16> flows6_;
    std::vector<State> states_;
};

template <std::size_t AddressBytes>
std::size_t ConnectionTable::Hash::operator()(const PacketKey<AddressBytes>& key) const {
    __extension__ using Wide = unsigned __int128;
    static_assert(sizeof(key) % 4 == 0 && sizeof(key) == AddressBytes * 2 + 4);
    const auto* bytes = key.source.data();
    std::uint64_t hash = seed;
    const auto mix = [&hash](std::uint64_t word) {
        const Wide product = static_cast<Wide>(hash ^ word) * 0x9e3779b97f4a7c15u;
        hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    };
    for (std::size_t at = 0; at < AddressBytes * 2; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, sizeof word);
        mix(word);
    }
    std::uint32_t ports = 0;
    std::memcpy(&ports, key.sourcePort.data(), sizeof ports);
    mix(ports);
    return static_cast<std::size_t>(hash);
}

}  // namespace smppscope::capture
