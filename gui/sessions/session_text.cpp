#include "gui/sessions/session_text.h"

#include <map>

#include <fmt/format.h>

#include "dissector/commands.h"
#include "model/printable.h"
#include "model/units.h"

namespace smppscope::gui {

std::string accountName(const std::string& systemId) {
    return systemId.empty() ? "(no bind seen)" : model::escapeControls(systemId);
}

namespace {

std::string_view shortBindType(model::BindType type) {
    switch (type) {
        case model::BindType::transmitter:
            return "TX";
        case model::BindType::receiver:
            return "RX";
        case model::BindType::transceiver:
            return "TRX";
        case model::BindType::unknown:
            break;
    }
    return "";
}

std::string_view shortState(model::SessionState state) {
    using State = model::SessionState;
    switch (state) {
        case State::open:
            return "open";
        case State::outbound:
            return "outbound";
        case State::boundTx:
        case State::boundRx:
        case State::boundTrx:
            return "bound";
        case State::unbound:
            return "unbound";
        case State::closed:
            return "closed";
        case State::unknown:
            break;
    }
    return "";
}

/// What there is to say about the TCP connection; counts of nothing are left out.
template <class Line>
void addHealth(const model::ConnectionHealth& health, const Line& line) {
    const auto count = [&line](std::string_view label, std::uint64_t value) {
        line(label, value == 0 ? "" : model::formatCount(value));
    };
    if (health.tcp.handshake != capture::TcpHealthCounters::kUnknown) {
        line("Round trip", model::formatDuration(health.tcp.handshake));
    }
    count("Segments sent again", health.retransmitted);
    count("Segments out of order", health.outOfOrder);
    count("Segments captured twice", health.tcp.duplicates);
    count("Times without room", health.tcp.zeroWindows);
    count("Window probes", health.tcp.windowProbes);
    count("Keep-alives", health.tcp.keepAlives);
    count("Resets", health.tcp.resets);
    count("Bytes sent again that differ", health.conflictingBytes);
}

/// The same of an X.25 circuit.
template <class Line>
void addCircuit(const model::Session& session, const Line& line) {
    if (!session.overX25()) {
        return;
    }
    const auto count = [&line](std::string_view label, std::uint64_t value) {
        line(label, value == 0 ? "" : model::formatCount(value));
    };
    line("Over", session.transport == model::Transport::xot ? "X.25 over TCP" : "X.25");
    line("Client DTE", session.circuit.addresses[0]);
    line("Server DTE", session.circuit.addresses[1]);
    count("Circuit resets", session.circuit.resets);
    count("Packets lost", session.circuit.lostPackets);
    count("Packets repeated", session.circuit.repeatedPackets);
    count("Qualified packets", session.circuit.qualifiedPackets);
}

}  // namespace

std::string stateText(const model::Session& session) {
    const std::string_view bind = shortBindType(session.bindType);
    const std::string_view state = shortState(session.state);
    return fmt::format("{}{}{}", bind, bind.empty() || state.empty() ? "" : " ", state);
}

std::string sessionName(const model::Session& session) {
    return fmt::format("{}  {}", session.id + 1, model::endpointText(session, model::Direction::fromClient));
}

std::string sessionSummary(const model::Session& session, std::uint64_t issues) {
    const model::Totals& totals = session.statistics.totals;
    std::string text = fmt::format("Session {} of {}\n", session.id + 1, accountName(session.systemId));
    const auto line = [&text](std::string_view label, const std::string& value) {
        if (!value.empty()) {
            text += fmt::format("{}: {}\n", label, value);
        }
    };
    line("Client", model::endpointText(session, model::Direction::fromClient));
    line("Server", fmt::format("{}{}{}", model::endpointText(session, model::Direction::fromServer),
                               session.serverSystemId.empty() ? "" : " ",
                               model::escapeControls(session.serverSystemId)));
    line("Bind", std::string(model::toString(session.bindType)));
    line("State", std::string(model::toString(session.state)));
    line("Closed by", session.closeReason == model::CloseReason::none
                          ? ""
                          : std::string(model::toString(session.closeReason)));
    line("First PDU", model::formatTime(session.firstTime));
    line("Lasted", model::formatDuration(session.lastTime - session.firstTime));
    line("PDUs", model::formatCount(totals.pdus));
    line("Unanswered", model::formatCount(totals.unanswered()));
    line("Most outstanding", model::formatCount(session.maxOutstanding));
    line("PDUs with issues", model::formatCount(issues));
    line("Lost bytes", session.lostBytes == 0 ? "" : model::formatCount(session.lostBytes));
    addHealth(session.health, line);
    addCircuit(session, line);
    std::map<std::uint32_t, const model::LatencyHistogram*> latencies;  // in order of commands
    for (const auto& [command, histogram] : session.statistics.latencies) {
        latencies.emplace(command, &histogram);
    }
    for (const auto& [command, histogram] : latencies) {
        line(dissector::commandName(command) + " latency",
             fmt::format("median {}, 99 % {}", model::formatDuration(histogram->quantile(0.5)),
                         model::formatDuration(histogram->quantile(0.99))));
    }
    text.pop_back();
    return text;
}

}  // namespace smppscope::gui
