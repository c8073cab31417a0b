#include "model/field_registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/model/small_capture.h"

namespace smppscope::model {
namespace {

using dissector::Value;
using dissector::ValueKind;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::NotNull;
using ::testing::SizeIs;

TEST(FieldRegistryTest, FieldsAreSortedAndNamedOnce) {
    const auto all = fields();
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_LT(all[i - 1].name, all[i].name);
    }
}

TEST(FieldRegistryTest, EveryFieldSaysWhatItIs) {
    for (const dissector::FieldInfo& info : fields()) {
        EXPECT_FALSE(info.label.empty()) << info.name;
        EXPECT_FALSE(info.description.empty()) << info.name;
    }
}

TEST(FieldRegistryTest, EveryFieldIsFoundByItsName) {
    for (const dissector::FieldInfo& info : fields()) {
        EXPECT_EQ(field(info.name), &info);
    }
    EXPECT_EQ(field("smpp.nonsense"), nullptr);
    EXPECT_EQ(field(""), nullptr);
}

TEST(FieldRegistryTest, HoldsAllFieldsOfTheDissector) {
    for (const dissector::FieldInfo& info : dissector::allFields()) {
        const dissector::FieldInfo* found = field(info.name);
        ASSERT_THAT(found, NotNull()) << info.name;
        EXPECT_EQ(found->label, info.label);
    }
}

TEST(FieldRegistryTest, NamesOfSessionValuesAreThoseOfReports) {
    for (const auto state : {SessionState::unknown, SessionState::boundTrx, SessionState::closed}) {
        EXPECT_EQ(field("session.state")->enumeration->find(static_cast<std::uint32_t>(state))->name,
                  toString(state));
    }
    for (const auto type :
         {BindType::unknown, BindType::transmitter, BindType::receiver, BindType::transceiver}) {
        EXPECT_EQ(field("session.bind_type")->enumeration->find(static_cast<std::uint32_t>(type))->name,
                  toString(type));
    }
    for (const auto reason :
         {CloseReason::none, CloseReason::unbind, CloseReason::resetByServer, CloseReason::replaced}) {
        EXPECT_EQ(field("session.close_reason")->enumeration->find(static_cast<std::uint32_t>(reason))->name,
                  toString(reason));
    }
}

class RowFieldsTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { capture_ = new SmallCapture; }
    static void TearDownTestSuite() { delete capture_; }

    /// Of the PDU with this pdu.number.
    static std::string text(int number, std::string_view name, bool reveal = false) {
        RowFields row(capture_->analysis(), reveal);
        row.select(static_cast<Row>(number - 1));
        return row.text(*field(name));
    }
    static std::string displayed(int number, std::string_view name) {
        RowFields row(capture_->analysis(), false);
        row.select(static_cast<Row>(number - 1));
        return row.displayText(*field(name));
    }
    static const SmallCapture& capture() { return *capture_; }

  private:
    static SmallCapture* capture_;
};

SmallCapture* RowFieldsTest::capture_ = nullptr;

TEST_F(RowFieldsTest, ValuesPrintAsTsharkPrintsThem) {
    EXPECT_EQ(text(3, "smpp.command_id"), "0x00000004");
    EXPECT_EQ(text(6, "smpp.command_status"), "0x00000058");
    EXPECT_EQ(text(3, "smpp.sequence_number"), "2");
    EXPECT_EQ(text(3, "smpp.dest_addr_ton"), "0x01");
    EXPECT_EQ(text(3, "smpp.destination_addr"), "447700900123");
    EXPECT_EQ(text(4, "smpp.message"), "00480069");
    EXPECT_EQ(text(4, "smpp.user_message_reference"), "0x0007");
    EXPECT_EQ(text(8, "smpp.dlist"), "1");
    EXPECT_EQ(text(3, "frame.time"), "Jan  1, 2026 00:00:00.020000000 UTC");
    EXPECT_EQ(text(3, "frame.time_epoch"), "1767225600.020000000");
    EXPECT_EQ(text(3, "frame.time_relative"), "0.020000000");
    EXPECT_EQ(text(3, "ip.src"), "192.0.2.10");
    EXPECT_EQ(text(9, "ipv6.dst"), "2001:db8::2");
    EXPECT_EQ(text(3, "pdu.latency"), "0.005000000");
    EXPECT_EQ(text(3, "pdu.malformed"), "0");
    EXPECT_EQ(text(11, "pdu.malformed"), "1");
}

TEST_F(RowFieldsTest, SeveralValuesAreJoinedWithCommas) {
    EXPECT_EQ(text(8, "smpp.destination_addr"), "447700900123,447700900789");
    EXPECT_EQ(text(5, "tcp.port"), "2775,40001");
    EXPECT_EQ(text(5, "ip.addr"), "192.0.2.20,192.0.2.10");
}

TEST_F(RowFieldsTest, AnAbsentFieldIsEmpty) {
    EXPECT_EQ(text(1, "smpp.message"), "");
    EXPECT_EQ(text(9, "ip.src"), "");
    EXPECT_EQ(text(9, "session.system_id"), "");
    EXPECT_EQ(text(7, "pdu.latency"), "");
    EXPECT_EQ(text(3, "pdu.status"), "");
}

TEST_F(RowFieldsTest, PeopleReadNamesAndUnits) {
    EXPECT_EQ(displayed(3, "smpp.command_id"), "submit_sm");
    EXPECT_EQ(displayed(6, "smpp.command_status"), "ESME_RTHROTTLED");
    EXPECT_EQ(displayed(3, "smpp.dest_addr_ton"), "international");
    EXPECT_EQ(displayed(3, "frame.time"), "2026-01-01 00:00:00.020");
    EXPECT_EQ(displayed(3, "pdu.latency"), "5.00 ms");
    EXPECT_EQ(displayed(11, "pdu.malformed"), "yes");
    EXPECT_EQ(displayed(3, "pdu.command"), "submit_sm");
}

TEST_F(RowFieldsTest, PartnersAndSessionsAreNumberedFromOne) {
    EXPECT_EQ(text(3, "pdu.response"), "5");
    EXPECT_EQ(text(5, "pdu.request"), "3");
    EXPECT_EQ(text(3, "pdu.request"), "");
    EXPECT_EQ(text(3, "session.id"), "1");
    EXPECT_EQ(text(9, "session.id"), "2");
    EXPECT_EQ(text(9, "tcp.stream"), "1");
    EXPECT_EQ(text(3, "pdu.direction"), "from_client");
    EXPECT_EQ(text(3, "session.interface_version"), "3.4");
    EXPECT_EQ(text(3, "session.server"), "192.0.2.20:2775");
    EXPECT_EQ(text(9, "session.client"), "[2001:db8::1]:40002");
}

TEST_F(RowFieldsTest, SecretsAreMaskedUnlessRevealed) {
    EXPECT_EQ(text(1, "smpp.password"), "********");
    EXPECT_EQ(text(1, "smpp.password", true), "secret");
    EXPECT_THAT(text(1, "smpp"), testing::Not(testing::HasSubstr("736563726574")));
    EXPECT_THAT(text(1, "smpp", true), testing::HasSubstr("736563726574"));
}

TEST_F(RowFieldsTest, ValuesStayWhileTheRowIsSelected) {
    RowFields row(capture().analysis(), false);
    row.select(2);
    const auto& destination = row.values(*field("smpp.destination_addr"));
    const auto& source = row.values(*field("smpp.source_addr"));
    EXPECT_THAT(destination, ElementsAre(Value(std::string("447700900123"))));
    EXPECT_THAT(source, ElementsAre(Value(std::string("ACME"))));
    row.select(0);
    EXPECT_THAT(row.values(*field("smpp.destination_addr")), IsEmpty());
}

TEST_F(RowFieldsTest, AcceptsTheDissectorsOwnDescriptions) {
    RowFields row(capture().analysis(), false);
    row.select(2);
    EXPECT_EQ(row.text(*dissector::findField("smpp.destination_addr")), "447700900123");
}

TEST_F(RowFieldsTest, AFileThatIsGoneIsAnErrorOfTheTreeOnly) {
    auto analysis = [] {
        SmallCapture gone;
        return gone.analysis();
    }();
    RowFields row(analysis, false);
    row.select(2);
    EXPECT_EQ(row.tree(), nullptr);
    EXPECT_THAT(row.readError().message, testing::HasSubstr("small.pcap"));
    EXPECT_EQ(row.text(*field("smpp.destination_addr")), "");
    EXPECT_EQ(row.text(*field("smpp.command_id")), "0x00000004");
}

}  // namespace
}  // namespace smppscope::model
