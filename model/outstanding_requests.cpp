#include "model/outstanding_requests.h"

#include "dissector/commands.h"

namespace smppscope::model {

Row OutstandingRequests::add(std::uint32_t sequence, std::uint32_t command, Row row) {
    const auto [at, inserted] = waiting_.try_emplace(sequence, Request{command, row});
    if (inserted) {
        return kNoRow;
    }
    reused_[sequence].push_back({command, row});
    ++reusedCount_;
    return at->second.row;
}

Row OutstandingRequests::take(std::uint32_t sequence, std::uint32_t responseCommand) {
    const auto oldest = waiting_.find(sequence);
    if (oldest == waiting_.end()) {
        return kNoRow;
    }
    if (!dissector::answers(responseCommand, oldest->second.command)) {
        return reusedCount_ == 0 ? kNoRow : takeReused(sequence, responseCommand);
    }
    const Row row = oldest->second.row;
    removeOldest(oldest);
    return row;
}

void OutstandingRequests::forgetOldest(std::uint32_t sequence) {
    removeOldest(waiting_.find(sequence));
}

void OutstandingRequests::removeOldest(Waiting::iterator oldest) {
    const auto later = reusedCount_ == 0 ? reused_.end() : reused_.find(oldest->first);
    if (later == reused_.end()) {
        waiting_.erase(oldest);
        return;
    }
    oldest->second = later->second.front();
    later->second.pop_front();
    --reusedCount_;
    if (later->second.empty()) {
        reused_.erase(later);
    }
}

Row OutstandingRequests::takeReused(std::uint32_t sequence, std::uint32_t responseCommand) {
    const auto later = reused_.find(sequence);
    if (later == reused_.end()) {
        return kNoRow;
    }
    std::deque<Request>& requests = later->second;
    const std::size_t searched = std::min(requests.size(), kSearchedReuses);
    for (std::size_t i = 0; i < searched; ++i) {
        if (dissector::answers(responseCommand, requests[i].command)) {
            const Row row = requests[i].row;
            requests.erase(requests.begin() + static_cast<std::ptrdiff_t>(i));
            --reusedCount_;
            if (requests.empty()) {
                reused_.erase(later);
            }
            return row;
        }
    }
    return kNoRow;
}

std::size_t OutstandingRequests::memoryBytes() const {
    return waiting_.bucket_count() * (sizeof(std::pair<std::uint32_t, Request>) + 1) +
           reused_.bucket_count() * sizeof(std::pair<std::uint32_t, std::deque<Request>>) +
           reusedCount_ * sizeof(Request);
}

}  // namespace smppscope::model
