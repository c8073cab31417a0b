#include <array>

#include "model/field_source.h"

namespace smppscope::model {

namespace {

using dissector::Enumeration;
using dissector::EnumValue;
using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;
using Values = std::vector<Value>;

constexpr std::array<EnumValue, 3> kTransports{
    {{0, "tcp", "SMPP right on TCP"}, {1, "xot", "X.25 over TCP (RFC 1613)"}, {2, "x25", "an X.25 link"}}};
constexpr Enumeration kTransport{"transport", kTransports};

using Get = void (*)(const Session&, Direction, Values&);

constexpr ModelField entry(std::string_view name, std::string_view label, std::string_view description,
                           ValueKind kind, Get get, const Enumeration* enumeration = nullptr) {
    FieldInfo info{name, label, description, kind};
    info.enumeration = enumeration;
    return {info, {.scope = FieldScope::session, .ofSession = get, .closed = enumeration != nullptr}};
}

template <auto member>
void number(const Session& session, Direction, Values& out) {
    if (session.overX25()) {
        out.emplace_back(std::uint64_t{session.circuit.*member});
    }
}

template <Direction end>
void address(const Session& session, Direction, Values& out) {
    if (const std::string& text = session.circuit.addresses[static_cast<std::size_t>(end)]; !text.empty()) {
        out.emplace_back(text);
    }
}

void clearCause(const Session& session, Direction, Values& out) {
    const ConnectionEnd end = session.health.end;
    if (end == ConnectionEnd::clearedByClient || end == ConnectionEnd::clearedByServer ||
        end == ConnectionEnd::clearedByNetwork) {
        out.emplace_back(std::uint64_t{session.circuit.clearCause});
    }
}

constexpr std::array kCircuitFields{
    entry("session.circuit_resets", "Circuit resets", "Resets of the X.25 circuit", ValueKind::integer,
          &number<&Circuit::resets>),
    entry("session.clear_cause", "Clear cause", "Why the X.25 circuit was cleared: 0 by the other end",
          ValueKind::integer, &clearCause),
    entry("session.client_dte", "Client DTE", "DTE address of the client of an X.25 circuit",
          ValueKind::string, &address<Direction::fromClient>),
    entry("session.lost_packets", "Lost packets", "X.25 data packets that the capture has not",
          ValueKind::integer, &number<&Circuit::lostPackets>),
    entry("session.qualified_packets", "Qualified packets", "X.25 data packets with the Q bit: no SMPP",
          ValueKind::integer, &number<&Circuit::qualifiedPackets>),
    entry("session.repeated_packets", "Repeated packets", "X.25 data packets sent again, or captured twice",
          ValueKind::integer, &number<&Circuit::repeatedPackets>),
    entry("session.server_dte", "Server DTE", "DTE address of the server of an X.25 circuit",
          ValueKind::string, &address<Direction::fromServer>),
    entry(
        "session.transport", "Transport", "What carries the session", ValueKind::string,
        [](const Session& session, Direction, Values& out) {
            out.emplace_back(std::string(toString(session.transport)));
        },
        &kTransport),
    entry("x25", "X.25", "The PDU came over X.25, on a link or over TCP", ValueKind::none,
          [](const Session& session, Direction, Values& out) {
              if (session.overX25()) {
                  out.emplace_back();
              }
          }),
    entry("x25.lcn", "Logical channel", "Logical channel of the X.25 circuit", ValueKind::integer,
          &number<&Circuit::channel>),
    entry("xot", "XOT", "The PDU came over X.25 over TCP", ValueKind::none,
          [](const Session& session, Direction, Values& out) {
              if (session.transport == Transport::xot) {
                  out.emplace_back();
              }
          }),
};

}  // namespace

std::span<const ModelField> circuitFieldTable() {
    return kCircuitFields;
}

}  // namespace smppscope::model
