#include "tests/unit/model/small_capture.h"

#include <stdexcept>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "model/filter_job.h"
#include "model/loader.h"
#include "tests/support/capture_builder.h"

namespace smppscope::model {

namespace {

using dissector::kBindTransceiver;
using dissector::kDeliverSm;
using dissector::kEnquireLink;
using dissector::kResponseBit;
using dissector::kSubmitMulti;
using dissector::kSubmitSm;
using dissector::PduBuilder;
using support::ByteVector;

constexpr TimeNs at(int milliseconds) {
    return support::kCaptureStart + milliseconds * support::kMillisecond;
}

PduBuilder submit(std::uint32_t sequence, std::string_view to) {
    PduBuilder builder(kSubmitSm);
    builder.sequence(sequence)
        .set("source_addr_ton", std::uint64_t{5})
        .set("source_addr", "ACME")
        .set("dest_addr_ton", std::uint64_t{1})
        .set("dest_addr_npi", std::uint64_t{1})
        .set("destination_addr", to);
    return builder;
}

ByteVector malformed() {
    ByteVector bytes = submit(2, "447700900123").build();
    bytes.resize(24);
    bytes[3] = 24;
    return bytes;
}

void addFirstSession(support::CaptureBuilder& capture) {
    support::Link link =
        capture.connect(support::endpoint("192.0.2.10", 40001), support::endpoint("192.0.2.20", 2775), at(0));
    link.clientSends(PduBuilder(kBindTransceiver)
                         .sequence(1)
                         .set("system_id", "shop1")
                         .set("password", "secret")
                         .set("interface_version", std::uint64_t{0x34})
                         .build(),
                     at(10));
    link.serverSends(
        PduBuilder(kBindTransceiver | kResponseBit).sequence(1).set("system_id", "centre").build(), at(12));
    link.clientSends(submit(2, "447700900123").set("short_message", "hello there").build(), at(20));
    link.clientSends(submit(3, "447700900456")
                         .set("data_coding", std::uint64_t{8})
                         .set("short_message", std::string_view("\0H\0i", 4))
                         .tlv("user_message_reference", std::uint64_t{7})
                         .build(),
                     at(21));
    link.serverSends(PduBuilder(kSubmitSm | kResponseBit).sequence(2).set("message_id", "A1").build(),
                     at(25));
    link.serverSends(PduBuilder(kSubmitSm | kResponseBit).sequence(3).status(0x58).noBody().build(), at(271));
    link.serverSends(PduBuilder(kDeliverSm)
                         .sequence(1)
                         .set("source_addr", "447700900123")
                         .set("destination_addr", "ACME")
                         .set("short_message", "STOP")
                         .build(),
                     at(300));
    link.clientSends(PduBuilder(kSubmitMulti)
                         .sequence(4)
                         .destination(1, 1, "447700900123")
                         .distributionList("staff")
                         .destination(1, 1, "447700900789")
                         .set("short_message", "to many")
                         .build(),
                     at(400));
}

void addSecondSession(support::CaptureBuilder& capture) {
    support::Link link = capture.connect(support::endpoint("2001:db8::1", 40002),
                                         support::endpoint("2001:db8::2", 5019), at(490));
    link.clientSends(PduBuilder(kEnquireLink).sequence(1).build(), at(500));
    link.serverSends(PduBuilder(kEnquireLink | kResponseBit).sequence(77).build(), at(501));
    link.clientSends(malformed(), at(510));
}

}  // namespace

SmallCapture::SmallCapture() {
    support::CaptureBuilder capture;
    addFirstSession(capture);
    addSecondSession(capture);
    const std::string path = dir_.file("small.pcap");
    capture.writeTo(path);
    analysis_ = std::make_shared<Analysis>(std::vector<std::string>{path});
    const auto loaded = load(*analysis_, {.threads = 1});
    if (!loaded || analysis_->pdus().size() != 11) {
        throw std::logic_error("the capture for tests did not load");
    }
}

std::vector<int> SmallCapture::matching(std::string_view filter) const {
    const auto parsed = Filter::parse(filter);
    if (!parsed) {
        throw std::invalid_argument(describe(parsed.error(), filter));
    }
    std::vector<int> numbers;
    for (const Row row : matchingRows(analysis_, *parsed, 0, kNoRow)) {
        numbers.push_back(static_cast<int>(row) + 1);
    }
    return numbers;
}

}  // namespace smppscope::model
