#include <set>

#include <gtest/gtest.h>

#include "dissector/receipt/id_number.h"
#include "dissector/receipt/message_id_keys.h"
#include "dissector/receipt/message_id_match.h"
#include "tests/support/traffic/random.h"
#include "tests/unit/dissector/receipt/receipt_facts.h"

namespace smppscope::dissector::tests {

namespace {

/// The identifier of the rule, or "none".
std::string rule(std::string_view response, std::string_view receipt) {
    const auto found = matchIds(response, receipt);
    return found ? std::string(idRuleRow(*found).id) : "none";
}

/// Whether an index of responses finds the id of a receipt.
bool found(std::string_view response, std::string_view receipt) {
    const IdText key = indexKey(response);
    const LookupKeys wanted(receipt);
    return std::any_of(wanted.begin(), wanted.end(), [&](const IdText& other) { return other == key; });
}

/// An id of few different characters, so that pairs are often related.
std::string randomId(support::Random& random) {
    static const std::vector<std::string> kAlphabets{"01", "0123456789", "0aAfF1", "0x1aA", "01 g-"};
    const std::string& alphabet = kAlphabets[static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(kAlphabets.size()) - 1))];
    std::string id(static_cast<std::size_t>(random.between(0, 4)), ' ');
    for (char& c : id)
        c = alphabet[static_cast<std::size_t>(
            random.between(0, static_cast<std::int64_t>(alphabet.size()) - 1))];
    return id;
}

/// The id as another centre could print it.
std::string reprinted(support::Random& random, const std::string& id) {
    switch (random.between(0, 5)) {
        case 0:
            return "0" + id;
        case 1:
            return "0x" + id;
        case 2:
            return id + " ";
        case 3:
            return std::string(hexOfDecimal(id).value_or(IdText(id)).view());
        case 4:
            return std::string(decimalOfHex(id).value_or(IdText(id)).view());
        default:
            return std::string(withoutZeros(id));
    }
}

}  // namespace

TEST(MessageIds, MatchAsTheVectorsSay) {
    std::set<std::string> rules;
    const auto pairs = idPairs();
    ASSERT_EQ(pairs.size(), 10u);
    for (const IdPair& pair : pairs) {
        const std::string other = pair.response ? *pair.response : pair.tlv.value();
        EXPECT_TRUE(matchIds(other, pair.text.value())) << other << " " << *pair.text;
        EXPECT_TRUE(found(other, *pair.text)) << other << " " << *pair.text;
        const std::string expected = pair.rule.starts_with("dec(text)")       ? "decimal-of-hex"
                                     : pair.rule.starts_with("leading zeros") ? "leading-zeros"
                                     : pair.rule.starts_with("case only")     ? "letter-case"
                                                                              : "exact";
        EXPECT_EQ(rule(other, *pair.text), expected) << pair.rule;
    }
}

TEST(MessageIds, MatchByTheFirstRuleThatMakesThemTheSame) {
    EXPECT_EQ(rule("00B8BE19", "00B8BE19"), "exact");
    EXPECT_EQ(rule("00B8BE19", "00b8be19"), "letter-case");
    EXPECT_EQ(rule("023", "23"), "leading-zeros");
    EXPECT_EQ(rule("00B8BE19", "b8be19"), "hex-leading-zeros");
    EXPECT_EQ(rule("1A", "26"), "decimal-of-hex");
    EXPECT_EQ(rule("0000001a", "26"), "decimal-of-hex");
    EXPECT_EQ(rule("26", "1A"), "hex-of-decimal");
    EXPECT_EQ(rule("0026", "001A"), "hex-of-decimal");
    EXPECT_EQ(rule("0x1A", "1a"), "hex-prefix");
    EXPECT_EQ(rule("1a", "0X001A"), "hex-prefix");
    EXPECT_EQ(rule("0x1A", "26"), "hex-prefix");
    EXPECT_EQ(rule("abc-1  ", "ABC-1"), "padding");
    EXPECT_EQ(rule(" 12", "12"), "padding");
}

TEST(MessageIds, ThatAreDifferentMatchByNoRule) {
    EXPECT_EQ(rule("", ""), "none");
    EXPECT_EQ(rule("1", ""), "none");
    EXPECT_EQ(rule("1", "2"), "none");
    EXPECT_EQ(rule("0x10", "A"), "none") << "what has a prefix is not decimal";
    EXPECT_EQ(rule("0e999f21-81ef-4974-a414-3de98174e3c7", "e999f21-81ef-4974-a414-3de98174e3c7"), "none");
    EXPECT_EQ(rule("00MSG", "MSG"), "none");
    EXPECT_EQ(rule("0x", "0"), "none");
}

TEST(MessageIds, AreNumbersOfAnySize) {
    EXPECT_EQ(hexOfDecimal("18446744073709551616")->view(), "10000000000000000");
    EXPECT_EQ(decimalOfHex("10000000000000000")->view(), "18446744073709551616");
    EXPECT_EQ(hexOfDecimal("0")->view(), "0");
    EXPECT_EQ(decimalOfHex("000")->view(), "0");
    EXPECT_EQ(decimalOfHex(std::string(64, 'f'))->view(),
              "115792089237316195423570985008687907853269984665640564039457584007913129639935");
    EXPECT_FALSE(hexOfDecimal(std::string(65, '1')));
    EXPECT_FALSE(hexOfDecimal("12a"));
    EXPECT_FALSE(decimalOfHex(""));
}

TEST(MessageIds, OfDecimalsAndBackAreTheSame) {
    support::Random random(1);
    for (int i = 0; i < 2000; ++i) {
        std::string digits(static_cast<std::size_t>(random.between(1, 64)), '0');
        for (char& c : digits)
            c = static_cast<char>('0' + random.between(0, 9));
        const auto hex = hexOfDecimal(digits);
        ASSERT_TRUE(hex);
        EXPECT_EQ(decimalOfHex(hex->view())->view(), withoutZeros(digits));
        EXPECT_EQ(rule(digits, hex->view()), digits == hex->view()                 ? "exact"
                                             : withoutZeros(digits) == hex->view() ? "leading-zeros"
                                                                                   : "hex-of-decimal");
    }
}

TEST(MessageIds, AreFoundByTheirKeysWheneverTheyMatch) {
    support::Random random(2);
    std::set<std::string> rules;
    for (int i = 0; i < 200'000; ++i) {
        const std::string response = randomId(random);
        const std::string receipt = random.chance(0.5) ? reprinted(random, response) : randomId(random);
        const std::string name = rule(response, receipt);
        rules.insert(name);
        if (name != "none") {
            EXPECT_TRUE(found(response, receipt)) << '"' << response << "\" \"" << receipt << "\" " << name;
        }
    }
    EXPECT_EQ(rules.size(), idRules().size() + 1) << "every rule was there, and none";
}

TEST(MessageIds, ThatAreLongAreFoundByTheirKeysToo) {
    support::Random random(3);
    for (const std::size_t size : {64, 65, 100, 255}) {
        std::string id(size, 'a');
        for (char& c : id)
            c = static_cast<char>(random.between(1, 255));
        EXPECT_TRUE(found(id, id)) << size;
        const std::string digits(size, '7');
        EXPECT_TRUE(found("000" + digits, digits)) << size;
        EXPECT_EQ(rule("000" + digits, digits), "leading-zeros");
    }
}

TEST(MessageIds, HaveNoMoreThanThreeKeysToLookFor) {
    EXPECT_EQ(LookupKeys("abc-1").size(), 1u);
    EXPECT_EQ(LookupKeys("1a").size(), 2u);
    EXPECT_EQ(LookupKeys("26").size(), 3u);
    EXPECT_EQ(LookupKeys("7").size(), 1u);
    EXPECT_EQ(LookupKeys("").size(), 1u);
}

TEST(MessageIds, HaveKeysWithHashesOfTheirOwn) {
    std::set<std::uint64_t> hashes;
    constexpr int kIds = 100'000;
    for (int i = 0; i < kIds; ++i)
        hashes.insert(hashOf(indexKey(std::to_string(i))));
    EXPECT_EQ(hashes.size(), static_cast<std::size_t>(kIds));
    EXPECT_EQ(hashOf(indexKey("00AB")), hashOf(indexKey("ab")));
}

TEST(IdRules, HaveIdentifiersAndTitles) {
    std::set<std::string_view> ids;
    for (const IdRuleRow& row : idRules()) {
        EXPECT_EQ(&idRuleRow(row.rule), &row);
        EXPECT_TRUE(ids.insert(row.id).second);
        EXPECT_FALSE(row.title.empty());
    }
}

}  // namespace smppscope::dissector::tests
