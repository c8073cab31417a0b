#include "gui/messages/message_details.h"

#include <algorithm>

#include "model/messages/message_row.h"

namespace smppscope::gui {

namespace {

constexpr int kCachedMessages = 5'000;
constexpr std::size_t kMostText = 4'000;  // octets; more than any handset shows

std::string cut(std::string text) {
    if (text.size() > kMostText) {
        std::size_t end = kMostText;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
            --end;  // not inside a character
        }
        text.resize(end);
        text += "…";
    }
    return text;
}

void addPdu(std::uint32_t number, std::vector<model::Row>& pdus) {
    if (number != 0) {
        pdus.push_back(number - 1);
    }
}

void addPart(const model::MessagePartRow& part, MessageDetail& to) {
    if (!part.id().empty() && std::ranges::find(to.ids, part.id()) == to.ids.end()) {
        to.ids.push_back(part.id());
    }
    addPdu(part.request(), to.pdus);
    addPdu(part.response(), to.pdus);
    for (const model::MessageEventRow& event : part.events()) {
        addPdu(event.pdu(), to.pdus);
        addPdu(event.acknowledgement(), to.pdus);
    }
}

MessageDetail detailOf(model::MessageReader& reader, model::MessageNumber number) {
    model::MessageRow row = model::messageRow(reader, number, {});
    MessageDetail detail{
        .source = row.source(),
        .destination = row.destination(),
        .ids = {},
        .text = cut(std::move(*row.mutable_text())),
        .binary = row.charset() == dissector::characterSetInfo(dissector::CharacterSet::binary).id,
        .missing = static_cast<std::uint32_t>(row.missing_size()),
        .pdus = {}};
    for (const model::MessagePartRow& part : row.part()) {
        addPart(part, detail);
    }
    std::ranges::sort(detail.pdus);
    detail.responseNs = row.has_response_ns() ? row.response_ns() : -1;
    detail.receiptNs = row.has_receipt_ns() ? row.receipt_ns() : -1;
    return detail;
}

}  // namespace

MessageDetails::MessageDetails(QObject* parent)
    : QObject(parent), values_(*this, kCachedMessages, [this] { emit arrived(); }) {}

void MessageDetails::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    if (!analysis) {
        values_.setSource({});
        return;
    }
    values_.setSource([analysis = std::move(analysis)] {
        return [reader = std::make_shared<model::MessageReader>(analysis)](model::MessageNumber message) {
            return detailOf(*reader, message);
        };
    });
}

}  // namespace smppscope::gui
