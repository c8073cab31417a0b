#include "model/filter_suggestion.h"

#include <algorithm>
#include <numeric>

#include "model/ascii_case.h"

namespace smppscope::model {

namespace {

constexpr std::size_t kLongestCompared = 64;  // the distance is quadratic

/// Letters to insert, remove or replace (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string_view lastPart(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

constexpr std::size_t kFar = 1000;

/// Smaller is nearer; kFar: not alike at all.
std::size_t badness(std::string_view text, std::string_view candidate) {
    const std::size_t typos = distance(text, candidate);
    if (typos <= 1 + text.size() / 5) {
        return typos;
    }
    const std::string_view last = lastPart(text);
    if (last.size() >= 3 && lastPart(candidate) == last) {
        return 10 + typos;
    }
    if (distance(last, lastPart(candidate)) <= last.size() / 4) {
        return 50 + typos;
    }
    if (last.size() >= 3 && candidate.find(last) != std::string_view::npos) {
        return 100 + typos;
    }
    return kFar;
}

}  // namespace

std::vector<std::string_view> nearest(std::string_view text, const std::vector<std::string_view>& candidates,
                                      std::size_t most) {
    if (text.empty() || text.size() > kLongestCompared) {
        return {};
    }
    const std::string wanted = asciiLower(text);
    std::vector<std::pair<std::size_t, std::string_view>> ranked;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() <= kLongestCompared) {
            const std::size_t bad = badness(wanted, asciiLower(candidate));
            if (bad < kFar) {
                ranked.emplace_back(bad, candidate);
            }
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string_view> best;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) {
        best.push_back(ranked[i].second);
    }
    return best;
}

std::string didYouMean(const std::vector<std::string_view>& suggestions) {
    if (suggestions.empty()) {
        return {};
    }
    std::string text = " Did you mean ";
    for (std::size_t i = 0; i < suggestions.size(); ++i) {
        const bool isLast = i + 1 == suggestions.size();
        text += i == 0 ? "" : isLast ? " or " : ", ";
        text += suggestions[i];
    }
    return text + "?";
}

}  // namespace smppscope::model
