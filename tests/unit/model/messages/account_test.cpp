#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dissector/commands.h"
#include "model/account_tables.h"
#include "model/messages/country_code.h"
#include "model/messages/frequent.h"
#include "model/report.h"
#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::model {
namespace {

using ::testing::ElementsAre;

TEST(CountryCode, IsThatOfInternationalNumbers) {
    EXPECT_EQ(countryCodeOf("447700900123", 1), 44);
    EXPECT_EQ(countryCodeOf("+15550100123", 0), 1);
    EXPECT_EQ(countryCodeOf("0035312345678", 0), 353);
    EXPECT_EQ(countryCodeOf("79001234567", 1), 7);
    EXPECT_EQ(countryCodeOf("966500000000", 1), 966);
}

TEST(CountryCode, ShortCodesNamesAndNationalNumbersHaveNone) {
    EXPECT_EQ(countryCodeOf("60777", 0), 0);
    EXPECT_EQ(countryCodeOf("ACME", 5), 0);
    EXPECT_EQ(countryCodeOf("07700900123", 0), 0);
    EXPECT_EQ(countryCodeOf("447700900123", 2), 0);
    EXPECT_EQ(countryCodeOf("", 1), 0);
}

TEST(Frequent, CountsExactlyWhileThereAreFew) {
    Frequent frequent;
    for (const std::string_view text : {"b", "a", "b", "c", "b", "a"}) {
        frequent.add(text);
    }
    const auto top = frequent.top(2);
    ASSERT_EQ(top.size(), 2u);
    EXPECT_EQ(top[0].text, "b");
    EXPECT_EQ(top[0].count, 3u);
    EXPECT_EQ(top[1].text, "a");
    EXPECT_EQ(frequent.error(), 0u);
}

TEST(Frequent, CountsExactlyHoweverManyItKeeps) {
    constexpr int kTexts = 100;
    Frequent frequent;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < kTexts; ++i) {
            frequent.add("n" + std::to_string(i));
            const auto top = frequent.top(kTexts);
            EXPECT_EQ(top.size(), static_cast<std::size_t>(round == 0 ? i + 1 : kTexts));
            EXPECT_EQ(top.front().count, static_cast<std::uint64_t>(round + 1));
        }
    }
}

TEST(Frequent, FindsTheMostFrequentAmongVeryMany) {
    Frequent frequent;
    for (int i = 0; i < 20'000; ++i) {
        frequent.add("n" + std::to_string(i));
        if (i % 4 == 0) {
            frequent.add("often");
        }
    }
    const auto top = frequent.top(1);
    EXPECT_EQ(top.at(0).text, "often");
    EXPECT_LE(top[0].count, 5'000u);
    EXPECT_GE(top[0].count + frequent.error(), 5'000u);
    EXPECT_GT(frequent.error(), 0u);
}

class AccountTest : public ::testing::Test {
  protected:
    SessionReport report() {
        capture.load();
        return buildReport(capture.analysis().snapshot());
    }
    MessageCapture capture;
};

TEST_F(AccountTest, AllSessionsOfASystemIdAreOneAccount) {
    auto transmitter = capture.bind("shop", dissector::kBindTransmitter);
    auto receiver = capture.bind("shop", dissector::kBindReceiver);
    auto other = capture.bind("bank");
    transmitter.submits("A1");
    receiver.receives("A1");
    other.submits("B1");
    const SessionReport report = this->report();
    ASSERT_EQ(report.accounts_size(), 2);
    const AccountSummary& shop = report.accounts(0);
    EXPECT_EQ(shop.system_id(), "shop");
    EXPECT_THAT(shop.session_ids(), ElementsAre(1, 2));
    EXPECT_EQ(shop.submitted(), 1u);
    EXPECT_EQ(shop.accepted(), 1u);
    EXPECT_EQ(shop.delivered(), 1u);
    EXPECT_EQ(shop.pending(), 0u);
    EXPECT_EQ(report.accounts(1).pending(), 1u);
}

TEST_F(AccountTest, MessagesAndPartsAreCountedByCalendarMonth) {
    auto bind = capture.bind();
    bind.requests(part(1, 2, 7, "a"));
    bind.answers("A1");
    bind.requests(part(2, 2, 7, "b"));
    bind.answers("A2");
    capture.passes(TimeNs{31} * 86'400 * support::kSecond);
    bind.submits("A3");
    const SessionReport report = this->report();
    const AccountSummary& account = report.accounts(0);
    ASSERT_EQ(account.months_size(), 2);
    EXPECT_EQ(account.months(0).month(), "2026-01");
    EXPECT_EQ(account.months(0).messages(), 1u);
    EXPECT_EQ(account.months(0).parts(), 2u);
    EXPECT_EQ(account.months(1).month(), "2026-02");
    EXPECT_EQ(account.months(1).counts().accepted_parts(), 1u);
}

TEST_F(AccountTest, AMonthEndsAtMidnightUtcAndSaysSo) {
    auto bind = capture.bind();
    constexpr TimeNs kMonth = TimeNs{31} * 86'400 * support::kSecond;
    capture.passes(kMonth - support::kSecond);
    bind.submits("A1");
    capture.passes(support::kSecond);
    bind.submits("A2");
    const SessionReport report = this->report();
    const auto& months = report.accounts(0).months();
    ASSERT_EQ(months.size(), 2);
    EXPECT_EQ(months[0].month(), "2026-01");
    EXPECT_EQ(months[0].time_zone(), "UTC");
    EXPECT_EQ(months[1].month(), "2026-02");
    EXPECT_EQ(monthTable(report, 10).columns.at(1).heading, "Month (UTC)");
}

TEST_F(AccountTest, DestinationsAreCountedByCountry) {
    auto bind = capture.bind();
    bind.submits("A1", "447700900123");
    bind.submits("A2", "35312345678");
    bind.submits("A3", "447700900124");
    const SessionReport report = this->report();
    const AccountSummary& account = report.accounts(0);
    ASSERT_EQ(account.prefixes_size(), 2);
    EXPECT_EQ(account.prefixes(0).prefix(), "44");
    EXPECT_EQ(account.prefixes(0).counts().submitted(), 2u);
    EXPECT_EQ(account.prefixes(1).prefix(), "353");
}

TEST_F(AccountTest, SendersAndReasonsOfFailuresAreNamed) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "UNDELIV");
    bind.requests(submission("hello"));
    bind.answers("", 0x58);
    const SessionReport report = this->report();
    const AccountSummary& account = report.accounts(0);
    ASSERT_EQ(account.senders_size(), 1);
    EXPECT_EQ(account.senders(0).text(), MessageCapture::kSender);
    EXPECT_EQ(account.senders(0).count(), 2u);
    ASSERT_EQ(account.errors_size(), 1);
    EXPECT_EQ(account.errors(0).text(), "undeliverable 027");
    ASSERT_EQ(account.rejections_size(), 1);
    EXPECT_EQ(account.rejections(0).status(), "ESME_RTHROTTLED");
    EXPECT_EQ(account.rejected(), 1u);
    EXPECT_EQ(account.failed(), 1u);
}

TEST_F(AccountTest, AReceiptWithoutAStateNamesNoReason) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1", "WHATEVER");
    EXPECT_EQ(report().accounts(0).errors_size(), 0);
}

TEST_F(AccountTest, TheTotalsSayHowReceiptsFoundTheirMessages) {
    auto bind = capture.bind();
    bind.submits("1F");
    bind.receives("31");
    bind.receives("no such");
    const MessageTotals totals = report().messages();
    EXPECT_EQ(totals.submitted(), 1u);
    EXPECT_EQ(totals.receipts(), 2u);
    EXPECT_EQ(totals.matched_receipts(), 1u);
    EXPECT_EQ(totals.orphan_receipts(), 1u);
    ASSERT_EQ(totals.id_rules_size(), 1);
    EXPECT_EQ(totals.id_rules(0).rule(), "decimal-of-hex");
    EXPECT_EQ(totals.receipt_latency().count(), 1u);
    EXPECT_EQ(totals.receipt_latency().min_ns(), 2 * support::kMillisecond);
}

TEST_F(AccountTest, TheReportIsReadableAsText) {
    auto bind = capture.bind();
    bind.submits("A1");
    bind.receives("A1");
    const std::string text = reportAsText(report());
    EXPECT_NE(text.find("Messages   1 submitted in 1 part, 1 accepted, 1 delivered"), std::string::npos)
        << text;
    EXPECT_NE(text.find("Receipts   1, 1 about messages of the capture (ids: 1 exact)"), std::string::npos)
        << text;
}

}  // namespace
}  // namespace smppscope::model
