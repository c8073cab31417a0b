#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/unit/dissector/tree_helpers.h"

namespace smppscope::dissector::tests {

namespace {

constexpr std::string_view kPassword = "s3cr3t!";

/// Everything a tree says, in one string.
std::string everything(const Tree& tree) {
    std::string all;
    for (const Node& node : tree.nodes)
        all += node.text + "\n" + formatValue(*node.field, node.value) + "\n";
    for (const Issue& issue : tree.issues)
        all += issue.text + "\n";
    return all;
}

Octets bind() {
    return PduBuilder(kBindTransmitter).set("system_id", "shop").set("password", kPassword).build();
}

}  // namespace

TEST(Masking, NeitherTextsNorValuesNorIssuesHoldThePassword) {
    const std::string all = everything(dissect(bind()));
    EXPECT_EQ(all.find(kPassword), std::string::npos);
    EXPECT_EQ(all.find(hex(octets(kPassword))), std::string::npos);
    EXPECT_EQ(printed(dissect(bind()), "smpp.password"), kMask);
}

TEST(Masking, TheMaskDoesNotTellTheLength) {
    EXPECT_EQ(printed(dissect(PduBuilder(kBindTransmitter).build()), "smpp.password"), kMask);
}

TEST(Masking, APasswordIsMaskedInEveryTruncation) {
    const Octets whole = bind();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Octets cut = whole;
        cut.resize(size);
        for (const Octets& pdu : {cut, size < 4 ? cut : shortened(whole, size)}) {
            const std::string all = everything(dissect(pdu));
            EXPECT_EQ(all.find("s3c"), std::string::npos) << size;
            EXPECT_EQ(all.find(hex(octets("s3c"))), std::string::npos) << size;
        }
    }
}

TEST(Masking, CoversTheWholeBodyOfABindWhoseLayoutIsUnknown) {
    Octets pdu = bind();
    pdu[5] = 1;  // bind_transmitter of version 4.0
    const std::string all = everything(dissect(pdu));
    EXPECT_EQ(all.find(hex(octets(kPassword))), std::string::npos);
    EXPECT_EQ(shown(dissect(pdu), "smpp.body.secret"), kMask);
    EXPECT_NE(everything(dissect(pdu, {.reveal = true})).find(hex(octets(kPassword))), std::string::npos);
}

TEST(Masking, RevealShowsIt) {
    const Tree tree = dissect(bind(), {.reveal = true});
    EXPECT_EQ(printed(tree, "smpp.password"), kPassword);
    EXPECT_EQ(shown(tree, "smpp.password"), kPassword);
}

TEST(Masking, TextAndAddressesAreMarked) {
    for (const char* name : {"smpp.message", "smpp.message_payload", "smpp.callback_num_atag.text"})
        EXPECT_EQ(findField(name)->sensitivity, Sensitivity::content) << name;
    for (const char* name : {"smpp.source_addr", "smpp.destination_addr", "smpp.esme_addr",
                             "smpp.address_range", "smpp.callback_num.digits", "smpp.source_subaddress"})
        EXPECT_EQ(findField(name)->sensitivity, Sensitivity::address) << name;
}

}  // namespace smppscope::dissector::tests
