#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>

#include <boost/unordered/unordered_flat_map.hpp>

#include "dissector/commands.h"
#include "model/row.h"

namespace smppscope::model {

/// The requests of one direction that wait for their response. A response belongs to the oldest waiting
/// request with its sequence number and command; a generic_nack to the oldest with its sequence number,
/// whatever the command (SMPP v3.4 2.4, 4.3.1). A sequence number that is used again while its first request
/// still waits is kept besides.
class OutstandingRequests {
  public:
    /// Of requests with one sequence number, as many are searched for the command of a response. Only a peer
    /// that reuses numbers without end ever comes near it.
    static constexpr std::size_t kSearchedReuses = 64;

    /// Adds a request. Returns the oldest waiting row with the same sequence number, or kNoRow.
    Row add(std::uint32_t sequence, std::uint32_t command, Row row);
    /// Removes and returns the request that the response answers, or kNoRow.
    Row take(std::uint32_t sequence, std::uint32_t responseCommand);

    /// The oldest request with the number won't be answered any more; there is one.
    void forgetOldest(std::uint32_t sequence);

    /// How many are neither enquire_link nor, as `isRecent` says of their rows, given up; of very many all
    /// count.
    template <class IsRecent>
    std::size_t inFlight(IsRecent isRecent) const {
        if (size() > kCounted) {
            return size();
        }
        std::size_t count = 0;
        const auto look = [&](const Request& request) {
            count += request.command != dissector::kEnquireLink && isRecent(request.row) ? 1 : 0;
        };
        for (const auto& [sequence, request] : waiting_) {
            look(request);
        }
        for (const auto& [sequence, requests] : reused_) {
            std::for_each(requests.begin(), requests.end(), look);
        }
        return count;
    }

    std::size_t size() const { return waiting_.size() + reusedCount_; }
    std::size_t memoryBytes() const;

  private:
    static constexpr std::size_t kCounted = 1024;
    struct Request {
        std::uint32_t command;
        Row row;
    };

    using Waiting = boost::unordered_flat_map<std::uint32_t, Request>;

    void removeOldest(Waiting::iterator oldest);
    Row takeReused(std::uint32_t sequence, std::uint32_t responseCommand);

    Waiting waiting_;                                                       // the oldest of each number
    boost::unordered_flat_map<std::uint32_t, std::deque<Request>> reused_;  // the others, oldest first
    std::size_t reusedCount_ = 0;
};

}  // namespace smppscope::model
