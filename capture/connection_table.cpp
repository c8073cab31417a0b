#include "capture/connection_table.h"

#include <algorithm>
#include <random>

namespace smppscope::capture {

namespace {

// How far before the first sequence number seen a SYN may lie that only came late.
constexpr std::uint32_t kLateSynReach = 1u << 16;

// How far from the end of a connection's bytes a segment of it may lie: more than any window in use.
constexpr std::uint32_t kReach = 1u << 26;

constexpr bool has(std::uint8_t flags, std::uint8_t flag) {
    return (flags & flag) != 0;
}

std::uint64_t randomSeed() {
    std::random_device device;
    return static_cast<std::uint64_t>(device()) << 32 | device();
}

template <std::size_t AddressBytes>
Endpoint endpoint(const std::array<std::uint8_t, AddressBytes>& address,
                  const std::array<std::uint8_t, 2>& port) {
    Endpoint end;
    end.address.isV4 = AddressBytes == 4;
    if (end.address.isV4) {
        end.address.bytes[10] = end.address.bytes[11] = 0xff;
    }
    std::copy(address.begin(), address.end(), end.address.bytes.end() - AddressBytes);
    end.port = static_cast<std::uint16_t>(port[0] << 8 | port[1]);
    return end;
}

}  // namespace

// The seed keeps the makers of a capture from choosing addresses that collide.
ConnectionTable::ConnectionTable() : flows4_(randomSeed()), flows6_(randomSeed()) {}

template <std::size_t AddressBytes>
ConnectionTable::Hit ConnectionTable::findSlowly(const PacketKey<AddressBytes>& key,
                                                 const std::uint32_t* flow, const TcpFacts& tcp,
                                                 std::vector<NewConnection>& created) {
    if (flow == nullptr || opensAnother(hit(*flow), tcp)) {
        return create(key, flow, tcp, created);
    }
    const Hit known = hit(*flow);
    State& state = states_[known.id];
    if (has(tcp.flags, tcp_flag::kSyn)) {
        Side& side = state.sides[static_cast<std::size_t>(known.direction)];
        if (!side.sawSyn || side.sequence != tcp.sequence) {
            side = sideOf(tcp, true);
        }
    }
    if (has(tcp.flags, tcp_flag::kFin | tcp_flag::kRst) && !state.ended) {
        state.ended = true;
        markEnded(key);
    }
    if (state.ended) {
        locate(known, tcp);
    }
    return known;
}

template <std::size_t AddressBytes>
void ConnectionTable::markEnded(const PacketKey<AddressBytes>& key) {
    auto& flows = flowsOf<AddressBytes>();
    for (const auto& way : {key, key.reversed()}) {
        if (const std::uint32_t* const flow = flows.find(way)) {
            flows.set(way, *flow | kEnded);
        }
    }
}

// Notes where an ended connection is, so that another one is told from it.
void ConnectionTable::locate(const Hit& known, const TcpFacts& tcp) {
    State& state = states_[known.id];
    Side& own = state.sides[static_cast<std::size_t>(known.direction)];
    Side& other = state.sides[static_cast<std::size_t>(opposite(known.direction))];
    own.latest = tcp.sequence;
    own.located = true;
    if (has(tcp.flags, tcp_flag::kAck)) {
        other.latest = tcp.acknowledgment;
        other.located = true;
    }
}

bool ConnectionTable::isElsewhere(const Hit& known, const TcpFacts& tcp) const {
    const State& state = states_[known.id];
    const auto isFar = [](const Side& side, std::uint32_t sequence) {
        return side.located && sequence - side.latest + kReach > 2 * kReach;
    };
    return state.ended && isFar(state.sides[static_cast<std::size_t>(known.direction)], tcp.sequence) &&
           (!has(tcp.flags, tcp_flag::kAck) ||
            isFar(state.sides[static_cast<std::size_t>(opposite(known.direction))], tcp.acknowledgment));
}

ConnectionTable::Side ConnectionTable::sideOf(const TcpFacts& tcp, bool syn) {
    Side side;
    side.sequence = tcp.sequence;
    side.known = true;
    side.sawSyn = syn;
    side.identification = tcp.identification;
    side.point = tcp.point;
    return side;
}

// Whether the SYN is that of `side`, which has its sequence number, captured once more.
bool ConnectionTable::isCopy(const Side& side, const TcpFacts& tcp) {
    return tcp.point != side.point || (tcp.identification != 0 && tcp.identification == side.identification);
}

bool ConnectionTable::opensAnother(const Hit& known, const TcpFacts& tcp) const {
    if (has(tcp.flags, tcp_flag::kRst)) {
        return false;
    }
    if (!has(tcp.flags, tcp_flag::kSyn)) {
        return isElsewhere(known, tcp);
    }
    const State& state = states_[known.id];
    const Side& own = state.sides[static_cast<std::size_t>(known.direction)];
    const Side& other = state.sides[static_cast<std::size_t>(opposite(known.direction))];
    if (has(tcp.flags, tcp_flag::kAck)) {
        // The answer to the SYN of this connection belongs to it, even one that differs from the first.
        const bool answers = other.sawSyn && tcp.acknowledgment == other.sequence + 1;
        return !answers && own.sawSyn && own.sequence != tcp.sequence;
    }
    if (own.sawSyn) {
        return own.sequence != tcp.sequence || (state.ended && !isCopy(own, tcp));
    }
    if (own.known) {
        return own.sequence - (tcp.sequence + 1) >= kLateSynReach;
    }
    return state.ended;
}

template <std::size_t AddressBytes>
ConnectionTable::Hit ConnectionTable::create(const PacketKey<AddressBytes>& key,
                                             const std::uint32_t* replaced, const TcpFacts& tcp,
                                             std::vector<NewConnection>& created) {
    const auto id = static_cast<ConnectionId>(states_.size());
    const bool syn = has(tcp.flags, tcp_flag::kSyn);
    const bool fromServer = syn && has(tcp.flags, tcp_flag::kAck);
    const auto direction = fromServer ? Direction::fromServer : Direction::fromClient;

    NewConnection& connection = created.emplace_back();
    connection.id = id;
    connection.client = endpoint(key.source, key.sourcePort);
    connection.server = endpoint(key.destination, key.destinationPort);
    if (fromServer) {
        std::swap(connection.client, connection.server);
    }
    connection.sawSyn = syn;
    if (replaced != nullptr) {
        connection.previous = hit(*replaced).id;
        connection.reusesPorts = true;
    }

    State& state = states_.emplace_back();
    state.sides[static_cast<std::size_t>(direction)] = sideOf(tcp, syn);
    if (has(tcp.flags, tcp_flag::kAck)) {
        Side& other = state.sides[static_cast<std::size_t>(opposite(direction))];
        other.sequence = tcp.acknowledgment;
        other.known = true;
    }
    state.ended = has(tcp.flags, tcp_flag::kFin | tcp_flag::kRst);
    std::uint32_t flow = id * 2 + static_cast<std::uint32_t>(direction);
    if (state.ended) {
        locate(hit(flow), tcp);
        flow |= kEnded;
    }
    auto& flows = flowsOf<AddressBytes>();
    // A connection from a port to itself has one flow only.
    flows.set(key.reversed(), flow ^ 1);
    flows.set(key, flow);
    return hit(flow);
}

template ConnectionTable::Hit ConnectionTable::findSlowly(const PacketKey<4>&, const std::uint32_t*,
                                                          const TcpFacts&, std::vector<NewConnection>&);
template ConnectionTable::Hit ConnectionTable::findSlowly(const PacketKey<16>&, const std::uint32_t*,
                                                          const TcpFacts&, std::vector<NewConnection>&);

}  // namespace smppscope::capture
