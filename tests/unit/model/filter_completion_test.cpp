#include "model/filter_completion.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/filter.h"

namespace smppscope::model {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

CompletionList complete(std::string_view text) {
    return completeFilter(text, text.size());
}

std::vector<std::string> texts(const CompletionList& list) {
    std::vector<std::string> all;
    for (const Completion& candidate : list.candidates) {
        all.push_back(candidate.text);
    }
    return all;
}

std::vector<std::string> textsBehind(std::string_view text) {
    return texts(complete(text));
}

TEST(FilterCompletionTest, AnEmptyFilterBeginsWithAFieldAFunctionOrNot) {
    EXPECT_THAT(textsBehind(""), IsSupersetOf({"smpp.command_id", "pdu.latency", "len(", "not", "any"}));
    EXPECT_THAT(textsBehind("smpp and ("), IsSupersetOf({"smpp.command_id", "not"}));
    EXPECT_THAT(textsBehind(""), Not(Contains("and")));
}

TEST(FilterCompletionTest, FieldsThatBeginWithTheWordStandFirst) {
    const auto found = textsBehind("session.s");
    ASSERT_GE(found.size(), 5u);
    EXPECT_THAT(std::vector<std::string>(found.begin(), found.begin() + 5),
                ElementsAre("session.server", "session.server_dte", "session.server_system_id",
                            "session.state", "session.system_id"));
}

TEST(FilterCompletionTest, APartOfAFieldsNameIsEnough) {
    EXPECT_EQ(textsBehind("destination_a").front(), "smpp.destination_addr");
    EXPECT_THAT(textsBehind("LATENCY"), ElementsAre("message.receipt_latency", "pdu.latency"));
}

TEST(FilterCompletionTest, FieldsSayTheirTypeAndWhatTheyAre) {
    const CompletionList list = complete("pdu.laten");
    ASSERT_EQ(list.candidates.size(), 1u);
    EXPECT_EQ(list.candidates[0].detail, "duration");
    EXPECT_THAT(list.candidates[0].help, testing::HasSubstr("between request and response"));
    EXPECT_EQ(list.replaced.offset, 0u);
    EXPECT_EQ(list.replaced.length, 9u);
}

TEST(FilterCompletionTest, TheWholeWordAtTheCursorIsReplaced) {
    const CompletionList list = completeFilter("smpp and smpp.com == 4", 14);
    EXPECT_EQ(list.replaced.offset, 9u);
    EXPECT_EQ(list.replaced.length, 8u);
    EXPECT_THAT(texts(list), Contains("smpp.command_id"));
}

TEST(FilterCompletionTest, AFieldIsFollowedByARelationOrTheNextTest) {
    EXPECT_THAT(textsBehind("smpp.command_id "), IsSupersetOf({"==", "!=", "in", "contains", "and", "or"}));
    EXPECT_THAT(textsBehind("smpp.command_id ma"), ElementsAre("matches"));
    EXPECT_THAT(textsBehind("len(smpp.message) "), IsSupersetOf({"==", ">"}));
    EXPECT_THAT(textsBehind("smpp.message[0:2] "), IsSupersetOf({"==", "contains"}));
}

TEST(FilterCompletionTest, ARelationIsFollowedByTheNamesOfTheFieldsValues) {
    EXPECT_THAT(textsBehind("smpp.command_id == sub"),
                IsSupersetOf({"submit_sm", "submit_sm_resp", "submit_multi"}));
    EXPECT_THAT(textsBehind("smpp.command_status != "), IsSupersetOf({"ESME_RTHROTTLED", "ESME_ROK"}));
    EXPECT_THAT(textsBehind("session.state == bound_t"), ElementsAre("BOUND_TX", "BOUND_TRX"));
    EXPECT_THAT(textsBehind("pdu.malformed == "), IsSupersetOf({"true", "false"}));
    EXPECT_THAT(textsBehind("(smpp.command_id & 4) == 4 or smpp.dest_addr_ton == inter"),
                Contains("international"));
}

TEST(FilterCompletionTest, FieldsAreOfferedAsValuesOnlyOnceTheirNameIsBegun) {
    EXPECT_THAT(textsBehind("smpp.command_length == sub"), IsEmpty());
    EXPECT_THAT(textsBehind("smpp.command_length == "), IsEmpty());
    EXPECT_THAT(textsBehind("tcp.srcport == tcp.dstp"), ElementsAre("tcp.dstport"));
}

TEST(FilterCompletionTest, EnumeratedValuesSayTheirNumber) {
    const CompletionList list = complete("smpp.command_status == throttled");
    ASSERT_EQ(list.candidates.size(), 1u);
    EXPECT_EQ(list.candidates[0].text, "ESME_RTHROTTLED");
    EXPECT_EQ(list.candidates[0].detail, "0x58");
    EXPECT_EQ(list.candidates[0].kind, CompletionKind::value);
}

TEST(FilterCompletionTest, SetsAreFilledWithValues) {
    EXPECT_THAT(textsBehind("smpp.command_id in "), IsEmpty());
    EXPECT_THAT(textsBehind("smpp.command_id in {submit_sm, del"),
                IsSupersetOf({"deliver_sm", "deliver_sm_resp"}));
    EXPECT_THAT(textsBehind("smpp.command_id not in {bind_tr"), IsSupersetOf({"bind_transceiver"}));
    EXPECT_THAT(textsBehind("smpp.command_id in {4} "), ElementsAre("and", "or", "xor"));
}

TEST(FilterCompletionTest, ACompleteTestIsFollowedByAnOperator) {
    EXPECT_THAT(textsBehind("tcp.port == 2775 "), ElementsAre("and", "or", "xor"));
    EXPECT_THAT(textsBehind("(smpp) a"), ElementsAre("and"));
}

TEST(FilterCompletionTest, FunctionsTakeFields) {
    EXPECT_THAT(textsBehind("len(mess"), Contains("smpp.message"));
    EXPECT_THAT(textsBehind("max(tcp.port, tcp.src"), ElementsAre("tcp.srcport"));
    EXPECT_THAT(textsBehind("smpp and(mess"), Contains("smpp.message"));
}

TEST(FilterCompletionTest, NothingIsOfferedInsideQuotes) {
    EXPECT_THAT(textsBehind("smpp.system_id == \"sub"), IsEmpty());
}

TEST(FilterCompletionTest, ValuesAreQuotedWhereTheyHaveTo) {
    for (const Completion& candidate : complete("smpp.source_addr_npi == ").candidates) {
        if (candidate.kind == CompletionKind::value) {
            EXPECT_TRUE(Filter::parse("smpp.source_addr_npi == " + candidate.text)) << candidate.text;
        }
    }
}

TEST(FilterCompletionTest, EveryEnumeratedValueThatIsOfferedIsAccepted) {
    for (const dissector::FieldInfo& info : fields()) {
        const std::string begin = std::string(info.name) + " == ";
        for (const Completion& candidate : complete(begin).candidates) {
            if (candidate.kind == CompletionKind::value) {
                EXPECT_TRUE(Filter::parse(begin + candidate.text)) << begin << candidate.text;
            }
        }
    }
}

}  // namespace
}  // namespace smppscope::model
