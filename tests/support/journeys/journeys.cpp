#include "tests/support/journeys/journeys.h"

#include "tests/support/capture_builder.h"
#include "tests/support/journeys/journey_account.h"

namespace smppscope::support {

namespace {

constexpr capture::TimeNs kMidnight = kCaptureStart + capture::TimeNs{31} * 86'400 * kSecond;

}  // namespace

JourneyTruth generateJourneys(const JourneyOptions& options, const std::string& path) {
    TrafficOptions traffic;
    traffic.pureAcks = 0;
    Random random(options.seed);
    Timeline timeline(kMidnight - options.duration / 2, kMicrosecond);
    FrameSink frames(path, traffic.format);
    Environment environment{traffic, timeline, random, frames};
    JourneyWorld world{options, environment, {}, {}};
    std::vector<std::unique_ptr<JourneyAccount>> accounts;
    for (std::uint32_t i = 0; i < options.accounts; ++i) {
        accounts.push_back(std::make_unique<JourneyAccount>(world, i));
        JourneyAccount* account = accounts.back().get();
        const std::uint32_t messages = options.messages / options.accounts;
        timeline.after(i * kSecond, [=, duration = options.duration] { account->start(messages, duration); });
    }
    timeline.run();
    frames.finish();
    for (const auto& account : accounts) {
        account->fillSessions();
    }
    JourneyTruth truth = world.log.truth();
    truth.pdus = world.numbers.pdus;
    return truth;
}

}  // namespace smppscope::support
