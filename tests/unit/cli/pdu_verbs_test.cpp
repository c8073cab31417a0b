// The verbs that show single PDUs: pdus, tree.

#include <nlohmann/json.hpp>

#include "model/pdu_table.pb.h"
#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using support::CliRun;
using support::runCli;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(VerbsTest, PdusPrintsChosenFieldsOfMatchingPdus) {
    const CliRun run = runCli({"pdus", capture(), "-Y", "smpp.command_id == submit_sm", "-e", "pdu.number",
                               "-e", "smpp.destination_addr", "-e", "pdu.latency"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(linesOf(run.out), ElementsAre("pdu.number\tsmpp.destination_addr\tpdu.latency",
                                              "3\t15550100\t0.005000000", "4\t15550100\t"));
}

TEST_F(VerbsTest, PdusWithoutFieldsOrFilterPrintsTheUsualColumnsOfAll) {
    const auto lines = linesOf(runCli({"pdus", capture()}).out);
    ASSERT_EQ(lines.size(), 6u);
    EXPECT_THAT(lines[0], StartsWith("pdu.number\tframe.number"));
    EXPECT_THAT(lines[3], HasSubstr("submit_sm"));
}

TEST_F(VerbsTest, PdusHaveTheSameRowsInAllFormats) {
    const std::string file = capture();
    const auto csv = linesOf(runCli({"pdus", file, "-e", "smpp.sequence_number", "--format", "csv"}).out);
    const auto json =
        nlohmann::json::parse(runCli({"pdus", file, "-e", "smpp.sequence_number", "--format", "json"}).out);
    model::PduTable table;
    ASSERT_TRUE(
        table.ParseFromString(runCli({"pdus", file, "-e", "smpp.sequence_number", "--format", "pb"}).out));
    ASSERT_EQ(json.size(), 5u);
    ASSERT_EQ(csv.size(), 6u);
    ASSERT_EQ(table.rows_size(), 5);
    for (int i = 0; i < 5; ++i) {
        const auto row = static_cast<std::size_t>(i);
        EXPECT_EQ(csv[row + 1], table.rows(i).cells(0).values(0));
        EXPECT_EQ(json[row]["smpp.sequence_number"], csv[row + 1]);
    }
}

TEST_F(VerbsTest, ABadFilterShowsTheSpanAndReadsNoFile) {
    const CliRun run = runCli({"pdus", dir_.file("missing.pcap"), "-Y", "pdu.number == 1 and smpp.nonsense"});
    EXPECT_EQ(run.status, kUsage);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr("pdu.number == 1 and smpp.nonsense\n                    ^^^^^^^^^^^^^"));
}

TEST_F(VerbsTest, AnUnknownColumnIsWrongUsage) {
    const CliRun run = runCli({"pdus", capture(), "-e", "smpp.nonsense"});
    EXPECT_EQ(run.status, kUsage);
    EXPECT_THAT(run.err, HasSubstr("smpp.nonsense"));
}

TEST_F(VerbsTest, TreePrintsMatchingPdusForPeople) {
    const CliRun run = runCli({"tree", capture(), "-Y", "pdu.number in {1 3}"});
    EXPECT_EQ(run.status, kDone);
    EXPECT_THAT(run.out, StartsWith("PDU 1, "));
    EXPECT_THAT(run.out, HasSubstr("\n\nPDU 3, "));
    EXPECT_THAT(run.out, HasSubstr("15550100"));
    EXPECT_THAT(run.out, Not(HasSubstr("PDU 2, ")));
}

TEST_F(VerbsTest, TreeAsJsonIsAnArray) {
    const std::string file = capture();
    EXPECT_EQ(nlohmann::json::parse(runCli({"tree", file, "--format", "json"}).out).size(), 5u);
    EXPECT_EQ(nlohmann::json::parse(runCli({"tree", file, "-Y", "pdu.number == 99", "--format", "json"}).out),
              nlohmann::json::array());
}

}  // namespace
}  // namespace smppscope::cli
