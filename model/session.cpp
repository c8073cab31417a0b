#include "model/session.h"

#include <array>

#include <fmt/format.h>

namespace smppscope::model {

std::string_view toString(BindType type) {
    static constexpr std::array<std::string_view, 4> kNames{"unknown", "transmitter", "receiver",
                                                            "transceiver"};
    return kNames[static_cast<std::size_t>(type)];
}

std::string_view toString(SessionState state) {
    static constexpr std::array<std::string_view, 8> kNames{"UNKNOWN",  "OPEN",      "OUTBOUND", "BOUND_TX",
                                                            "BOUND_RX", "BOUND_TRX", "UNBOUND",  "CLOSED"};
    return kNames[static_cast<std::size_t>(state)];
}

std::string_view toString(CloseReason reason) {
    static constexpr std::array<std::string_view, 11> kNames{"none",
                                                             "unbind",
                                                             "fin_by_client",
                                                             "fin_by_server",
                                                             "reset_by_client",
                                                             "reset_by_server",
                                                             "replaced",
                                                             "cleared_by_client",
                                                             "cleared_by_server",
                                                             "cleared_by_network",
                                                             "restarted"};
    return kNames[static_cast<std::size_t>(reason)];
}

std::string_view toString(ConnectionEnd end) {
    static constexpr std::array<std::string_view, 9> kNames{"open",
                                                            "fin_by_client",
                                                            "fin_by_server",
                                                            "reset_by_client",
                                                            "reset_by_server",
                                                            "cleared_by_client",
                                                            "cleared_by_server",
                                                            "cleared_by_network",
                                                            "restarted"};
    return kNames[static_cast<std::size_t>(end)];
}

std::string_view toString(Transport transport) {
    static constexpr std::array<std::string_view, 3> kNames{"tcp", "xot", "x25"};
    return kNames[static_cast<std::size_t>(transport)];
}

std::string endpointText(const Session& session, Direction sender) {
    if (session.overTcp()) {
        return toString(sender == Direction::fromClient ? session.client : session.server);
    }
    const auto index = static_cast<std::size_t>(sender);
    const std::string& address = session.circuit.addresses[index];
    return fmt::format("X.25 {} lcn {}", address.empty() ? session.circuit.ends[index] : address,
                       session.circuit.channel);
}

ConnectionEnd swapped(ConnectionEnd end) {
    using enum ConnectionEnd;
    static constexpr std::array<ConnectionEnd, 9> kSwapped{
        open,          finByServer,     finByClient,     resetByServer,
        resetByClient, clearedByServer, clearedByClient, clearedByNetwork,
        restarted};
    return kSwapped[static_cast<std::size_t>(end)];
}

Totals& Totals::operator+=(const Totals& other) {
    pdus += other.pdus;
    requests += other.requests;
    responses += other.responses;
    paired += other.paired;
    awaiting += other.awaiting;
    orphanResponses += other.orphanResponses;
    malformed += other.malformed;
    return *this;
}

std::size_t Statistics::memoryBytes() const {
    const auto held = [](const auto& map) { return map.capacity() * sizeof(*map.begin()); };
    std::size_t bytes = held(commands) + held(statuses) + held(latencies);
    for (const auto& [command, histogram] : latencies) {
        bytes += histogram.memoryBytes();
    }
    return bytes;
}

}  // namespace smppscope::model
