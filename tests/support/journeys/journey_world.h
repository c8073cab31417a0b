#pragma once

#include <memory>
#include <vector>

#include "tests/support/journeys/journey_bind.h"
#include "tests/support/journeys/journey_log.h"
#include "tests/support/journeys/journey_pdus.h"
#include "tests/support/journeys/journeys.h"

namespace smppscope::support {

/// What all simulated accounts share.
struct JourneyWorld {
    const JourneyOptions& options;
    Environment& environment;
    CaptureNumbers numbers;
    JourneyLog log;

    Random& random() const { return environment.random; }
    Timeline& timeline() const { return environment.timeline; }
    bool chance(double probability) const { return random().chance(probability); }
    /// Between two durations.
    capture::TimeNs wait(capture::TimeNs least, capture::TimeNs most) const {
        return random().between(least, most);
    }
    template <class Values>
    auto& pick(Values& values) const {
        return values[static_cast<std::size_t>(random().between(0, std::ssize(values) - 1))];
    }
};

/// The connections of one account.
using JourneyBinds = std::vector<std::unique_ptr<JourneyBind>>;

/// A request with a message that is sent, perhaps again.
struct JourneyRequest {
    Command command = Command::submitSm;
    JourneyMessage pdu;
    std::vector<std::shared_ptr<Journey>> journeys;  ///< one for each destination
    std::uint32_t part = 1;
    JourneyBind* bind = nullptr;
};

}  // namespace smppscope::support
