#include "tests/support/traffic/session_truth.h"

#include <algorithm>

namespace smppscope::support {
namespace {

/// The smallest value that at least `perMille` thousandths of the values don't exceed.
std::int64_t nearestRank(const std::vector<std::int64_t>& sorted, std::uint64_t perMille) {
    const std::uint64_t rank = (sorted.size() * perMille + 999) / 1000;
    return sorted[std::max<std::uint64_t>(rank, 1) - 1];
}

}  // namespace

void fillLatency(std::string_view command, std::vector<std::int64_t> values, model::LatencySummary& summary) {
    std::sort(values.begin(), values.end());
    long double sum = 0;
    for (const std::int64_t value : values) {
        sum += static_cast<long double>(value);
    }
    summary.set_command(std::string(command));
    summary.set_count(values.size());
    summary.set_min_ns(values.front());
    summary.set_mean_ns(static_cast<std::int64_t>(sum / static_cast<long double>(values.size())));
    summary.set_p50_ns(nearestRank(values, 500));
    summary.set_p90_ns(nearestRank(values, 900));
    summary.set_p95_ns(nearestRank(values, 950));
    summary.set_p99_ns(nearestRank(values, 990));
    summary.set_p999_ns(nearestRank(values, 999));
    summary.set_max_ns(values.back());
}

TrafficCounts& TrafficCounts::operator+=(const TrafficCounts& other) {
    requests += other.requests;
    responses += other.responses;
    expectingAnswer += other.expectingAnswer;
    paired += other.paired;
    orphanResponses += other.orphanResponses;
    malformed += other.malformed;
    for (const auto& [command, count] : other.commands) {
        commands[command] += count;
    }
    for (const auto& [key, count] : other.statuses) {
        statuses[key] += count;
    }
    for (const auto& [command, values] : other.latencies) {
        auto& mine = latencies[command];
        mine.insert(mine.end(), values.begin(), values.end());
    }
    return *this;
}

template <class Message>
void fillCounts(const TrafficCounts& counts, Message& message) {
    model::TotalCounts& totals = *message.mutable_totals();
    totals.set_pdus(counts.requests + counts.responses);
    totals.set_requests(counts.requests);
    totals.set_responses(counts.responses);
    totals.set_paired(counts.paired);
    totals.set_unanswered(counts.expectingAnswer - counts.paired);
    totals.set_orphan_responses(counts.orphanResponses);
    totals.set_malformed(counts.malformed);
    for (const auto& [command, count] : counts.commands) {
        model::CommandCount& row = *message.add_commands();
        row.set_command(std::string(nameOf(command)));
        row.set_command_id(static_cast<std::uint32_t>(command));
        row.set_count(count);
    }
    for (const auto& [key, count] : counts.statuses) {
        model::StatusCount& row = *message.add_statuses();
        row.set_command(std::string(nameOf(key.first)));
        row.set_status(std::string(nameOf(key.second)));
        row.set_code(static_cast<std::uint32_t>(key.second));
        row.set_count(count);
    }
    for (const auto& [command, values] : counts.latencies) {
        fillLatency(nameOf(command), values, *message.add_latencies());
    }
}

template void fillCounts(const TrafficCounts&, model::SessionReport&);
template void fillCounts(const TrafficCounts&, model::SessionSummary&);

void SessionTruth::add(const Pdu& pdu, capture::TimeNs time) {
    firstTime_ = empty() ? time : firstTime_;
    lastTime_ = time;
    ++counts_.commands[pdu.head.command];
    counts_.malformed += pdu.malformed ? 1 : 0;
    if (isResponse(pdu.head.command)) {
        addResponse(pdu, time);
    } else {
        addRequest(pdu, time);
    }
}

std::uint32_t SessionTruth::Side::inFlight(capture::TimeNs now) const {
    constexpr capture::TimeNs kGivenUp = capture::TimeNs{10} * 1'000'000'000;
    std::uint32_t count = 0;
    for (const auto& [sequence, requests] : open) {
        count += static_cast<std::uint32_t>(
            std::count_if(requests.begin(), requests.end(), [&](const OpenRequest& request) {
                return request.command != Command::enquireLink && now - request.time <= kGivenUp;
            }));
    }
    return count;
}

void SessionTruth::addRequest(const Pdu& pdu, capture::TimeNs time) {
    ++counts_.requests;
    if (!isAnswered(pdu.head.command)) {
        return;
    }
    ++counts_.expectingAnswer;
    Side& side = sides_[static_cast<std::size_t>(pdu.from)];
    side.open[pdu.head.sequence].push_back({pdu.head.command, time});
    side.mostInFlight = std::max(side.mostInFlight, side.inFlight(time));
}

void SessionTruth::addResponse(const Pdu& pdu, capture::TimeNs time) {
    ++counts_.responses;
    ++counts_.statuses[{pdu.head.command, pdu.head.status}];
    Side& side = sides_[static_cast<std::size_t>(opposite(pdu.from))];
    const auto requests = side.open.find(pdu.head.sequence);
    if (requests == side.open.end()) {
        ++counts_.orphanResponses;
        return;
    }
    auto& waiting = requests->second;
    const auto answered = std::find_if(waiting.begin(), waiting.end(), [&](const OpenRequest& request) {
        return pdu.head.command == Command::genericNack || pdu.head.command == responseTo(request.command);
    });
    if (answered == waiting.end()) {
        ++counts_.orphanResponses;
        return;
    }
    ++counts_.paired;
    counts_.latencies[answered->command].push_back(time - answered->time);
    waiting.erase(answered);
    if (waiting.empty()) {
        side.open.erase(requests);
    }
}

void SessionTruth::fill(model::SessionSummary& summary) const {
    const std::uint32_t most = std::max(sides_[0].mostInFlight, sides_[1].mostInFlight);
    summary.set_first_time_ns(firstTime_);
    summary.set_last_time_ns(lastTime_);
    summary.set_max_outstanding(most);
    summary.set_mode(most > 1 ? model::ASYNCHRONOUS : model::SYNCHRONOUS);
    fillCounts(counts_, summary);
}

}  // namespace smppscope::support
