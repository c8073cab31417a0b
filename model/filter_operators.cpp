#include "model/filter_operators.h"

#include <algorithm>
#include <array>

namespace smppscope::model {

namespace {

using syntax::Relation;

constexpr std::string_view kEqual = "equal; with several values: any of them";
constexpr std::string_view kNotEqual = "not equal; with several values: none of them is equal";
constexpr std::string_view kAllEqual = "equal; with several values: all of them";
constexpr std::string_view kAnyNotEqual = "not equal; with several values: any of them differs";

// The way to write it that is offered first stands first.
constexpr std::array<RelationOperator, 22> kRelations{{
    {"==", Relation::equal, false, kEqual},
    {"!=", Relation::notEqual, true, kNotEqual},
    {"<", Relation::less, false, "less than"},
    {"<=", Relation::lessEqual, false, "less than or equal"},
    {">", Relation::greater, false, "greater than"},
    {">=", Relation::greaterEqual, false, "greater than or equal"},
    {"contains", Relation::contains, false, "contains a text or bytes"},
    {"matches", Relation::matches, false, "matches a regular expression, upper or lower case"},
    {"===", Relation::equal, true, kAllEqual},
    {"!==", Relation::notEqual, false, kAnyNotEqual},
    {"~=", Relation::notEqual, false, kAnyNotEqual},
    {"~", Relation::matches, false, "matches a regular expression, upper or lower case"},
    {"eq", Relation::equal, false, kEqual},
    {"any_eq", Relation::equal, false, kEqual},
    {"ne", Relation::notEqual, true, kNotEqual},
    {"all_ne", Relation::notEqual, true, kNotEqual},
    {"all_eq", Relation::equal, true, kAllEqual},
    {"any_ne", Relation::notEqual, false, kAnyNotEqual},
    {"lt", Relation::less, false, "less than"},
    {"le", Relation::lessEqual, false, "less than or equal"},
    {"gt", Relation::greater, false, "greater than"},
    {"ge", Relation::greaterEqual, false, "greater than or equal"},
}};

constexpr std::array<LogicalOperator, 11> kLogical{{
    {"and", "both tests hold"},
    {"or", "at least one test holds"},
    {"not", "the test does not hold"},
    {"xor", "exactly one of two tests holds"},
    {"in", "is in a set: in {1, 2, 10..20}"},
    {"any", "the relation holds for any value of a field"},
    {"all", "the relation holds for all values of a field"},
    {"&&", "both tests hold"},
    {"||", "at least one test holds"},
    {"!", "the test does not hold"},
    {"^^", "exactly one of two tests holds"},
}};

}  // namespace

std::span<const RelationOperator> relationOperators() {
    return kRelations;
}

std::span<const LogicalOperator> logicalOperators() {
    return kLogical;
}

bool isKeyword(std::string_view word) {
    const auto reads = [&](const auto& known) { return known.text == word; };
    return word == "bitwise_and" || std::any_of(kRelations.begin(), kRelations.end(), reads) ||
           std::any_of(kLogical.begin(), kLogical.end(), reads);
}

}  // namespace smppscope::model
