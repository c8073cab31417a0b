#include "model/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/filter_run.h"
#include "tests/unit/model/small_capture.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class FilterTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { capture_ = new SmallCapture; }
    static void TearDownTestSuite() { delete capture_; }

    static std::vector<int> rows(std::string_view filter) { return capture_->matching(filter); }
    static std::shared_ptr<const Analysis> analysis() { return capture_->analysis(); }

  private:
    static SmallCapture* capture_;
};

SmallCapture* FilterTest::capture_ = nullptr;

TEST_F(FilterTest, ABlankFilterMatchesEverything) {
    EXPECT_THAT(rows(""), SizeIs(11));
    EXPECT_THAT(rows(" \t\n"), SizeIs(11));
    EXPECT_TRUE(Filter::parse(" ")->matchesEverything());
    EXPECT_FALSE(Filter::parse("smpp")->matchesEverything());
}

// --- values and relations

TEST_F(FilterTest, EnumeratedValuesHaveNamesAndNumbers) {
    EXPECT_THAT(rows("smpp.command_id == submit_sm"), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("smpp.command_id == SUBMIT_SM"), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("smpp.command_id == \"Submit_sm\""), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("smpp.command_id == \"Submit_sm - resp\""), ElementsAre(5, 6));
    EXPECT_THAT(rows("smpp.command_id == 4"), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("smpp.command_status == ESME_RTHROTTLED"), ElementsAre(6));
    EXPECT_THAT(rows("smpp.dest_addr_ton == international"), ElementsAre(3, 4, 8));
}

TEST_F(FilterTest, NumbersAreWrittenAsInC) {
    for (const auto* number : {"88", "0x58", "0X58", "0130", "0b1011000", "+88", "'X'", "'\\x58'"}) {
        EXPECT_THAT(rows(std::string("smpp.command_status == ") + number), ElementsAre(6)) << number;
    }
}

TEST_F(FilterTest, NegativeNumbersAreSmallerThanAllFields) {
    EXPECT_THAT(rows("smpp.sequence_number == -1"), IsEmpty());
    EXPECT_THAT(rows("smpp.sequence_number > -1"), SizeIs(11));
    EXPECT_THAT(rows("tcp.srcport > -1"), SizeIs(11));
    EXPECT_THAT(rows("smpp.priority_flag > -1"), SizeIs(4));
}

TEST_F(FilterTest, NumbersAreOrdered) {
    EXPECT_THAT(rows("smpp.sequence_number < 2"), ElementsAre(1, 2, 7, 9));
    EXPECT_THAT(rows("smpp.sequence_number <= 1"), ElementsAre(1, 2, 7, 9));
    EXPECT_THAT(rows("smpp.sequence_number > 4"), ElementsAre(10));
    EXPECT_THAT(rows("smpp.sequence_number >= 77"), ElementsAre(10));
    EXPECT_THAT(rows("smpp.sequence_number != 1"), ElementsAre(3, 4, 5, 6, 8, 10, 11));
    EXPECT_THAT(rows("smpp.sequence_number < 0"), IsEmpty());
    EXPECT_THAT(rows("smpp.sequence_number > 18446744073709551615"), IsEmpty());
}

TEST_F(FilterTest, RelationsHaveWordsAndSigns) {
    EXPECT_EQ(rows("pdu.number eq 3"), rows("pdu.number == 3"));
    EXPECT_EQ(rows("pdu.number any_eq 3"), rows("pdu.number == 3"));
    EXPECT_EQ(rows("pdu.number ne 3"), rows("pdu.number != 3"));
    EXPECT_EQ(rows("pdu.number all_ne 3"), rows("pdu.number != 3"));
    EXPECT_EQ(rows("pdu.number lt 3"), rows("pdu.number < 3"));
    EXPECT_EQ(rows("pdu.number le 3"), rows("pdu.number <= 3"));
    EXPECT_EQ(rows("pdu.number gt 3"), rows("pdu.number > 3"));
    EXPECT_EQ(rows("pdu.number ge 3"), rows("pdu.number >= 3"));
    EXPECT_EQ(rows("tcp.port any_ne 2775"), rows("tcp.port !== 2775"));
    EXPECT_EQ(rows("tcp.port any_ne 2775"), rows("tcp.port ~= 2775"));
    EXPECT_EQ(rows("tcp.port all_eq 2775"), rows("tcp.port === 2775"));
}

TEST_F(FilterTest, ALiteralMayStandOnTheLeft) {
    EXPECT_THAT(rows("5 > pdu.number"), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(rows("9 <= pdu.number"), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("submit_sm == smpp.command_id"), ElementsAre(3, 4, 11));
}

TEST_F(FilterTest, StringsAreComparedWithQuotesOrWithout) {
    EXPECT_THAT(rows("smpp.destination_addr == \"447700900456\""), ElementsAre(4));
    EXPECT_THAT(rows("smpp.destination_addr == 447700900456"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.source_addr == acme"), IsEmpty());
    EXPECT_THAT(rows("smpp.source_addr > \"AC\""), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("smpp.message_id == r\"A1\""), ElementsAre(5));
    EXPECT_THAT(rows("smpp.message_id == \"\\x41\\061\""), ElementsAre(5));
    EXPECT_THAT(rows("smpp.message_id == \"\\u00411\""), ElementsAre(5));
}

TEST_F(FilterTest, ContainsFindsTextAndBytes) {
    EXPECT_THAT(rows("smpp.destination_addr contains \"00900\""), ElementsAre(3, 4, 8));
    EXPECT_THAT(rows("smpp.message contains \"lo th\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message contains 6c:6f"), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message contains 6c6f"), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message contains 0x48"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message contains \"\""), IsEmpty());
    EXPECT_THAT(rows("smpp contains \"staff\""), ElementsAre(8));
}

TEST_F(FilterTest, MatchesIsARegularExpressionInUpperOrLowerCase) {
    EXPECT_THAT(rows("smpp.message matches \"HELLO\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message ~ \"^hello\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message matches \"(?-i)HELLO\""), IsEmpty());
    EXPECT_THAT(rows(R"(smpp.destination_addr matches r"\d{9}(123|456)$")"), ElementsAre(3, 4, 8));
    EXPECT_THAT(rows(R"(smpp.message matches r"\x00H")"), ElementsAre(4));
    EXPECT_THAT(rows("string(smpp.sequence_number) matches \"^7\""), ElementsAre(10));
}

TEST_F(FilterTest, BytesAreWrittenInHexadecimal) {
    EXPECT_THAT(rows("smpp.message == 00:48:00:69"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message == 00-48-00-69"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message == 0.48.0.69"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message == 00480069"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message == \"\\0H\\0i\""), ElementsAre(4));
}

TEST_F(FilterTest, BytesAreOrderedByLengthFirst) {
    EXPECT_THAT(rows("smpp.message > ff:ff:ff"), ElementsAre(3, 4, 7, 8));
    EXPECT_THAT(rows("smpp.message < 00:49:00:00"), ElementsAre(4));
}

TEST_F(FilterTest, SlicesAreBytes) {
    EXPECT_THAT(rows("smpp.message[0:5] == \"hello\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[0-4] == \"hello\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[:5] == \"hello\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[6:] == \"there\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[-5:] == \"there\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[-5:2] == \"th\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[-5--4] == \"th\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[1] == 48"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message[0,6-7] == \"hth\""), ElementsAre(3));
    EXPECT_THAT(rows("smpp.destination_addr [9:3] == \"456\""), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message[0:5][1] == \"e\""), ElementsAre(3));
    EXPECT_THAT(rows("ip.src[3] == 0a"), ElementsAre(1, 3, 4, 8));
}

TEST_F(FilterTest, ASliceBeyondTheEndIsAbsent) {
    EXPECT_THAT(rows("smpp.message[10]"), ElementsAre(3));
    EXPECT_THAT(rows("smpp.message[10:5]"), IsEmpty());
    EXPECT_THAT(rows("smpp.message[-12:]"), IsEmpty());
    EXPECT_THAT(rows("smpp.message[4294967296]"), IsEmpty());
}

TEST_F(FilterTest, AddressesAndNetworks) {
    EXPECT_THAT(rows("ip.src == 192.0.2.20"), ElementsAre(2, 5, 6, 7));
    EXPECT_THAT(rows("ip.addr == 192.0.2.0/28"), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
    EXPECT_THAT(rows("ip.src == 192.0.2.16/29"), ElementsAre(2, 5, 6, 7));
    EXPECT_THAT(rows("ip.src != 192.0.2.16/29"), ElementsAre(1, 3, 4, 8));
    EXPECT_THAT(rows("ip.src > 192.0.2.10"), ElementsAre(2, 5, 6, 7));
    EXPECT_THAT(rows("ip.src < 192.0.2.16/29"), ElementsAre(1, 3, 4, 8));
    EXPECT_THAT(rows("ip.src in {192.0.2.1..192.0.2.15}"), ElementsAre(1, 3, 4, 8));
    EXPECT_THAT(rows("ip.dst in {10.0.0.0/8, 192.0.2.20}"), ElementsAre(1, 3, 4, 8));
    EXPECT_THAT(rows("ipv6.addr == 2001:db8::2"), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("ipv6.src == 2001:db8::/127"), ElementsAre(9, 11));
    EXPECT_THAT(rows("ip.src == ip.dst"), IsEmpty());
}

TEST_F(FilterTest, TimesAreInUtc) {
    EXPECT_THAT(rows("frame.time == \"2026-01-01 00:00:00.3\""), ElementsAre(7));
    EXPECT_THAT(rows("frame.time >= \"2026-01-01T00:00:00.500Z\""), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("frame.time >= \"2026-01-01 01:00:00.500+01:00\""), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("frame.time >= \"Jan  1, 2026 00:00:00.500000000 UTC\""), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("frame.time < 2026-01-01"), IsEmpty());
    EXPECT_THAT(rows("frame.time_epoch <= 1767225600.02"), ElementsAre(1, 2, 3));
    EXPECT_THAT(rows("frame.time_relative < 0.02"), ElementsAre(1, 2));
    EXPECT_THAT(rows("frame.time_relative in {0.02 .. 0.025}"), ElementsAre(3, 4, 5));
}

TEST_F(FilterTest, LatencyIsInSecondsOfRequestAndResponse) {
    EXPECT_THAT(rows("pdu.latency"), ElementsAre(1, 2, 3, 4, 5, 6));
    EXPECT_THAT(rows("pdu.latency > 0.1"), ElementsAre(4, 6));
    EXPECT_THAT(rows("pdu.latency == 5ms"), ElementsAre(3, 5));
    EXPECT_THAT(rows("pdu.latency < 2500us"), ElementsAre(1, 2));
    EXPECT_THAT(rows("pdu.latency + 1 > 1.2"), ElementsAre(4, 6));
}

// --- several values

TEST_F(FilterTest, OfSeveralValuesOneHasToMatch) {
    EXPECT_THAT(rows("smpp.destination_addr == \"447700900789\""), ElementsAre(8));
    EXPECT_THAT(rows("tcp.port == 2775"), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
    EXPECT_THAT(rows("tcp.port == 40001"), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
}

TEST_F(FilterTest, NotEqualHoldsIfNoneIsEqual) {
    EXPECT_THAT(rows("tcp.port != 2775"), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("smpp.destination_addr != \"447700900123\""), ElementsAre(4, 7));
}

TEST_F(FilterTest, AnyNotEqualHoldsIfOneDiffers) {
    EXPECT_THAT(rows("smpp.destination_addr !== \"447700900123\""), ElementsAre(4, 7, 8));
    EXPECT_THAT(rows("any smpp.destination_addr != \"447700900123\""), ElementsAre(4, 7, 8));
}

TEST_F(FilterTest, AllEqualHoldsIfNoneDiffers) {
    EXPECT_THAT(rows("smpp.destination_addr === \"447700900123\""), ElementsAre(3));
    EXPECT_THAT(rows("all smpp.destination_addr == \"447700900123\""), ElementsAre(3));
    EXPECT_THAT(rows("all tcp.port > 4000"), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("all tcp.port in {2775, 40001}"), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
    EXPECT_THAT(rows("any tcp.port in {2775, 40002}"), SizeIs(11));
}

TEST_F(FilterTest, NothingHoldsForAnAbsentField) {
    EXPECT_THAT(rows("smpp.message_id != \"x\""), ElementsAre(5));
    EXPECT_THAT(rows("all smpp.message_id == \"x\""), IsEmpty());
    EXPECT_THAT(rows("not smpp.message_id == \"A1\""), SizeIs(10));
    EXPECT_THAT(rows("count(smpp.message_id) == 0"), IsEmpty());
    EXPECT_THAT(rows("pdu.latency != 7"), ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST_F(FilterTest, FieldsAreComparedWithFields) {
    EXPECT_THAT(rows("smpp.sm_length == len(smpp.message)"), ElementsAre(3, 4, 7, 8));
    EXPECT_THAT(rows("tcp.srcport > tcp.dstport"), ElementsAre(1, 3, 4, 8, 9, 11));
    EXPECT_THAT(rows("pdu.number == smpp.sequence_number"), ElementsAre(1));
    EXPECT_THAT(rows("smpp.destination_addr contains smpp.source_addr"), IsEmpty());
}

// --- sets

TEST_F(FilterTest, SetsHoldValuesAndRanges) {
    EXPECT_THAT(rows("pdu.number in {2, 5}"), ElementsAre(2, 5));
    EXPECT_THAT(rows("pdu.number in {2 5}"), ElementsAre(2, 5));
    EXPECT_THAT(rows("pdu.number in {1..3 7}"), ElementsAre(1, 2, 3, 7));
    EXPECT_THAT(rows("pdu.number in {1 .. 3, 0x9..11}"), ElementsAre(1, 2, 3, 9, 10, 11));
    EXPECT_THAT(rows("smpp.command_id in {bind_transceiver submit_multi}"), ElementsAre(1, 8));
    EXPECT_THAT(rows("smpp.destination_addr in {\"ACME\", \"447700900789\"}"), ElementsAre(7, 8));
    EXPECT_THAT(rows("smpp.source_addr in {\"A\"..\"B\"}"), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("pdu.number not in {2..11}"), ElementsAre(1));
    EXPECT_THAT(rows("not pdu.number in {2..11}"), ElementsAre(1));
    EXPECT_THAT(rows("smpp.sequence_number in {-5 -1..1}"), ElementsAre(1, 2, 7, 9));
    EXPECT_THAT(rows("pdu.number in {8..9, 1..10, 3}"), SizeIs(10));
    EXPECT_THAT(rows("smpp.source_addr in {\"ACME\", \"A\"..\"Z\", \"B\"}"), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("pdu.number in {smpp.sequence_number, 11}"), ElementsAre(1, 11));
    EXPECT_THAT(rows("pdu.number in {smpp.sequence_number..4}"), ElementsAre(1, 2, 3, 4));
}

// --- logic

TEST_F(FilterTest, AndBindsTighterThanXorAndOr) {
    EXPECT_THAT(rows("pdu.number == 1 or pdu.number == 3 and smpp.message_id"), ElementsAre(1));
    EXPECT_THAT(rows("(pdu.number == 1 or pdu.number == 3) and smpp.message"), ElementsAre(3));
    EXPECT_THAT(rows("pdu.number < 3 xor pdu.number < 5 and pdu.number > 1"), ElementsAre(1, 3, 4));
    EXPECT_THAT(rows("pdu.number<3^^pdu.number<5"), ElementsAre(3, 4));
    EXPECT_THAT(rows("pdu.number==1||pdu.number==2&&!smpp.message"), ElementsAre(1, 2));
}

TEST_F(FilterTest, NotAppliesToTheNextTestOnly) {
    EXPECT_THAT(rows("not pdu.number < 10 and pdu.number < 11"), ElementsAre(10));
    EXPECT_THAT(rows("!(pdu.number < 10 and pdu.number < 11)"), ElementsAre(10, 11));
    EXPECT_THAT(rows("not not pdu.number < 3"), ElementsAre(1, 2));
    EXPECT_THAT(rows("!!!(pdu.number < 11)"), ElementsAre(11));
}

// --- presence

TEST_F(FilterTest, ABareFieldTestsPresence) {
    EXPECT_THAT(rows("smpp"), SizeIs(11));
    EXPECT_THAT(rows("ip"), SizeIs(8));
    EXPECT_THAT(rows("ipv6 and tcp and frame"), SizeIs(3));
    EXPECT_THAT(rows("smpp.dl_name"), ElementsAre(8));
    EXPECT_THAT(rows("smpp.user_message_reference"), ElementsAre(4));
    EXPECT_THAT(rows("session.system_id"), SizeIs(8));
}

TEST_F(FilterTest, EmptyTextsAreAbsentButAddressesAreNot) {
    EXPECT_THAT(rows("smpp.system_type"), IsEmpty());
    EXPECT_THAT(rows("smpp.source_addr == \"\""), ElementsAre(8));
}

// Wireshark hides the status of requests.
TEST_F(FilterTest, RequestsHaveAStatusToo) {
    EXPECT_THAT(rows("smpp.command_status"), SizeIs(11));
    EXPECT_THAT(rows("smpp.command_status == 0 and pdu.is_response"), ElementsAre(2, 5, 10));
    EXPECT_THAT(rows("pdu.status == ESME_ROK"), ElementsAre(2, 5, 10));
    EXPECT_THAT(rows("smpp.command_status != 0"), ElementsAre(6));
}

TEST_F(FilterTest, ABareBooleanTestsItsTruth) {
    EXPECT_THAT(rows("pdu.malformed"), ElementsAre(11));
    EXPECT_THAT(rows("pdu.malformed == 1"), ElementsAre(11));
    EXPECT_THAT(rows("pdu.malformed == True"), ElementsAre(11));
    EXPECT_THAT(rows("not pdu.malformed"), SizeIs(10));
    EXPECT_THAT(rows("pdu.malformed == false"), SizeIs(10));
    EXPECT_THAT(rows("pdu.malformed != 1"), SizeIs(10));
    EXPECT_THAT(rows("session.begun_before_capture"), IsEmpty());
    EXPECT_THAT(rows("pdu.is_response"), ElementsAre(2, 5, 6, 10));
    EXPECT_THAT(rows("pdu.orphan"), ElementsAre(10));
    EXPECT_THAT(rows("pdu.unanswered"), ElementsAre(7, 8, 9, 11));
}

TEST_F(FilterTest, BitsAreTestedWithAnAmpersand) {
    EXPECT_THAT(rows("smpp.command_id & 0x80000000"), ElementsAre(2, 5, 6, 10));
    EXPECT_THAT(rows("not smpp.command_id bitwise_and 0x80000000"), SizeIs(7));
    EXPECT_THAT(rows("smpp.data_coding & 0x0c == 8"), ElementsAre(4));
    EXPECT_THAT(rows("smpp.message[1] & 40 == 40"), ElementsAre(3, 4, 7, 8));
}

// --- what is computed

TEST_F(FilterTest, ArithmeticHasTheUsualPrecedence) {
    EXPECT_THAT(rows("pdu.number + 2 * 3 == 10"), ElementsAre(4));
    EXPECT_THAT(rows("{pdu.number + 2} * 3 == 18"), ElementsAre(4));
    EXPECT_THAT(rows("pdu.number - 3 - 1 == 0"), ElementsAre(4));
    EXPECT_THAT(rows("pdu.number % 4 == 0"), ElementsAre(4, 8));
    EXPECT_THAT(rows("pdu.number / 4 == 1"), ElementsAre(4, 5, 6, 7));
    EXPECT_THAT(rows("pdu.number & 4 + 4 == 8"), ElementsAre(8, 9, 10, 11));
    EXPECT_THAT(rows("-pdu.number == -4"), ElementsAre(4));
    EXPECT_THAT(rows("pdu.number -2 == 2"), ElementsAre(4));
}

TEST_F(FilterTest, ArithmeticWithoutAResultMatchesNothing) {
    EXPECT_THAT(rows("pdu.number / 0 == 0"), IsEmpty());
    EXPECT_THAT(rows("pdu.number % {pdu.number - pdu.number} == 0"), IsEmpty());
    EXPECT_THAT(rows("pdu.number * 9223372036854775807 > 0"), ElementsAre(1));
}

TEST_F(FilterTest, FunctionsTransformValues) {
    EXPECT_THAT(rows("lower(smpp.source_addr) == \"acme\""), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("upper(smpp.system_id) == \"SHOP1\""), ElementsAre(1));
    EXPECT_THAT(rows("len(smpp.message) > 7"), ElementsAre(3));
    EXPECT_THAT(rows("count(smpp.destination_addr) == 2"), ElementsAre(8));
    EXPECT_THAT(rows("max(tcp.srcport, tcp.dstport) == 40002"), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("min(smpp.destination_addr) == \"447700900123\""), ElementsAre(3, 8));
    EXPECT_THAT(rows("abs(smpp.sequence_number - 3) == 1"), ElementsAre(3, 5, 8, 11));
    EXPECT_THAT(rows("string(ip.src) contains \".20\""), ElementsAre(2, 5, 6, 7));
    EXPECT_THAT(rows("string(smpp.command_id) == \"4\""), ElementsAre(3, 4, 11));
    EXPECT_THAT(rows("upper(lower(smpp.source_addr))[0] == \"A\""), ElementsAre(3, 4, 11));
}

// --- fields that only smppscope has

TEST_F(FilterTest, PartnersAreRowNumbers) {
    EXPECT_THAT(rows("pdu.request == 4"), ElementsAre(6));
    EXPECT_THAT(rows("pdu.response == 6"), ElementsAre(4));
    EXPECT_THAT(rows("pdu.response"), ElementsAre(1, 3, 4));
}

TEST_F(FilterTest, SessionsAreKnownByWhatBoundThem) {
    EXPECT_THAT(rows("session.id == 2"), ElementsAre(9, 10, 11));
    EXPECT_THAT(rows("session.system_id == \"shop1\""), SizeIs(8));
    EXPECT_THAT(rows("session.server_system_id == centre"), SizeIs(8));
    EXPECT_THAT(rows("session.bind_type == transceiver"), SizeIs(8));
    EXPECT_THAT(rows("session.state == bound_trx"), SizeIs(8));
    EXPECT_THAT(rows("session.interface_version == 3.4"), SizeIs(8));
    EXPECT_THAT(rows("session.client == \"192.0.2.10:40001\""), SizeIs(8));
    EXPECT_THAT(rows("session.server == \"[2001:db8::2]:5019\""), SizeIs(3));
    EXPECT_THAT(rows("pdu.direction == from_server"), ElementsAre(2, 5, 6, 7, 10));
    EXPECT_THAT(rows("pdu.command contains \"submit\""), ElementsAre(3, 4, 5, 6, 8, 11));
}

TEST_F(FilterTest, IssuesHaveNamesAndSeverities) {
    EXPECT_THAT(rows("pdu.issue == \"response-without-request\""), ElementsAre(10));
    EXPECT_THAT(rows("pdu.issue contains \"missing\""), ElementsAre(11));
    EXPECT_THAT(rows("pdu.severity >= error"), ElementsAre(11));
}

// --- secrets

TEST_F(FilterTest, SecretsAreNotFoundUnlessRevealed) {
    EXPECT_THAT(rows("smpp.password == \"secret\""), IsEmpty());
    EXPECT_THAT(rows("smpp contains \"secret\""), IsEmpty());
    EXPECT_THAT(rows("smpp.password"), ElementsAre(1));

    RowFields revealed(analysis(), true);
    revealed.select(0);
    EXPECT_TRUE(Filter::parse("smpp.password == \"secret\"")->matches(revealed));
    EXPECT_TRUE(Filter::parse("smpp contains \"secret\"")->matches(revealed));
}

// --- ways to evaluate

TEST_F(FilterTest, ARunGivesTheSameAsSingleRows) {
    for (const auto* text : {"tcp.port == 2775", "ip.src == 192.0.2.20 or session.id == 2",
                             "tcp.srcport > smpp.sequence_number", "smpp.message and not tcp.port == 5019"}) {
        const auto filter = Filter::parse(text);
        ASSERT_TRUE(filter);
        RowFields fields(analysis(), false);
        FilterRun run(*filter, fields);
        for (Row row = 0; row < 11; ++row) {
            const bool inRun = run.matches(row);
            fields.select(row);
            EXPECT_EQ(inRun, filter->matches(fields)) << text << ", row " << row;
        }
    }
}

}  // namespace
}  // namespace smppscope::model
