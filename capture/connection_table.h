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

    static constexpr std::size_t kWords = AddressBytes / 4;
    /// Word `index` of both addresses, taken as 64-bit numbers of this machine.
    std::uint64_t word(std::size_t index) const {
        std::uint64_t value;
        std::memcpy(&value, source.data() + index * sizeof value, sizeof value);
        return value;
    }
    std::uint32_t ports() const {
        std::uint32_t value;
        std::memcpy(&value, sourcePort.data(), sizeof value);
        return value;
    }
    bool operator==(const PacketKey& other) const {
        std::uint64_t difference = ports() ^ other.ports();
        for (std::size_t index = 0; index < kWords; ++index) {
            difference |= word(index) ^ other.word(index);
        }
        return difference == 0;
    }
};

/// The parts of a TCP header that decide which connection a segment belongs to.
struct TcpFacts {
    std::uint32_t sequence = 0;  ///< as in the header: that of the SYN itself, if there is one
    std::uint32_t acknowledgment = 0;
    std::uint8_t flags = 0;
    std::uint16_t identification = 0;  ///< as in Segment
    CapturePoint point = 0;
};

/// Gives TCP connections their numbers, by both addresses and ports in full, and segments their direction.
///
/// Ports used again make a new connection: a SYN with another initial sequence number than the one before, or
/// any SYN after a FIN or RST that is no copy of the one before (captured at another point, or with its
/// identification); after those also, without a SYN, sequence numbers far from where the old
/// connection was. The SYN of a connection whose later segments came first is recognised by its
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
        const std::uint32_t* const flow = flowsOf<AddressBytes>().find(key);
        constexpr std::uint8_t kNoteworthy = tcp_flag::kSyn | tcp_flag::kFin | tcp_flag::kRst;
        if (flow == nullptr || (tcp.flags & kNoteworthy) != 0 || (*flow & kEnded) != 0) [[unlikely]] {
            return findSlowly(key, flow, tcp, created);
        }
        return hit(*flow);
    }

    std::size_t size() const { return states_.size(); }

  private:
    // Two flows make a connection: the way of one packet and the way back. Value: id * 2 + direction, and
    // kEnded once a FIN or RST was seen.
    static constexpr std::uint32_t kEnded = 1u << 31;
    struct Hash {
        using is_avalanching = void;
        std::uint64_t seed;
        template <std::size_t AddressBytes>
        std::size_t operator()(const PacketKey<AddressBytes>& key) const {
            std::uint64_t hash = mixed(seed, key.ports());
            for (std::size_t index = 0; index < key.kWords; ++index) {
                hash = mixed(hash, key.word(index));
            }
            return static_cast<std::size_t>(hash);
        }
        static std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
            __extension__ using Product = unsigned __int128;
            const Product product = static_cast<Product>(hash ^ word) * 0x9e3779b97f4a7c15u;
            return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
        }
    };

    // The map, and in front of it a cache with one place for each key: most segments are of few connections.
    template <std::size_t AddressBytes>
    class Flows {
      public:
        using Key = PacketKey<AddressBytes>;
        explicit Flows(std::uint64_t seed) : hash_{seed}, map_(0, hash_) {}

        const std::uint32_t* find(const Key& key) {
            if (cache_.empty()) [[unlikely]] {
                return nullptr;
            }
            Recent& recent = cache_[hash_(key) % kCached];
            if (recent.known && recent.key == key) [[likely]] {
                return &recent.flow;
            }
            return findInMap(key, recent);
        }
        void set(const Key& key, std::uint32_t flow) {
            cache_.resize(kCached);
            cache_[hash_(key) % kCached] = {key, flow, true};
            map_[key] = flow;
        }

      private:
        static constexpr std::size_t kCached = 4096;
        struct Recent {
            Key key;
            std::uint32_t flow;
            bool known;
        };

        const std::uint32_t* findInMap(const Key& key, Recent& recent) {
            const auto found = map_.find(key);
            if (found == map_.end()) {
                return nullptr;
            }
            recent = {key, found->second, true};
            return &recent.flow;
        }

        Hash hash_;
        std::vector<Recent> cache_;
        boost::unordered_flat_map<Key, std::uint32_t, Hash> map_;
    };

    // What is known of one direction's sequence numbers.
    struct Side {
        std::uint32_t sequence = 0;  // of the SYN; without SYN: early one of a byte
        bool known = false;
        bool sawSyn = false;
        bool located = false;      // `latest` is one
        std::uint32_t latest = 0;  // sequence number, from the FIN or RST on
        // Of the packet that had `sequence`.
        std::uint16_t identification = 0;
        CapturePoint point = 0;
    };
    struct State {
        std::array<Side, 2> sides;
        bool ended = false;
    };

    static Hit hit(std::uint32_t flow) { return {(flow & ~kEnded) >> 1, static_cast<Direction>(flow & 1)}; }

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
    template <std::size_t AddressBytes>
    void markEnded(const PacketKey<AddressBytes>& key);
    bool opensAnother(const Hit& known, const TcpFacts& tcp) const;
    static bool isCopy(const Side& side, const TcpFacts& tcp);
    static Side sideOf(const TcpFacts& tcp, bool syn);
    bool isElsewhere(const Hit& known, const TcpFacts& tcp) const;
    void locate(const Hit& known, const TcpFacts& tcp);

    Flows<4> flows4_;
    Flows<16> flows6_;
    std::vector<State> states_;
};

}  // namespace smppscope::capture
