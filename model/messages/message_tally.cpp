#include "model/messages/message_tally.h"

#include <chrono>
#include <numeric>

#include <fmt/format.h>

namespace smppscope::model {

std::uint64_t MessageCounts::count() const {
    return std::accumulate(messages.begin(), messages.end(), std::uint64_t{0});
}

std::uint64_t MessageCounts::partCount() const {
    return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
}

std::uint64_t MessageCounts::inPhase(MessagePhase phase) const {
    std::uint64_t sum = 0;
    for (const MessageStatusInfo& info : allMessageStatuses()) {
        sum += info.phase == phase ? messages[static_cast<std::size_t>(info.status)] : 0;
    }
    return sum;
}

namespace {

std::uint64_t takenOver(const std::array<std::uint64_t, kMessageStatuses>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) -
           counts[static_cast<std::size_t>(MessageStatus::submitted)] -
           counts[static_cast<std::size_t>(MessageStatus::rejected)];
}

}  // namespace

std::uint64_t MessageCounts::accepted() const {
    return takenOver(messages);
}

std::uint64_t MessageCounts::acceptedParts() const {
    return takenOver(parts);
}

MessageCounts& MessageCounts::operator+=(const MessageCounts& other) {
    for (std::size_t i = 0; i < kMessageStatuses; ++i) {
        messages[i] += other.messages[i];
        parts[i] += other.parts[i];
    }
    concatenated += other.concatenated;
    pending += other.pending;
    return *this;
}

Month monthOf(TimeNs time) {
    using namespace std::chrono;
    const year_month_day date{floor<days>(sys_time<nanoseconds>{nanoseconds{time}})};
    const int months = (static_cast<int>(date.year()) - 1970) * 12 +
                       static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return static_cast<Month>(months);
}

std::string toString(Month month) {
    return fmt::format("{:04}-{:02}", 1970 + month / 12, month % 12 + 1);
}

std::size_t MessageTally::Hash::operator()(const TallyKey& key) const {
    std::size_t seed = key.account;
    boost::hash_combine(seed, std::uint32_t{key.month} << 16 | key.countryCode);
    boost::hash_combine(seed, key.fromCentre);
    return seed;
}

std::uint32_t MessageTally::cellOf(const TallyKey& key) {
    const auto [place, isNew] = places_.try_emplace(key, static_cast<std::uint32_t>(cells_.size()));
    if (isNew) {
        cells_.push_back({key, {}});
    }
    return place->second;
}

}  // namespace smppscope::model
