// What a capture holds can neither betray passwords nor harm who reads the output.

#include <nlohmann/json.hpp>

#include "tests/unit/cli/verbs_fixture.h"

namespace smppscope::cli {
namespace {

using support::CliRun;
using support::runCli;
using testing::HasSubstr;
using testing::Not;

TEST_F(VerbsTest, PasswordsAreMaskedUnlessRevealed) {
    const std::string file = capture();
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"pdus", file, "-e", "smpp.password"},
          {"tree", file},
          {"tree", file, "--format", "json"},
          {"summary", file},
          {"summary", file, "--format", "json"}}) {
        EXPECT_THAT(runCli(arguments).out, Not(HasSubstr("s3cret"))) << arguments[0];
    }
    EXPECT_THAT(runCli({"pdus", file, "-e", "smpp.password", "--reveal"}).out, HasSubstr("s3cret"));
    EXPECT_THAT(runCli({"tree", file, "--reveal"}).out, HasSubstr("s3cret"));
}

TEST_F(VerbsTest, PasswordsCannotBeGuessedByFilters) {
    EXPECT_EQ(linesOf(runCli({"pdus", capture(), "-Y", "smpp.password contains \"s3\""}).out).size(), 1u);
}

TEST_F(VerbsTest, NothingFromTheCaptureControlsTheTerminal) {
    const std::string file = capture(
        "\x1b]0;x\x07\x9b"
        "2J");
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"summary", file},
          {"sessions", file},
          {"sessions", file, "--format", "csv"},
          {"pdus", file, "-e", "smpp.system_id"},
          {"pdus", file, "-e", "smpp.system_id", "--format", "csv"},
          {"pdus", file, "-e", "session.system_id"},
          {"tree", file}}) {
        const CliRun run = runCli(arguments);
        EXPECT_EQ(run.status, kDone);
        EXPECT_THAT(run.out, HasSubstr("\\x1b]0;x\\x07")) << arguments[0];
        for (const char* control : {"\x1b", "\x07", "\xC2\x9B"}) {
            EXPECT_THAT(run.out, Not(HasSubstr(control))) << arguments[0];
        }
    }
}

TEST_F(VerbsTest, JsonIsValidWhateverTheCaptureHolds) {
    const std::string file = capture("\xFF\xC0\x01\"\\");
    for (const char* verb : {"summary", "sessions", "pdus", "tree"}) {
        EXPECT_TRUE(nlohmann::json::accept(runCli({verb, file, "--format", "json"}).out)) << verb;
    }
}

TEST_F(VerbsTest, MarkupFromTheCaptureIsEscapedInHtml) {
    const std::string html = dir_.file("r.html");
    ASSERT_EQ(runCli({"report", capture("<b>&\"x"), "-o", html}).status, kDone);
    const support::ByteVector bytes = support::readFile(html);
    const std::string text(bytes.begin(), bytes.end());
    EXPECT_THAT(text, HasSubstr("&lt;b&gt;&amp;&quot;x"));
    EXPECT_THAT(text, Not(HasSubstr("<b>&")));
}

}  // namespace
}  // namespace smppscope::cli
