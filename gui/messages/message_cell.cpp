#include "gui/messages/message_cell.h"

#include <fmt/format.h>

#include "gui/sessions/session_text.h"
#include "model/filter_escape.h"
#include "model/printable.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

using model::MessagePhase;
using model::MessageStatus;

constexpr std::size_t kMostFilterText = 200;  // octets; a longer text makes no filter that anybody reads

MessageStatus statusOf(const MessageCell& cell) {
    return cell.message.status.load(model::kRelaxed);
}

const model::Session* sessionOf(const MessageCell& cell) {
    const model::SessionId id = cell.from.pdus.session(cell.message.first);
    return id < cell.from.snapshot.sessions.size() ? &cell.from.snapshot.sessions[id] : nullptr;
}

std::string accountText(const MessageCell& cell) {
    const model::Session* session = sessionOf(cell);
    return session == nullptr ? std::string() : accountName(session->systemId);
}

std::string partsText(const MessageCell& cell) {
    const std::uint32_t parts = cell.message.total;
    const std::uint32_t missing = cell.detail != nullptr ? cell.detail->missing : 0;
    return missing == 0 ? std::to_string(parts) : fmt::format("{} of {}", parts - missing, parts);
}

std::string durationText(std::int64_t ns) {
    return ns < 0 ? std::string() : model::formatDuration(ns);
}

/// `field == "text"`, or nothing for what can't be told.
std::string textFilter(std::string_view field, const std::string& text) {
    return text.empty() || text.size() > kMostFilterText ? std::string()
                                                         : fmt::format("{} == {}", field, model::quote(text));
}

std::string timeFilter(std::string_view field, std::int64_t ns) {
    return ns < 0 ? std::string()
                  : fmt::format("{} >= {}.{:09}", field, ns / 1'000'000'000, ns % 1'000'000'000);
}

std::string textOfDetail(MessageColumn column, const MessageDetail& detail) {
    switch (column) {
        case MessageColumn::source:
            return model::escapeControls(detail.source);
        case MessageColumn::destination:
            return model::escapeControls(detail.destination);
        case MessageColumn::response:
            return durationText(detail.responseNs);
        case MessageColumn::receipt:
            return durationText(detail.receiptNs);
        case MessageColumn::id:
            return model::escapeControls(fmt::format("{}", fmt::join(detail.ids, ", ")));
        case MessageColumn::text:
            return detail.binary && detail.text.empty() ? "(no text, 8-bit data)"
                                                        : model::escapeControls(detail.text);
        default:
            return {};
    }
}

std::string filterOfDetail(const MessageColumnInfo& column, const MessageDetail& detail) {
    switch (column.column) {
        case MessageColumn::source:
            return textFilter(column.field, detail.source);
        case MessageColumn::destination:
            return textFilter(column.field, detail.destination);
        case MessageColumn::receipt:
            return timeFilter("message.receipt_latency", detail.receiptNs);
        case MessageColumn::id:
            return detail.ids.empty() ? std::string() : textFilter(column.field, detail.ids.front());
        case MessageColumn::text:
            return textFilter(column.field, detail.text);
        default:
            return {};
    }
}

}  // namespace

std::string messageCellText(MessageColumn column, const MessageCell& cell) {
    switch (column) {
        case MessageColumn::number:
            return std::to_string(std::uint64_t{cell.number} + 1);
        case MessageColumn::time:
            return cell.from.time.text(cell.from.pdus.time(cell.message.first));
        case MessageColumn::account:
            return accountText(cell);
        case MessageColumn::parts:
            return partsText(cell);
        case MessageColumn::state:
            return std::string(toString(statusOf(cell)));
        default:
            return cell.detail != nullptr ? textOfDetail(column, *cell.detail) : std::string();
    }
}

Tone messageCellTone(MessageColumn column, const MessageCell& cell) {
    if (column == MessageColumn::number || column == MessageColumn::id) {
        return Tone::faded;
    }
    if (column == MessageColumn::parts) {
        const bool lacks = cell.detail != nullptr && cell.detail->missing > 0;
        return lacks ? Tone::warning : cell.message.total == 1 ? Tone::faded : Tone::normal;
    }
    if (column != MessageColumn::state) {
        const bool noText = column == MessageColumn::text && cell.detail != nullptr && cell.detail->binary;
        return noText ? Tone::faded : Tone::normal;
    }
    switch (phaseOf(statusOf(cell))) {
        case MessagePhase::rejected:
        case MessagePhase::failed:
            return Tone::error;
        case MessagePhase::open:
            return Tone::faded;
        case MessagePhase::delivered:
            break;
    }
    return Tone::normal;
}

std::string messageCellFilter(MessageColumn column, const MessageCell& cell) {
    switch (column) {
        case MessageColumn::number:
            return messageFilter(cell.number);
        case MessageColumn::time:
            return timeFilter("frame.time_epoch", cell.from.pdus.time(cell.message.first));
        case MessageColumn::account: {
            const model::Session* session = sessionOf(cell);
            return session == nullptr ? std::string() : textFilter("session.system_id", session->systemId);
        }
        case MessageColumn::parts:
            return fmt::format("message.parts == {}", cell.message.total);
        case MessageColumn::state:
            return fmt::format("message.state == {}", toString(statusOf(cell)));
        default:
            return cell.detail != nullptr
                       ? filterOfDetail(messageColumns()[static_cast<std::size_t>(column)], *cell.detail)
                       : std::string();
    }
}

std::string messageFilter(model::MessageNumber number) {
    return fmt::format("message.number == {}", std::uint64_t{number} + 1);
}

std::string messageFate(const MessageCell& cell) {
    const MessageStatus status = statusOf(cell);
    std::string fate(toString(status));
    if (cell.detail != nullptr) {
        const bool byReceipt = isFinal(status) && cell.detail->receiptNs >= 0;
        const std::int64_t after = byReceipt ? cell.detail->receiptNs : cell.detail->responseNs;
        if (after >= 0) {
            fate += " after " + model::formatDuration(after);
        }
    }
    if (cell.message.total > 1) {
        fate += fmt::format(", {} parts", partsText(cell));
    }
    return fate;
}

}  // namespace smppscope::gui
