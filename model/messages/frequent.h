#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

namespace smppscope::model {

/// Counts how often texts occur and keeps the most frequent in bounded memory (Misra and Gries 1982). Exact
/// as long as no more than kKept different ones came; after that a count may be too low, by at most error().
/// Not synchronised.
class Frequent {
  public:
    static constexpr std::size_t kKept = 1024;

    struct Entry {
        std::string text;
        std::uint64_t count;
    };

    void add(std::string_view text) {
        if (counts_.empty()) {
            addToFew(text);
        } else if (const auto found = counts_.find(text); found != counts_.end()) {
            ++found->second;
        } else if (counts_.size() < kKept) {
            counts_.emplace(text, 1);
        } else {
            ++error_;
            boost::unordered::erase_if(counts_, [](auto& entry) { return --entry.second == 0; });
        }
    }

    /// The `most` most frequent, by falling count, then by text.
    std::vector<Entry> top(std::size_t most) const {
        std::vector<Entry> entries = few_;
        entries.reserve(few_.size() + counts_.size());
        for (const auto& [text, count] : counts_) {
            entries.push_back({text, count});
        }
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return a.count != b.count ? a.count > b.count : a.text < b.text;
        });
        entries.resize(std::min(entries.size(), most));
        return entries;
    }
    /// How much too low a count may be; 0: all are exact.
    std::uint64_t error() const { return error_; }

    std::size_t memoryBytes() const {
        constexpr std::size_t kUsualText = 24;
        return few_.capacity() * sizeof(Entry) +
               counts_.bucket_count() * (sizeof(std::pair<std::string, std::uint64_t>) + 1) +
               counts_.size() * kUsualText;
    }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return boost::hash<std::string_view>{}(text); }
    };

    // Most accounts have few senders.
    static constexpr std::size_t kFew = 8;

    void addToFew(std::string_view text) {
        const auto found =
            std::find_if(few_.begin(), few_.end(), [text](const Entry& entry) { return entry.text == text; });
        if (found != few_.end()) {
            ++found->count;
            return;
        }
        few_.push_back({std::string(text), 1});
        if (few_.size() > kFew) {
            for (Entry& entry : few_) {
                counts_.emplace(std::move(entry.text), entry.count);
            }
            few_ = {};
        }
    }

    std::vector<Entry> few_;  // or else all are in counts_
    boost::unordered_flat_map<std::string, std::uint64_t, Hash, std::equal_to<>> counts_;
    std::uint64_t error_ = 0;
};

}  // namespace smppscope::model
