#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/header.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/tlv_row.h"
#include "tests/unit/dissector/agreement.h"
#include "tests/unit/dissector/tree_helpers.h"

// Whatever the tables describe can be built and is taken apart again into the same fields.

namespace smppscope::dissector::tests {

namespace {

constexpr std::string_view kTime = "260502101530004+";

std::string textFor(const FieldRow& row) {
    if (row.wire == Wire::time)
        return std::string(kTime);
    return row.max != 0 && row.max < 6 ? "" : "a1b2";
}

/// A PDU with something in every field, and two elements in every group.
Octets fullPdu(const CommandRow& command) {
    PduBuilder builder(command.id);
    builder.sequence(9);
    for (const FieldRow& row : command.body) {
        if (row.wire == Wire::string || row.wire == Wire::time || row.wire == Wire::octets)
            builder.set(row.name, textFor(row));
        else if (row.wire == Wire::integer && row.countOf.empty())
            builder.set(row.name, row.name == "version" ? '3' : 1u);
        else if (row.name == "dest_address")
            builder.destination(1, 1, "4455").distributionList("friends");
        else if (row.name == "unsuccess_sme")
            builder.failedDestination(1, 1, "4455", 0x0B).failedDestination(2, 1, "4466", 0x14);
        else if (row.name == "message")
            builder.listedMessage("ab").listedMessage("cd");
    }
    return builder.build();
}

std::vector<const CommandRow*> layouts() {
    std::vector<const CommandRow*> rows;
    for (const auto table : {standardCommands(), vendorCommands()})
        for (const CommandRow& row : table)
            if (row.layoutKnown)
                rows.push_back(&row);
    return rows;
}

std::vector<const TlvRow*> tlvs() {
    std::vector<const TlvRow*> rows;
    for (const TlvRow& row : standardTlvs())
        rows.push_back(&row);
    return rows;
}

template <class Row>
std::string nameOf(const testing::TestParamInfo<const Row*>& tested) {
    return std::string(tested.param->name);
}

/// Issues that say that a PDU is not what its command demands, without remarks on values and
/// on receipts of one TLV.
std::string faults(const Tree& tree) {
    Tree rest = tree;
    std::erase_if(rest.issues, [](const Issue& issue) {
        return issue.code == IssueCode::valueReserved || issue.code == IssueCode::tlvMissing ||
               issue.code == IssueCode::receiptUnmarked || issue.code == IssueCode::receiptIncomplete;
    });
    return issues(rest);
}

class EveryCommand : public testing::TestWithParam<const CommandRow*> {};
class EveryTlv : public testing::TestWithParam<const TlvRow*> {};

}  // namespace

TEST_P(EveryCommand, ShowsAllItsFieldsAgain) {
    const CommandRow& command = *GetParam();
    const Tree tree = dissect(fullPdu(command), {.reveal = true});
    EXPECT_EQ(faults(tree), "");
    EXPECT_EQ(shapeFault(tree, tree.nodes[0].range.length), "");
    EXPECT_EQ(shown(tree, "smpp.command_id"),
              std::string(command.name) + " (" + printed(tree, "smpp.command_id") + ")");
    for (const FieldRow& row : command.body) {
        ASSERT_FALSE(nodes(tree, row.info->name).empty()) << row.name;
        if (row.wire == Wire::string && row.info->enumeration == nullptr) {
            EXPECT_EQ(printed(tree, row.info->name).substr(0, 4), textFor(row).substr(0, 4)) << row.name;
        }
        if (row.wire == Wire::octets) {
            EXPECT_EQ(printed(tree, row.info->name), "61316232");
        }
        if (row.wire == Wire::time) {
            EXPECT_EQ(printed(tree, row.info->name), "May  2, 2026 09:15:30.000000000 UTC");
        }
        if (row.wire == Wire::group) {
            EXPECT_EQ(nodes(tree, row.group->element->name).size(), 2u);
        }
    }
}

TEST_P(EveryCommand, IsCoveredByItsFieldsWithoutGapOrOverlap) {
    const Octets pdu = fullPdu(*GetParam());
    const Tree tree = dissect(pdu);
    std::uint32_t next = 0;
    for (const Node& node : tree.nodes) {
        if (node.depth != 1)
            continue;
        EXPECT_EQ(node.range.offset, next) << node.field->name;
        next = node.range.end();
    }
    EXPECT_EQ(next, pdu.size());
}

TEST_P(EveryCommand, IsWellFormedAndItsFieldsAreFoundByName) {
    const CommandRow& command = *GetParam();
    const Octets pdu = fullPdu(command);
    EXPECT_TRUE(isWellFormed(pdu));
    const Tree tree = dissect(pdu);
    for (const FieldRow& row : command.body) {
        if (row.wire == Wire::group || nodes(tree, row.info->name).size() != 1)
            continue;
        const std::uint32_t nul = row.wire == Wire::string || row.wire == Wire::time ? 1 : 0;
        const ByteRange range = rangeOf(tree, row.info->name);
        EXPECT_EQ(mandatoryField(pdu, row.name), (ByteRange{range.offset, range.length - nul})) << row.name;
    }
    EXPECT_EQ(mandatoryField(pdu, "no_such_field"), ByteRange{});
}

INSTANTIATE_TEST_SUITE_P(RoundTrip, EveryCommand, testing::ValuesIn(layouts()), nameOf<CommandRow>);

namespace {

/// A command that carries the TLV.
std::uint32_t carrier(const TlvRow& row) {
    for (const CommandRow& command : standardCommands())
        if (row.in34.has(command.id) || row.in50.has(command.id))
            return command.id;
    return 0;
}

std::uint16_t goodLength(const TlvRow& row) {
    return row.lengthRules.empty() ? row.min : row.lengthRules.back().lengths.back();
}

Octets valueFor(const TlvRow& row) {
    if (row.format == Format::time)
        return octets(kTime);
    Octets value(goodLength(row), row.type == TlvType::string ? std::uint8_t{'1'} : std::uint8_t{0});
    if (row.type == TlvType::string)
        value.back() = 0;
    return value;
}

}  // namespace

TEST_P(EveryTlv, BelongsInSomeCommandAndIsShownThereWithoutFault) {
    const TlvRow& row = *GetParam();
    ASSERT_NE(carrier(row), 0u);
    const Tree tree = dissect(PduBuilder(carrier(row)).tlv(row.tag, valueFor(row)).build());
    EXPECT_EQ(faults(tree), "");
    EXPECT_EQ(shapeFault(tree, tree.nodes[0].range.length), "");
    EXPECT_TRUE(shown(tree, "smpp.opt_param").starts_with(row.name));
    EXPECT_EQ(printed(tree, "smpp.opt_param_len"), std::to_string(valueFor(row).size()));
    if (row.info != nullptr) {
        EXPECT_NE(printed(tree, row.info->name), "absent");
    }
    for (const PartRow& part : row.parts)
        if (part.info != nullptr) {
            EXPECT_NE(printed(tree, part.info->name), "absent") << part.name;
        }
    for (const BitRow& bits : row.bits)
        if (bits.info != nullptr) {
            EXPECT_NE(printed(tree, bits.info->name), "absent") << bits.name;
        }
}

TEST_P(EveryTlv, OfAWrongLengthHarmsNoneBehindIt) {
    const TlvRow& row = *GetParam();
    if (row.max == 65535)
        return;  // no length is wrong
    const Octets wrong(row.max + 2u, std::uint8_t{1});
    const Tree tree =
        dissect(PduBuilder(carrier(row)).tlv(row.tag, wrong).tlv(0x1444, octets("behind")).build());
    EXPECT_NE(issues(tree).find("tlv-length"), std::string::npos);
    EXPECT_EQ(printed(tree, "smpp.vendor_op"), hex(octets("behind")));
}

INSTANTIATE_TEST_SUITE_P(RoundTrip, EveryTlv, testing::ValuesIn(tlvs()), nameOf<TlvRow>);

TEST(RoundTrip, HuaweiFieldsOfVersion3AreAbsentInOtherVersions) {
    const Octets pdu = PduBuilder(0x01000001).set("version", '2').set("source_addr", "4455").build();
    const Tree tree = dissect(pdu);
    EXPECT_EQ(faults(tree), "");
    EXPECT_EQ(printed(tree, "smpp.msc_addr_noa"), "absent");
    EXPECT_EQ(printed(tree, "smpp.source_addr"), "4455");
    EXPECT_TRUE(isWellFormed(pdu));
}

TEST(RoundTrip, CountsAndLengthsAreFilledInUnlessSet) {
    const Tree tree =
        dissect(PduBuilder(kSubmitMulti).destination(1, 1, "4455").set("short_message", "hi").build());
    EXPECT_EQ(printed(tree, "smpp.number_of_dests"), "1");
    EXPECT_EQ(printed(tree, "smpp.sm_length"), "2");
    const Tree lying = dissect(PduBuilder(kSubmitSm).set("short_message", "hi").set("sm_length", 1).build());
    EXPECT_EQ(printed(lying, "smpp.message"), "68");
}

}  // namespace smppscope::dissector::tests
