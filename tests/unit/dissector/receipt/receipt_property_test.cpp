#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/dissect.h"
#include "dissector/encode.h"
#include "tests/support/traffic/random.h"
#include "tests/unit/dissector/agreement.h"
#include "tests/unit/dissector/receipt/receipt_checks.h"
#include "tests/unit/dissector/receipt/receipt_facts.h"

namespace smppscope::dissector::tests {

namespace {

constexpr std::size_t kLargest = 65'535;

/// Pieces of receipts in any order.
std::string randomText(support::Random& random, std::size_t pieces) {
    static const std::vector<std::string> kPieces{"id:",       "sub:",
                                                  "dlvrd:",    "submit date:",
                                                  "donedate:", "stat:",
                                                  "err:",      "text:",
                                                  "Text:",     " ",
                                                  "  ",        "\n",
                                                  ":",         "_",
                                                  "7",         "DELIVRD",
                                                  "x",         ",",
                                                  "00,",       "1005232039",
                                                  "\xE9",      std::string("\0", 1),
                                                  "submit",    "date:",
                                                  "d"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i)
        text += kPieces[static_cast<std::size_t>(
            random.between(0, static_cast<std::int64_t>(kPieces.size()) - 1))];
    return text;
}

/// A buffer of exactly this size, so that a sanitizer sees a read beyond it.
std::vector<std::uint8_t> exact(std::string_view text) {
    return {text.begin(), text.end()};
}

}  // namespace

TEST(ReceiptProperties, HoldForPiecesInAnyOrder) {
    support::Random random(4);
    for (int i = 0; i < 20'000; ++i) {
        const auto text = exact(randomText(random, static_cast<std::size_t>(random.between(0, 30))));
        EXPECT_EQ(textFault(text, 0), "");
        EXPECT_EQ(textFault(text, 8), "");
    }
}

TEST(ReceiptProperties, HoldForEveryBeginningOfEveryVector) {
    for (const ReceiptVector& vector : receiptVectors())
        for (std::size_t size = 0; size <= vector.input.size(); ++size)
            EXPECT_EQ(textFault(exact(vector.input.substr(0, size)), 0), "") << vector.input.substr(0, size);
}

TEST(ReceiptProperties, HoldForPdusOfPieces) {
    support::Random random(5);
    for (int i = 0; i < 2'000; ++i) {
        const auto pdu = PduBuilder(random.chance(0.5) ? kDeliverSm : kDataSm)
                             .set("esm_class", static_cast<std::uint64_t>(random.between(0, 255)))
                             .set("data_coding", random.chance(0.3) ? 8 : 0)
                             .tlv("message_payload", randomText(random, 20))
                             .tlv("receipted_message_id", randomText(random, 2))
                             .build();
        EXPECT_EQ(shapeFault(dissect(pdu), pdu.size()), "");
    }
}

/// Texts as long as a TLV can be, made of what costs the most. Anything but one pass would not end in a
/// test's time.
TEST(ReceiptProperties, LongestTextsAreReadInOnePass) {
    for (const std::string_view piece : {"id:", ":", "text:", "submit date:", "text:stat", " ",
                                         "id: ", "date:", "stat:DELIVRD ", "00,", "7", "_text:"}) {
        std::string text = "text:";
        while (text.size() + piece.size() <= kLargest)
            text += piece;
        for (int i = 0; i < 200; ++i)
            ASSERT_EQ(textFault(exact(text), 0), "") << piece;
        const auto pdu = PduBuilder(kDeliverSm).set("esm_class", 4).tlv("message_payload", text).build();
        EXPECT_EQ(shapeFault(dissect(pdu), pdu.size()), "");
    }
}

TEST(ReceiptProperties, LongestReceiptKeepsItsWholeText) {
    std::string text =
        "id:1 sub:001 dlvrd:001 submit date:1005232039 done date:1005232039 stat:DELIVRD err:000 text:";
    const auto head = static_cast<std::uint32_t>(text.size());
    text.resize(kLargest, ':');
    const ReceiptText read = scanReceiptText(exact(text));
    EXPECT_EQ(read.value(ReceiptKey::text), (ByteRange{head, static_cast<std::uint32_t>(kLargest) - head}));
}

}  // namespace smppscope::dissector::tests
