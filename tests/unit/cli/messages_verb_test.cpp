#include <algorithm>

#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using testing::HasSubstr;

std::vector<std::string> cellsOf(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, '\t');) {
        cells.push_back(cell);
    }
    return cells;
}

class MessagesVerbTest : public VerbsTest {
  protected:
    /// The columns of the messages of a capture, whose texts and data_codings are these.
    struct Sent {
        std::uint64_t dataCoding;
        std::string_view text;
    };
    void run(const std::vector<Sent>& messages, const std::vector<std::string>& options = {}) {
        support::CaptureBuilder builder;
        support::Link link = builder.connect(support::endpoint("192.0.2.1", 40001),
                                             support::endpoint("192.0.2.2", 2775), support::kCaptureStart);
        std::uint32_t sequence = 0;
        for (const Sent& message : messages) {
            ++sequence;
            link.clientSends(dissector::PduBuilder(dissector::kSubmitSm)
                                 .sequence(sequence)
                                 .set("destination_addr", "15550100")
                                 .set("data_coding", message.dataCoding)
                                 .set("short_message", message.text)
                                 .build(),
                             support::kCaptureStart + sequence * support::kMillisecond);
        }
        builder.writeTo(dir_.file("texts.pcap"));
        std::vector<std::string> arguments{"messages", dir_.file("texts.pcap")};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const support::CliRun run = support::runCli(arguments);
        ASSERT_EQ(run.status, 0) << run.err;
        lines_ = linesOf(run.out);
        ASSERT_EQ(lines_.size(), messages.size() + 1);
    }
    std::string cell(std::size_t message, const std::string& column) const {
        const std::vector<std::string> names = cellsOf(lines_.at(0));
        const auto place = std::find(names.begin(), names.end(), column) - names.begin();
        return cellsOf(lines_.at(message + 1)).at(static_cast<std::size_t>(place));
    }

  private:
    std::vector<std::string> lines_;
};

TEST_F(MessagesVerbTest, SaysWhichCharsetsAreGuessedAndByWhatEvidence) {
    run({{0, "caf\xE9 au lait"}, {3, "caf\xE9"}});
    EXPECT_EQ(cell(0, "charset"), "latin1");
    EXPECT_EQ(cell(0, "charset_guessed"), "1");
    EXPECT_THAT(cell(0, "charset_evidence"), HasSubstr("makes sense in Latin-1 alone"));
    EXPECT_EQ(cell(1, "charset"), "latin1");
    EXPECT_EQ(cell(1, "charset_guessed"), "0");
    EXPECT_EQ(cell(1, "charset_evidence"), "data_coding is 0x03");
}

TEST_F(MessagesVerbTest, ACharsetThatTheUserSaysIsNotGuessed) {
    run({{0, "caf\xE9 au lait"}}, {"--alphabet", "latin1"});
    EXPECT_EQ(cell(0, "charset"), "latin1");
    EXPECT_EQ(cell(0, "charset_guessed"), "0");
    EXPECT_EQ(cell(0, "charset_evidence"), "chosen in the settings");
}

}  // namespace
}  // namespace smppscope::cli
