#pragma once

#include <array>
#include <cstdint>
#include <deque>

#include <boost/unordered/unordered_flat_map.hpp>

#include "capture/prefetch.h"
#include "model/session.h"

namespace smppscope::model {

/// What is counted of one command of a session.
struct CommandTally {
    std::uint32_t command = 0;
    std::uint64_t count = 0;
    std::uint64_t ok = 0;  ///< responses with status 0, by far the most
    boost::unordered_flat_map<std::uint32_t, std::uint64_t> failures;  ///< responses by any other status
    LatencyHistogram latency;

    void countStatus(std::uint32_t status) {
        if (status == 0) {
            ++ok;
        } else {
            ++failures[status];
        }
    }
};

/// The counters of a session, or of several together, in the form that the load pass changes with every PDU:
/// a command's are found without hashing as long as few commands are in use, as they are. Not synchronised.
class SessionTally {
  public:
    SessionTally() = default;
    SessionTally(const SessionTally&) = delete;
    SessionTally& operator=(const SessionTally&) = delete;

    Totals totals;

    /// The counters of a command; the reference stays valid.
    CommandTally& of(std::uint32_t command) {
        // Commands differ in their low bits and in the response bit.
        CommandTally*& recent = recent_[(command ^ (command >> 28)) % recent_.size()];
        if (recent == nullptr || recent->command != command) {
            recent = &find(command);
        }
        return *recent;
    }

    /// For who knows that a PDU will soon be counted.
    void prefetch() const {
        capture::prefetchToRead(&totals);
        capture::prefetchToRead(&recent_[4]);  // submit_sm, deliver_sm and the line's others
    }

    SessionTally& operator+=(const SessionTally& other);

    /// What has been counted so far.
    Statistics statistics() const;
    std::size_t memoryBytes() const;

  private:
    CommandTally& find(std::uint32_t command);

    std::array<CommandTally*, 16> recent_{};
    std::deque<CommandTally> tallies_;
    boost::unordered_flat_map<std::uint32_t, std::uint32_t> places_;  // command -> index in tallies_
};

}  // namespace smppscope::model
