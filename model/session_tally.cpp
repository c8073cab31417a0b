#include "model/session_tally.h"

#include <utility>

namespace smppscope::model {

CommandTally& SessionTally::find(std::uint32_t command) {
    const auto [at, inserted] = places_.try_emplace(command, static_cast<std::uint32_t>(tallies_.size()));
    if (inserted) {
        tallies_.emplace_back().command = command;
    }
    return tallies_[at->second];
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
        if (tally.latency.count() != 0) {
            latencies.emplace_back(tally.command, tally.latency);
        }
    }
    statuses.shrink_to_fit();
    latencies.shrink_to_fit();
    Statistics statistics;
    statistics.totals = totals;
    statistics.commands.adopt_sequence(std::move(commands));
    statistics.statuses.adopt_sequence(std::move(statuses));
    statistics.latencies.adopt_sequence(std::move(latencies));
    return statistics;
}

std::size_t SessionTally::memoryBytes() const {
    std::size_t bytes = places_.bucket_count() * sizeof(std::pair<std::uint32_t, std::uint32_t>);
    for (const CommandTally& tally : tallies_) {
        bytes += sizeof(tally) + tally.latency.memoryBytes() +
                 tally.failures.bucket_count() * sizeof(std::pair<std::uint32_t, std::uint64_t>);
    }
    return bytes;
}

}  // namespace smppscope::model
