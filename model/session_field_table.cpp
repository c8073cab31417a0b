#include <fmt/format.h>
#include <array>

#include "model/field_source.h"

namespace smppscope::model {

namespace {

using capture::Endpoint;
using capture::IpAddress;
using dissector::Enumeration;
using dissector::EnumValue;
using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;
using Values = std::vector<Value>;

constexpr std::array<EnumValue, 4> kBindTypes{{{0, "unknown", "no bind was seen"},
                                               {1, "transmitter", "the ESME submits"},
                                               {2, "receiver", "the ESME receives"},
                                               {3, "transceiver", "both"}}};
constexpr Enumeration kBindType{"bind_type", kBindTypes};

constexpr std::array<EnumValue, 8> kStates{{{0, "UNKNOWN", "begun before the capture"},
                                            {1, "OPEN", "connected, not bound"},
                                            {2, "OUTBOUND", "the SMSC asked for a bind"},
                                            {3, "BOUND_TX", "bound as transmitter"},
                                            {4, "BOUND_RX", "bound as receiver"},
                                            {5, "BOUND_TRX", "bound as transceiver"},
                                            {6, "UNBOUND", "unbound, still connected"},
                                            {7, "CLOSED", "the connection is closed"}}};
constexpr Enumeration kState{"session_state", kStates};

constexpr std::array<EnumValue, 11> kCloseReasons{
    {{0, "none", "open at the end of the capture"},
     {1, "unbind", "unbind and its response"},
     {2, "fin_by_client", "closed by the client without unbind"},
     {3, "fin_by_server", "closed by the server without unbind"},
     {4, "reset_by_client", "reset by the client"},
     {5, "reset_by_server", "reset by the server"},
     {6, "replaced", "a new connection has the same ports, or channel"},
     {7, "cleared_by_client", "X.25 circuit cleared by the client without unbind"},
     {8, "cleared_by_server", "X.25 circuit cleared by the server without unbind"},
     {9, "cleared_by_network", "X.25 circuit cleared by the network"},
     {10, "restarted", "X.25 link restarted"}}};
constexpr Enumeration kCloseReason{"close_reason", kCloseReasons};

constexpr std::array<EnumValue, 2> kDirections{
    {{0, "from_client", "sent by the end that opened the connection, usually the ESME"},
     {1, "from_server", "sent by the end that was connected to, usually the SMSC"}}};
constexpr Enumeration kDirection{"direction", kDirections};

void appendAddress(const Session& session, const IpAddress& address, bool v4, Values& out) {
    if (session.overTcp() && address.isV4 == v4) {
        out.emplace_back(
            std::vector<std::uint8_t>(address.bytes.begin() + (v4 ? 12 : 0), address.bytes.end()));
    }
}

const Endpoint& source(const Session& session, Direction direction) {
    return direction == Direction::fromClient ? session.client : session.server;
}

const Endpoint& destination(const Session& session, Direction direction) {
    return source(session, opposite(direction));
}

template <bool v4>
void isFamily(const Session& session, Direction, Values& out) {
    if (session.overTcp() && session.client.address.isV4 == v4) {
        out.emplace_back();
    }
}

template <bool v4>
void sourceAddress(const Session& session, Direction direction, Values& out) {
    appendAddress(session, source(session, direction).address, v4, out);
}

template <bool v4>
void destinationAddress(const Session& session, Direction direction, Values& out) {
    appendAddress(session, destination(session, direction).address, v4, out);
}

template <bool v4>
void bothAddresses(const Session& session, Direction direction, Values& out) {
    sourceAddress<v4>(session, direction, out);
    destinationAddress<v4>(session, direction, out);
}

void appendNumber(std::uint64_t number, Values& out) {
    out.emplace_back(number);
}

void appendPort(const Session& session, const Endpoint& end, Values& out) {
    if (session.overTcp()) {
        appendNumber(end.port, out);
    }
}

void appendText(std::string text, Values& out) {
    if (!text.empty()) {
        out.emplace_back(std::move(text));
    }
}

void interfaceVersion(const Session& session, Direction, Values& out) {
    if (session.bindType != BindType::unknown) {
        out.emplace_back(
            fmt::format("{}.{}", session.interfaceVersion >> 4, session.interfaceVersion & 0x0F));
    }
}

using Get = void (*)(const Session&, Direction, Values&);

constexpr ModelField entry(std::string_view name, std::string_view label, std::string_view description,
                           ValueKind kind, Get get, const Enumeration* enumeration = nullptr) {
    FieldInfo info{name, label, description, kind};
    info.enumeration = enumeration;
    return {info, {.scope = FieldScope::session, .ofSession = get, .closed = enumeration != nullptr}};
}

constexpr std::array kSessionFields{
    entry("ip", "IPv4", "The connection runs over IPv4", ValueKind::none, &isFamily<true>),
    entry("ip.addr", "Address", "IPv4 addresses of sender and receiver", ValueKind::address,
          &bothAddresses<true>),
    entry("ip.dst", "Destination", "IPv4 address of the receiver", ValueKind::address,
          &destinationAddress<true>),
    entry("ip.src", "Source", "IPv4 address of the sender", ValueKind::address, &sourceAddress<true>),
    entry("ipv6", "IPv6", "The connection runs over IPv6", ValueKind::none, &isFamily<false>),
    entry("ipv6.addr", "Address", "IPv6 addresses of sender and receiver", ValueKind::address,
          &bothAddresses<false>),
    entry("ipv6.dst", "Destination", "IPv6 address of the receiver", ValueKind::address,
          &destinationAddress<false>),
    entry("ipv6.src", "Source", "IPv6 address of the sender", ValueKind::address, &sourceAddress<false>),
    entry(
        "pdu.direction", "Direction", "Which end sent the PDU", ValueKind::string,
        [](const Session&, Direction direction, Values& out) {
            appendText(std::string(kDirections[static_cast<std::size_t>(direction)].name), out);
        },
        &kDirection),
    entry("tcp", "TCP", "The PDU came over TCP", ValueKind::none,
          [](const Session& session, Direction, Values& out) {
              if (session.overTcp()) {
                  out.emplace_back();
              }
          }),
    entry("tcp.dstport", "Destination port", "TCP port of the receiver", ValueKind::integer,
          [](const Session& session, Direction direction, Values& out) {
              appendPort(session, destination(session, direction), out);
          }),
    entry("tcp.port", "Port", "TCP ports of sender and receiver", ValueKind::integer,
          [](const Session& session, Direction direction, Values& out) {
              appendPort(session, source(session, direction), out);
              appendPort(session, destination(session, direction), out);
          }),
    entry("tcp.srcport", "Source port", "TCP port of the sender", ValueKind::integer,
          [](const Session& session, Direction direction, Values& out) {
              appendPort(session, source(session, direction), out);
          }),
    entry("tcp.stream", "Stream", "Number of the TCP connection in the capture, from 0", ValueKind::integer,
          [](const Session& session, Direction, Values& out) {
              if (session.overTcp()) {
                  appendNumber(session.connection, out);
              }
          }),
    entry("session.begun_before_capture", "Begun before", "The connection was open when the capture began",
          ValueKind::boolean,
          [](const Session& session, Direction, Values& out) { appendNumber(session.begunBefore, out); }),
    entry(
        "session.bind_type", "Bind type", "What the ESME bound as", ValueKind::string,
        [](const Session& session, Direction, Values& out) {
            appendText(std::string(toString(session.bindType)), out);
        },
        &kBindType),
    entry("session.client", "Client", "Address and port of the end that opened the connection",
          ValueKind::string,
          [](const Session& session, Direction, Values& out) {
              appendText(endpointText(session, Direction::fromClient), out);
          }),
    entry(
        "session.close_reason", "Closed by", "Why the session ended", ValueKind::string,
        [](const Session& session, Direction, Values& out) {
            appendText(std::string(toString(session.closeReason)), out);
        },
        &kCloseReason),
    entry("session.id", "Session", "Number of the session in the capture, from 1", ValueKind::integer,
          [](const Session& session, Direction, Values& out) {
              appendNumber(std::uint64_t{session.id} + 1, out);
          }),
    entry("session.interface_version", "Version", "SMPP version of the bind request: 3.3, 3.4, 5.0",
          ValueKind::string, &interfaceVersion),
    entry("session.server", "Server", "Address and port of the end that was connected to", ValueKind::string,
          [](const Session& session, Direction, Values& out) {
              appendText(endpointText(session, Direction::fromServer), out);
          }),
    entry("session.server_system_id", "Server system_id", "system_id of the bind response", ValueKind::string,
          [](const Session& session, Direction, Values& out) { appendText(session.serverSystemId, out); }),
    entry(
        "session.state", "State", "State of the session at the end of the capture", ValueKind::string,
        [](const Session& session, Direction, Values& out) {
            appendText(std::string(toString(session.state)), out);
        },
        &kState),
    entry("session.system_id", "Session system_id", "system_id of the bind request: the account",
          ValueKind::string,
          [](const Session& session, Direction, Values& out) { appendText(session.systemId, out); }),
};

}  // namespace

std::span<const ModelField> sessionFieldTable() {
    return kSessionFields;
}

}  // namespace smppscope::model
