#include "model/filter_interval.h"

#include <algorithm>
#include <variant>

namespace smppscope::model {

using dissector::Value;
using syntax::Relation;

std::int64_t clamped(const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        return static_cast<std::int64_t>(std::min(*number, static_cast<std::uint64_t>(kHighest)));
    }
    return std::get<std::int64_t>(value);
}

std::vector<Interval> intervals(Relation relation, std::int64_t first, std::int64_t last) {
    std::vector<Interval> result;
    const auto below = [&](std::int64_t end) {
        if (end > kLowest) {
            result.push_back({kLowest, end - 1});
        }
    };
    const auto above = [&](std::int64_t begin) {
        if (begin < kHighest) {
            result.push_back({begin + 1, kHighest});
        }
    };
    switch (relation) {
        case Relation::notEqual:
            below(first);
            above(last);
            break;
        case Relation::less:
            below(first);
            break;
        case Relation::lessEqual:
            result.push_back({kLowest, last});
            break;
        case Relation::greater:
            above(last);
            break;
        case Relation::greaterEqual:
            result.push_back({first, kHighest});
            break;
        default:
            result.push_back({first, last});
    }
    return result;
}

}  // namespace smppscope::model
