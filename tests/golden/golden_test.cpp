// Whole runs of the command line over the samples against files beside this one. After a wanted change:
//   SMPPSCOPE_RENEW_GOLDENS=1 build/release/bin/golden_test
// writes them anew; look at the difference before committing it.

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/support/capture_file.h"
#include "tests/support/cli_run.h"

namespace smppscope {
namespace {

struct Golden {
    std::string name;  ///< file in tests/golden
    std::vector<std::string> arguments;
    std::string input = {};
};

const std::vector<Golden>& goldens() {
    static const std::vector<Golden> kGoldens = {
        {"summary_ordinary_day.txt", {"summary", "samples/ordinary_day.pcap"}},
        {"summary_ordinary_day.json", {"summary", "samples/ordinary_day.pcap", "--format", "json"}},
        {"summary_kannel_receipts.txt", {"summary", "samples/kannel_receipts.pcap"}},
        {"summary_window_of_ten.txt", {"summary", "samples/window_of_ten.pcap"}},
        {"summary_two_files.txt", {"summary", "samples/kannel_receipts.pcap", "samples/window_of_ten.pcap"}},
        {"sessions_opensmpp_operations.tsv", {"sessions", "samples/opensmpp_operations.pcap"}},
        {"sessions_kannel_receipts.csv", {"sessions", "samples/kannel_receipts.pcap", "--format", "csv"}},
        {"pdus_opensmpp_operations.tsv", {"pdus", "samples/opensmpp_operations.pcap"}},
        {"pdus_throttled.csv",
         {"pdus", "samples/kannel_receipts.pcap", "-Y", "smpp.command_status == ESME_RTHROTTLED", "--format",
          "csv"}},
        {"pdus_unanswered.json",
         {"pdus", "samples/window_of_ten.pcap", "-Y", "smpp.command_id == submit_sm and not pdu.response",
          "-e", "pdu.number", "-e", "frame.number", "-e", "smpp.sequence_number", "-e",
          "smpp.destination_addr", "--format", "json"}},
        {"tree_long_messages.txt", {"tree", "samples/long_messages.pcap", "-Y", "pdu.number <= 12"}},
        {"tree_operations.txt",
         {"tree", "samples/opensmpp_operations.pcap", "-Y",
          "session.id == 1 and not smpp.command_id in {submit_sm, deliver_sm, submit_sm_resp, deliver_sm_resp}"}},
        {"tree_receipt.json",
         {"tree", "samples/kannel_receipts.pcap", "-Y", "smpp.receipted_message_id and pdu.number < 40",
          "--format", "json"}},
        {"decode.txt",
         {"decode"},
         "00000000: 0000 0027 0000 0004 0000 0000 0000 0007  ...'............\n"
         "00000010: 0001 0131 3233 0001 0134 3536 0000 0000  ...123...456....\n"
         "00000020: 0000 0000 0000 0000 0000 1080 0000 0400  ................\n"
         "00000030: 0000 5800 0000 07                        ..X....\n"},
        // A service indication, a multimedia notification, and what says that messages are waiting.
        {"decode_message_content.txt",
         {"decode"},
         "0000007c00000004000000000000000100010131353535303130300001013135353530313031004000000000"
         "0100f5004b0605040b8423f001060403ae81ea02056a0045c60d036578616d706c650085036e657773001103"
         "69642d3100080ac3072026010203040510c3042026123101034e6577206d61696c000101\n"
         "0000008600000004000000000000000200010131353535303130300001013135353530313031004000000000"
         "0100f500550605040b8423f0030603beaf848c829854313233008d908915802b31353535303130302f545950"
         "453d504c4d4e008a808e0274008805810301194083687474703a2f2f6d6d73632e6578616d706c652f543132"
         "3300\n"
         "0000005600000004000000000000000300010131353535303130300001013135353530313031004000000000"
         "0100c80009040102800363616c6c003000018003040001030501000102138300020505060b0003830102\n"},
        {"fields.tsv", {"fields"}},
        {"help.txt", {"--help"}},
        {"help_pdus.txt", {"pdus", "--help"}},
        {"filter_error.txt",
         {"pdus", "samples/ordinary_day.pcap", "-Y", "pdu.number == 1 and smpp.nonsense == 2"}},
    };
    return kGoldens;
}

// Everything that the user sees, in one text.
std::string transcript(const Golden& golden) {
    const support::CliRun run = support::runCli(golden.arguments, golden.input);
    std::string text = run.out;
    text += run.err.empty() ? "" : "--- standard error\n" + run.err;
    text += run.status == 0 ? "" : "--- exit status " + std::to_string(run.status) + "\n";
    return text;
}

std::string goldenPath(const std::string& name) {
    return std::string(SMPPSCOPE_SOURCE_DIR) + "/tests/golden/" + name;
}

void compareOrRenew(const std::string& name, const std::string& text) {
    if (std::getenv("SMPPSCOPE_RENEW_GOLDENS") != nullptr) {
        support::writeFile(goldenPath(name), support::bytesOf(text));
        return;
    }
    const support::ByteVector bytes = support::readFile(goldenPath(name));
    EXPECT_EQ(text, std::string(bytes.begin(), bytes.end()))
        << "If the change is wanted, renew with SMPPSCOPE_RENEW_GOLDENS=1";
}

// Runs where the samples are, so that their names are the same everywhere.
class HtmlGoldenTest : public testing::Test {
  protected:
    HtmlGoldenTest() { std::filesystem::current_path(SMPPSCOPE_SOURCE_DIR); }
};

class GoldenTest : public HtmlGoldenTest, public testing::WithParamInterface<Golden> {};

TEST_P(GoldenTest, PrintsWhatItDidBefore) {
    compareOrRenew(GetParam().name, transcript(GetParam()));
}

std::string testName(const testing::TestParamInfo<Golden>& golden) {
    std::string name = golden.param.name;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(CommandLine, GoldenTest, testing::ValuesIn(goldens()), testName);

TEST_F(HtmlGoldenTest, ReportIsWhatItWasBefore) {
    const std::string file = testing::TempDir() + "/smppscope_golden.html";
    ASSERT_EQ(support::runCli({"report", "samples/kannel_receipts.pcap", "-o", file}).status, 0);
    const support::ByteVector bytes = support::readFile(file);
    std::filesystem::remove(file);
    compareOrRenew("report_kannel_receipts.html", std::string(bytes.begin(), bytes.end()));
}

}  // namespace
}  // namespace smppscope
