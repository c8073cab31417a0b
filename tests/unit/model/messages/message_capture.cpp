#include "tests/unit/model/messages/message_capture.h"

#include <stdexcept>

#include <fmt/format.h>

#include "dissector/commands.h"
#include "model/field_registry.h"
#include "model/loader.h"

namespace smppscope::model {

using dissector::kDeliverSm;
using dissector::kResponseBit;
using dissector::kSubmitSm;
using dissector::PduBuilder;

PduBuilder submission(std::string_view text, std::string_view to) {
    PduBuilder builder(kSubmitSm);
    builder.set("source_addr_ton", std::uint64_t{5})
        .set("source_addr", MessageCapture::kSender)
        .set("dest_addr_ton", std::uint64_t{1})
        .set("dest_addr_npi", std::uint64_t{1})
        .set("destination_addr", to)
        .set("registered_delivery", std::uint64_t{1})
        .set("short_message", text);
    return builder;
}

PduBuilder part(int number, int total, int reference, std::string_view text, std::string_view to) {
    std::string message{'\x05',
                        '\x00',
                        '\x03',
                        static_cast<char>(reference),
                        static_cast<char>(total),
                        static_cast<char>(number)};
    message += text;
    return submission(message, to).set("esm_class", std::uint64_t{0x40});
}

PduBuilder receipt(std::string_view id, std::string_view state, std::string_view from) {
    PduBuilder builder(kDeliverSm);
    builder.set("source_addr", from)
        .set("destination_addr", MessageCapture::kSender)
        .set("esm_class", std::uint64_t{4})
        .set("short_message",
             fmt::format("id:{} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 "
                         "stat:{} err:027 text:hello",
                         id, state));
    return builder;
}

Row MessageCapture::Bind::submits(std::string_view id, std::string_view to, std::string_view text) {
    const Row row = requests(submission(text, to));
    answers(id);
    return row;
}

Row MessageCapture::Bind::requests(const PduBuilder& request) {
    PduBuilder numbered = request;
    const std::vector<std::uint8_t> bytes = numbered.sequence(++sequence_).build();
    lastCommand_ = dissector::loadHeader(bytes.data()).command;
    link_.clientSends(bytes, capture_.tick());
    return capture_.add();
}

void MessageCapture::Bind::answers(std::string_view id, std::uint32_t status) {
    PduBuilder response(lastCommand_ | kResponseBit);
    response.sequence(sequence_).status(status);
    if (status != 0) {
        response.noBody();
    } else if (!id.empty()) {
        response.set("message_id", id);
    }
    link_.serverSends(response.build(), capture_.tick());
    capture_.add();
}

Row MessageCapture::Bind::answersWith(PduBuilder response) {
    link_.serverSends(response.sequence(sequence_).build(), capture_.tick());
    return capture_.add();
}

void MessageCapture::Bind::answersQuery(std::string_view id, std::uint64_t state) {
    PduBuilder response(dissector::kQuerySm | kResponseBit);
    response.sequence(sequence_).set("message_id", id).set("message_state", state);
    link_.serverSends(response.build(), capture_.tick());
    capture_.add();
}

Row MessageCapture::Bind::delivers(const PduBuilder& request) {
    PduBuilder numbered = request;
    const std::vector<std::uint8_t> bytes = numbered.sequence(++centreSequence_).build();
    link_.serverSends(bytes, capture_.tick());
    const Row row = capture_.add();
    const std::uint32_t command = dissector::loadHeader(bytes.data()).command;
    link_.clientSends(PduBuilder(command | kResponseBit).sequence(centreSequence_).build(), capture_.tick());
    capture_.add();
    return row;
}

Row MessageCapture::Bind::receives(std::string_view id, std::string_view state, std::string_view from) {
    return delivers(receipt(id, state, from));
}

capture::Endpoint MessageCapture::nextClient() {
    return support::endpoint("192.0.2.10", ++port_);
}

MessageCapture::Bind MessageCapture::bind(std::string_view systemId, std::uint32_t command) {
    Bind bind(*this, capture_.connect(nextClient(), support::endpoint("192.0.2.20", 2775), tick()));
    bind.link_.clientSends(PduBuilder(command)
                               .sequence(1)
                               .set("system_id", systemId)
                               .set("interface_version", std::uint64_t{0x34})
                               .build(),
                           tick());
    add();
    bind.link_.serverSends(PduBuilder(command | kResponseBit).sequence(1).build(), tick());
    add();
    return bind;
}

MessageCapture::Bind MessageCapture::alreadyBound() {
    return Bind(*this, capture_.alreadyOpen(nextClient(), support::endpoint("192.0.2.20", 2775)));
}

void MessageCapture::load() {
    const std::string path = dir_.file("messages.pcap");
    capture_.writeTo(path);
    analysis_ = std::make_shared<Analysis>(std::vector<std::string>{path});
    if (!model::load(*analysis_, {.threads = 1}) || analysis_->pdus().size() != rows_) {
        throw std::logic_error("the capture for tests did not load");
    }
}

std::vector<std::string> MessageCapture::issuesOf(Row row) const {
    std::vector<std::string> ids;
    for (const dissector::Issue& issue : analysis_->issuesOf(row)) {
        ids.emplace_back(dissector::issueInfo(issue.code).id);
    }
    return ids;
}

std::string MessageCapture::field(Row row, std::string_view name) const {
    RowFields fields(analysis_, false);
    fields.select(row);
    return fields.text(*model::field(name));
}

}  // namespace smppscope::model
