#include "model/filter_value.h"

#include <cassert>
#include <utility>

#include "model/filter_operand.h"

namespace smppscope::model {

namespace {

using dissector::Value;

bool isNumber(const Value& value) {
    return std::holds_alternative<std::uint64_t>(value) || std::holds_alternative<std::int64_t>(value);
}

std::strong_ordering compareNumbers(const Value& left, const Value& right) {
    return std::visit(
        [](const auto& a, const auto& b) {
            using A = std::decay_t<decltype(a)>;
            using B = std::decay_t<decltype(b)>;
            if constexpr (std::is_integral_v<A> && std::is_integral_v<B>) {
                return std::cmp_less(a, b)    ? std::strong_ordering::less
                       : std::cmp_equal(a, b) ? std::strong_ordering::equal
                                              : std::strong_ordering::greater;
            } else {
                return std::strong_ordering::equal;  // not reached: both are numbers
            }
        },
        left, right);
}

}  // namespace

std::strong_ordering compareValues(const Value& left, const Value& right) {
    assert(isNumber(left) == isNumber(right));
    if (isNumber(left)) {
        return compareNumbers(left, right);
    }
    const std::string_view a = bytesOf(left);
    const std::string_view b = bytesOf(right);
    const bool isText = std::holds_alternative<std::string>(left);
    return isText || a.size() == b.size() ? a <=> b : a.size() <=> b.size();
}

}  // namespace smppscope::model
