#include "model/session_tally.h"

namespace smppscope::model {

CommandTally& SessionTally::find(std::uint32_t command) {
    const auto [at, inserted] = places_.try_emplace(command, static_cast<std::uint32_t>(tallies_.size()));
    if (inserted) {
        tallies_.emplace_back().command = command;
    }
    return tallies_[at->second];
}

Statistics SessionTally::statistics() const {
    Statistics statistics;
    statistics.totals = totals;
    for (const CommandTally& tally : tallies_) {
        if (tally.count != 0) {
            statistics.commands[tally.command] = tally.count;
        }
        if (tally.ok != 0) {
            statistics.statuses[{tally.command, 0}] = tally.ok;
        }
        for (const auto& [status, count] : tally.failures) {
            statistics.statuses[{tally.command, status}] = count;
        }
        if (tally.latency.count() != 0) {
            statistics.latencies[tally.command] = tally.latency;
        }
    }
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
