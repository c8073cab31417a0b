#include <array>

#include "model/field_source.h"

namespace smppscope::model {

namespace {

using dissector::EnumValue;
using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;

constexpr std::array<EnumValue, 9> kConnectionEnds{
    {{0, "open", "open at the end of the capture"},
     {1, "fin_by_client", "the client finished first"},
     {2, "fin_by_server", "the server finished first"},
     {3, "reset_by_client", "reset by the client"},
     {4, "reset_by_server", "reset by the server"},
     {5, "cleared_by_client", "X.25 circuit cleared by the client"},
     {6, "cleared_by_server", "X.25 circuit cleared by the server"},
     {7, "cleared_by_network", "X.25 circuit cleared by the network"},
     {8, "restarted", "X.25 link restarted"}}};
constexpr dissector::Enumeration kConnectionEnd{"connection_end", kConnectionEnds};

constexpr std::array<EnumValue, 2> kModes{
    {{0, "synchronous", "never more than one request of a direction in flight"},
     {1, "asynchronous", "several requests of a direction in flight together"}}};
constexpr dissector::Enumeration kMode{"session_mode", kModes};

constexpr ModelField health(std::string_view name, std::string_view label, std::string_view description,
                            void (*get)(const Session&, Direction, std::vector<Value>&),
                            ValueKind kind = ValueKind::integer,
                            const dissector::Enumeration* enumeration = nullptr) {
    FieldInfo info{name, label, description, kind};
    info.enumeration = enumeration;
    return {info, {.scope = FieldScope::session, .ofSession = get, .closed = enumeration != nullptr}};
}

template <std::uint64_t capture::TcpHealthCounters::*count>
void tcpCount(const Session& session, Direction, std::vector<Value>& out) {
    out.emplace_back(session.health.tcp.*count);
}

template <std::uint64_t ConnectionHealth::*count>
void healthCount(const Session& session, Direction, std::vector<Value>& out) {
    out.emplace_back(session.health.*count);
}

void handshake(const Session& session, Direction, std::vector<Value>& out) {
    if (session.health.tcp.handshake != capture::TcpHealthCounters::kUnknown) {
        out.emplace_back(std::int64_t{session.health.tcp.handshake});
    }
}

void connectionEnd(const Session& session, Direction, std::vector<Value>& out) {
    out.emplace_back(std::string(toString(session.health.end)));
}

void lostBytes(const Session& session, Direction, std::vector<Value>& out) {
    out.emplace_back(session.lostBytes);
}

void maxOutstanding(const Session& session, Direction, std::vector<Value>& out) {
    out.emplace_back(std::uint64_t{session.maxOutstanding});
}

void mode(const Session& session, Direction, std::vector<Value>& out) {
    if (session.maxOutstanding != 0) {
        out.emplace_back(std::string(kModes[session.maxOutstanding > 1 ? 1 : 0].name));
    }
}

using Tcp = capture::TcpHealthCounters;

constexpr std::array kHealthFields{
    health("session.conflicting_bytes", "Bytes that differ", "Bytes that TCP sent again with another value",
           &healthCount<&ConnectionHealth::conflictingBytes>),
    health("session.connection_end", "Connection ended by", "How the connection ended, whatever SMPP said",
           &connectionEnd, ValueKind::string, &kConnectionEnd),
    health("session.duplicate_segments", "Captured twice",
           "Copies of TCP segments, captured at a second point", &tcpCount<&Tcp::duplicates>),
    health("session.handshake", "Round trip", "From SYN to ACK: a round trip between the ends", &handshake,
           ValueKind::duration),
    health("session.keep_alives", "Keep-alives", "TCP segments that asked whether the other end is alive",
           &tcpCount<&Tcp::keepAlives>),
    health("session.lost_bytes", "Lost bytes", "Bytes of the connection that the capture has not",
           &lostBytes),
    health("session.out_of_order_segments", "Out of order",
           "TCP segments with new bytes that came after later ones",
           &healthCount<&ConnectionHealth::outOfOrder>),
    health("session.max_outstanding", "Window",
           "Largest number of requests of one direction in flight together", &maxOutstanding),
    health("session.mode", "Mode", "Whether the session had one request in flight or several", &mode,
           ValueKind::string, &kMode),
    health("session.resets", "Resets", "TCP segments with RST", &tcpCount<&Tcp::resets>),
    health("session.retransmitted_segments", "Sent again", "TCP segments that held nothing new",
           &healthCount<&ConnectionHealth::retransmitted>),
    health("session.window_probes", "Window probes", "TCP segments that asked whether there is room again",
           &tcpCount<&Tcp::windowProbes>),
    health("session.zero_windows", "No room", "Times that an end had no room left for what is sent",
           &tcpCount<&Tcp::zeroWindows>),
};

}  // namespace

std::span<const ModelField> healthFieldTable() {
    return kHealthFields;
}

}  // namespace smppscope::model
