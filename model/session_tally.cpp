#include "model/session_tally.h"

#include <algorithm>
#include <utility>

namespace smppscope::model {

/// Index of the command in tallies_, where it is added if need be.
std::size_t SessionTally::find(std::uint32_t command) {
    if (tallies_.size() > kFew) {
        if (const auto at = places_.find(command); at != places_.end()) {
            return at->second;
        }
    } else {
        const auto at = std::ranges::find(tallies_, command, &CommandTally::command);
        if (at != tallies_.end()) {
            return static_cast<std::size_t>(at - tallies_.begin());
        }
    }
    if (tallies_.empty()) {
        constexpr std::size_t kUsual = 4;  // bind and submit_sm with their responses
        tallies_.reserve(kUsual);
    }
    const std::size_t place = tallies_.size();
    tallies_.emplace_back().command = command;
    if (place == kFew) {
        for (std::size_t i = 0; i < place; ++i) {
            places_.emplace(tallies_[i].command, static_cast<std::uint32_t>(i));
        }
    }
    if (place >= kFew) {
        places_.emplace(command, static_cast<std::uint32_t>(place));
    }
    return place;
}

SessionTally& SessionTally::operator+=(const SessionTally& other) {
    totals += other.totals;
    for (const CommandTally& from : other.tallies_) {
        CommandTally& to = of(from.command);
        to.count += from.count;
        to.ok += from.ok;
        for (const auto& [status, count] : from.failures) {
            to.failures[status] += count;
        }
        to.latency += from.latency;
    }
    return *this;
}

Statistics SessionTally::statistics() const {
    using Commands = decltype(Statistics::commands);
    using Statuses = decltype(Statistics::statuses);
    using Latencies = decltype(Statistics::latencies);
    Commands::sequence_type commands;
    Statuses::sequence_type statuses;
    Latencies::sequence_type latencies;
    commands.reserve(tallies_.size());
    const auto hasLatency = [](const CommandTally& tally) { return tally.latency.count() != 0; };
    latencies.reserve(static_cast<std::size_t>(std::ranges::count_if(tallies_, hasLatency)));
    for (const CommandTally& tally : tallies_) {
        if (tally.count != 0) {
            commands.emplace_back(tally.command, tally.count);
        }
        if (tally.ok != 0) {
            statuses.emplace_back(std::pair(tally.command, 0u), tally.ok);
        }
        for (const auto& [status, count] : tally.failures) {
            statuses.emplace_back(std::pair(tally.command, status), count);
        }
        if (hasLatency(tally)) {
            latencies.emplace_back(tally.command, tally.latency);
        }
    }
    statuses.shrink_to_fit();
    Statistics statistics;
    statistics.totals = totals;
    statistics.commands.adopt_sequence(std::move(commands));
    statistics.statuses.adopt_sequence(std::move(statuses));
    statistics.latencies.adopt_sequence(std::move(latencies));
    return statistics;
}

std::size_t SessionTally::memoryBytes() const {
    std::size_t bytes = places_.bucket_count() * sizeof(std::pair<std::uint32_t, std::uint32_t>);
    bytes += tallies_.capacity() * sizeof(CommandTally);
    for (const CommandTally& tally : tallies_) {
        bytes += tally.latency.memoryBytes() +
                 tally.failures.bucket_count() * sizeof(std::pair<std::uint32_t, std::uint64_t>);
    }
    return bytes;
}

}  // namespace smppscope::model
