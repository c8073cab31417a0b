#include <algorithm>
#include <cctype>
#include <set>

#include <gtest/gtest.h>

#include "dissector/issue.h"

namespace smppscope::dissector::tests {

TEST(Issues, HaveARowEach) {
    for (const IssueInfo& info : allIssues())
        EXPECT_EQ(&issueInfo(info.code), &info);
    EXPECT_EQ(issueInfo(IssueCode::tlvPastEnd).id, "tlv-past-end");
    EXPECT_EQ(issueInfo(IssueCode::notAllowedInState).id, "not-allowed-in-state");
}

TEST(Issues, HaveIdentifiersOfTheirOwnInKebabCase) {
    std::set<std::string_view> ids;
    for (const IssueInfo& info : allIssues()) {
        EXPECT_TRUE(ids.insert(info.id).second) << info.id;
        EXPECT_TRUE(std::all_of(info.id.begin(), info.id.end(), [](unsigned char c) {
            return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-';
        })) << info.id;
    }
}

TEST(Issues, ExplainThemselves) {
    for (const IssueInfo& info : allIssues()) {
        EXPECT_LT(info.title.size(), 45u) << info.id;
        EXPECT_GT(info.help.size(), 50u) << info.id;
        EXPECT_EQ(info.help.back(), '.') << info.id;
    }
}

TEST(Issues, SeveritiesHaveNames) {
    EXPECT_EQ(toString(Severity::note), "note");
    EXPECT_EQ(toString(Severity::warning), "warning");
    EXPECT_EQ(toString(Severity::error), "error");
}

}  // namespace smppscope::dissector::tests
