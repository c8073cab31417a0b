#pragma once

#include <array>
#include <cstdint>
#include <vector>

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

    /// The counters of a command; valid until the next call.
    CommandTally& of(std::uint32_t command) {
        // Commands differ in their low bits and in the response bit.
        std::uint8_t& recent = recent_[(command ^ (command >> 28)) % recent_.size()];
        if (recent >= tallies_.size() || tallies_[recent].command != command) {
            const std::size_t place = find(command);
            recent = static_cast<std::uint8_t>(place);  // of hundreds of commands not all are found again
            return tallies_[place];
        }
        return tallies_[recent];
    }

    /// For who knows that a PDU will soon be counted.
    void prefetch() const {
        capture::prefetchToRead(&totals);
        capture::prefetchToRead(&recent_);
    }

    SessionTally& operator+=(const SessionTally& other);

    /// What has been counted so far.
    Statistics statistics() const;
    std::size_t memoryBytes() const;

  private:
    /// Commands up to which none is looked up by hash.
    static constexpr std::size_t kFew = 16;

    std::size_t find(std::uint32_t command);

    std::array<std::uint8_t, 16> recent_{};  // indices in tallies_
    std::vector<CommandTally> tallies_;
    boost::unordered_flat_map<std::uint32_t, std::uint32_t>
        places_;  // the same by command; once they aren't few
};

}  // namespace smppscope::model
