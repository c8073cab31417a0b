#include "gui/table/cell_text.h"

#include <fmt/format.h>

#include "dissector/commands.h"
#include "dissector/header.h"
#include "model/printable.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

using dissector::isResponse;

const model::Session* sessionOf(model::Row row, const CellSource& from) {
    const model::SessionId id = from.pdus.session(row);
    return id < from.snapshot.sessions.size() ? &from.snapshot.sessions[id] : nullptr;
}

model::Direction endOf(model::Row row, bool sender, const CellSource& from) {
    const bool fromServer = (from.pdus.flags(row) & model::pdu_flag::kFromServer) != 0;
    return fromServer == sender ? model::Direction::fromServer : model::Direction::fromClient;
}

std::string endpointText(model::Row row, bool sender, const CellSource& from) {
    const model::Session* session = sessionOf(row, from);
    return session != nullptr ? model::endpointText(*session, endOf(row, sender, from)) : std::string();
}

// Of an X.25 link only the circuit can be named, and which way the PDU went.
std::string circuitFilter(const model::Session& session, bool sender, model::Direction end) {
    const bool fromClient = (end == model::Direction::fromClient) == sender;
    return fmt::format("session.id == {} and pdu.direction == {}", session.id + 1,
                       fromClient ? "from_client" : "from_server");
}

std::string endpointFilter(model::Row row, bool sender, const CellSource& from) {
    const model::Session* session = sessionOf(row, from);
    if (session == nullptr) {
        return {};
    }
    const model::Direction direction = endOf(row, sender, from);
    if (!session->overTcp()) {
        return circuitFilter(*session, sender, direction);
    }
    const capture::Endpoint& endpoint =
        direction == model::Direction::fromClient ? session->client : session->server;
    const char* end = sender ? "src" : "dst";
    return fmt::format("{}.{} == {} and tcp.{}port == {}", endpoint.address.isV4 ? "ip" : "ipv6", end,
                       capture::toString(endpoint.address), end, endpoint.port);
}

bool showsStatus(model::Row row, const CellSource& from) {
    return isResponse(from.pdus.command(row)) || from.pdus.status(row) != 0;
}

std::string latencyText(model::Row row, const CellSource& from) {
    const std::int64_t latency = from.pdus.latency(row);
    if (latency >= 0) {
        return model::formatDuration(latency);
    }
    return isUnanswered(row, from) ? "unanswered" : std::string();
}

std::string secondsText(std::int64_t ns) {
    std::string text = fmt::format("{}.{:09}", ns / 1'000'000'000, ns % 1'000'000'000);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text + "0" : text;
}

}  // namespace

bool isUnanswered(model::Row row, const CellSource& from) {
    return from.snapshot.finished && (from.pdus.flags(row) & model::pdu_flag::kExpectsResponse) != 0 &&
           from.pdus.partner(row) == model::kNoRow;
}

std::string sessionText(model::SessionId id, const model::Snapshot& snapshot) {
    if (id >= snapshot.sessions.size() || snapshot.sessions[id].systemId.empty()) {
        return std::to_string(id + 1);
    }
    return fmt::format("{} {}", id + 1, model::escapeControls(snapshot.sessions[id].systemId));
}

std::string cellText(Column column, model::Row row, const CellSource& from) {
    switch (column) {
        case Column::number:
            return std::to_string(std::uint64_t{row} + 1);
        case Column::time:
            return from.time.text(from.pdus.time(row));
        case Column::session:
            return sessionText(from.pdus.session(row), from.snapshot);
        case Column::source:
            return endpointText(row, true, from);
        case Column::destination:
            return endpointText(row, false, from);
        case Column::command:
            return dissector::commandName(from.pdus.command(row));
        case Column::status:
            return showsStatus(row, from) ? dissector::statusName(from.pdus.status(row)) : std::string();
        case Column::sequence:
            return std::to_string(from.pdus.sequence(row));
        case Column::latency:
            return latencyText(row, from);
        case Column::length:
            return std::to_string(from.pdus.length(row));
        case Column::info:
            break;
    }
    return {};
}

Tone cellTone(Column column, model::Row row, const CellSource& from) {
    using namespace model::pdu_flag;
    switch (column) {
        case Column::status:
            return from.pdus.status(row) != 0 ? Tone::error : Tone::faded;
        case Column::latency:
            return isUnanswered(row, from) ? Tone::warning : Tone::normal;
        case Column::length:
            return (from.pdus.flags(row) & kCut) != 0 ? Tone::warning : Tone::normal;
        case Column::command:
            return (from.pdus.flags(row) & kMalformed) != 0 ? Tone::error : Tone::normal;
        case Column::number:
        case Column::sequence:
            return Tone::faded;
        default:
            return Tone::normal;
    }
}

std::string cellFilter(Column column, model::Row row, const CellSource& from) {
    switch (column) {
        case Column::number:
            return fmt::format("pdu.number == {}", std::uint64_t{row} + 1);
        case Column::time: {
            const model::TimeNs time = from.pdus.time(row);
            return fmt::format("frame.time_epoch >= {}.{:09}", time / 1'000'000'000, time % 1'000'000'000);
        }
        case Column::session:
            return fmt::format("session.id == {}", from.pdus.session(row) + 1);
        case Column::source:
            return endpointFilter(row, true, from);
        case Column::destination:
            return endpointFilter(row, false, from);
        case Column::command: {
            const std::uint32_t command = from.pdus.command(row);
            const std::string name = dissector::commandName(command);
            return dissector::findCommandByName(name) != nullptr
                       ? fmt::format("smpp.command_id == {}", name)
                       : fmt::format("smpp.command_id == 0x{:08x}", command);
        }
        case Column::status:
            return showsStatus(row, from) ? fmt::format("smpp.command_status == {}",
                                                        dissector::statusName(from.pdus.status(row)))
                                          : std::string();
        case Column::sequence:
            return fmt::format("smpp.sequence_number == {}", from.pdus.sequence(row));
        case Column::latency: {
            const std::int64_t latency = from.pdus.latency(row);
            if (latency >= 0) {
                return "pdu.latency >= " + secondsText(latency);
            }
            return isUnanswered(row, from) ? "pdu.unanswered" : std::string();
        }
        case Column::length:
            return fmt::format("smpp.command_length == {}", from.pdus.length(row));
        case Column::info:
            break;
    }
    return {};
}

}  // namespace smppscope::gui
