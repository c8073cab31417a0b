#include "model/direct_field.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "model/field_registry.h"
#include "model/loader.h"
#include "model/pdu_reader.h"

namespace smppscope::model {
namespace {

using dissector::Bytes;
using dissector::dissect;
using dissector::FieldInfo;
using dissector::Node;
using dissector::PduBuilder;
using Values = std::vector<dissector::Value>;

Values valuesInTree(Bytes pdu, const FieldInfo& field) {
    Values values;
    for (const Node& node : dissect(pdu).nodes) {
        if (node.field->name == field.name) {
            values.push_back(node.value);
        }
    }
    return values;
}

Values valuesReadDirectly(Bytes pdu, const FieldInfo& field) {
    Values values;
    appendDirect(pdu, field, directSource(field.name), values);
    return values;
}

void expectSameAsTree(Bytes pdu) {
    if (pdu.size() < dissector::kHeaderLength || !hasPlainLayout(dissector::loadU32(&pdu[4])) ||
        !dissector::isWellFormed(pdu)) {
        return;
    }
    for (const FieldInfo& field : dissector::allFields()) {
        if (!directSource(field.name).empty()) {
            EXPECT_EQ(valuesReadDirectly(pdu, field), valuesInTree(pdu, field))
                << field.name << " of " << dissector::commandName(dissector::loadU32(&pdu[4]));
        }
    }
}

TEST(DirectFieldTest, GivesWhatTheTreeOfEveryCommandHolds) {
    for (const std::uint32_t command : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 9u, 0xBu, 0x15u, 0x102u, 0x103u}) {
        expectSameAsTree(PduBuilder(command).build());
        expectSameAsTree(PduBuilder(command | dissector::kResponseBit).build());
        expectSameAsTree(PduBuilder(command | dissector::kResponseBit).status(8).noBody().build());
    }
}

TEST(DirectFieldTest, GivesWhatTheTreeOfASubmitHolds) {
    const auto submit = PduBuilder(dissector::kSubmitSm)
                            .set("service_type", "USSD")
                            .set("source_addr_ton", std::uint64_t{5})
                            .set("source_addr", "Caf\xE9")
                            .set("destination_addr", "447700900123")
                            .set("data_coding", std::uint64_t{3})
                            .set("short_message", std::string_view("\0\xFF", 2))
                            .tlv("message_payload", "more")
                            .build();
    expectSameAsTree(submit);
    EXPECT_EQ(valuesReadDirectly(submit, *field("smpp.source_addr")), Values{std::string("Caf\xC3\xA9")});
}

TEST(DirectFieldTest, GivesWhatTheTreesOfAllSamplesHold) {
    std::size_t compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SMPPSCOPE_SOURCE_DIR "/samples")) {
        if (entry.path().extension() != ".pcap") {
            continue;
        }
        const auto analysis = std::make_shared<Analysis>(std::vector<std::string>{entry.path().string()});
        ASSERT_TRUE(load(*analysis, {.threads = 1}));
        PduReader reader(analysis);
        for (Row row = 0; row < analysis->pdus().size(); ++row, ++compared) {
            const auto pdu = reader.bytes(row);
            ASSERT_TRUE(pdu);
            expectSameAsTree(*pdu);
        }
    }
    EXPECT_GT(compared, 1000u);
}

TEST(DirectFieldTest, ListsOfDestinationsNeedTheTree) {
    EXPECT_FALSE(hasPlainLayout(dissector::kSubmitMulti));
    EXPECT_FALSE(hasPlainLayout(dissector::kSubmitMulti | dissector::kResponseBit));
    EXPECT_FALSE(hasPlainLayout(0x01000001));
}

TEST(DirectFieldTest, SecretsAreNeverReadDirectly) {
    for (const FieldInfo& field : dissector::allFields()) {
        if (field.sensitivity == dissector::Sensitivity::secret) {
            EXPECT_EQ(directSource(field.name), "");
        }
    }
}

}  // namespace
}  // namespace smppscope::model
