#include "gui/document/view_query.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace smppscope::gui {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

bool blank(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
}

std::string sessionsCondition(const std::vector<model::SessionId>& sessions) {
    if (sessions.size() == 1) {
        return fmt::format("session.id == {}", sessions.front() + 1);
    }
    std::string numbers;
    for (const model::SessionId session : sessions) {
        fmt::format_to(std::back_inserter(numbers), "{}{}", numbers.empty() ? "" : ", ", session + 1);
    }
    return fmt::format("session.id in {{{}}}", numbers);
}

std::string epoch(model::TimeNs time) {
    return fmt::format("{}.{:09}", time / kSecond, time % kSecond);
}

std::string parenthesised(const std::string& text, bool needed) {
    return needed ? "(" + text + ")" : text;
}

bool isCompound(const std::string& text) {
    return text.find(" or ") != std::string::npos || text.find(" and ") != std::string::npos ||
           text.find("||") != std::string::npos || text.find("&&") != std::string::npos;
}

}  // namespace

bool ViewQuery::everything() const {
    return blank(filter) && !scope && !time;
}

std::string ViewQuery::expression() const {
    std::vector<std::string> conditions;
    if (scope) {
        conditions.push_back(sessionsCondition(scope->sessions));
    }
    if (time) {
        conditions.push_back(fmt::format("frame.time_epoch >= {} and frame.time_epoch <= {}",
                                         epoch(time->begin), epoch(time->end)));
    }
    if (!blank(filter)) {
        conditions.push_back(parenthesised(filter, !conditions.empty()));
    }
    return fmt::format("{}", fmt::join(conditions, " and "));
}

std::string combined(const std::string& filter, const std::string& condition, Combine how) {
    const std::string addition =
        how == Combine::conjunctionNot
            ? "not " +
                  parenthesised(condition, isCompound(condition) || condition.find(' ') != std::string::npos)
            : condition;
    if (how == Combine::replace || blank(filter)) {
        return addition;
    }
    const bool hasOr = filter.find(" or ") != std::string::npos || filter.find("||") != std::string::npos;
    return parenthesised(filter, hasOr) + " and " +
           parenthesised(addition, how == Combine::conjunction && isCompound(condition));
}

}  // namespace smppscope::gui
