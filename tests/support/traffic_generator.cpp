#include "tests/support/traffic_generator.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "tests/support/capture_builder.h"
#include "tests/support/traffic/simulated_session.h"

namespace smppscope::support {
namespace {

constexpr std::uint16_t kRegisteredPort = 2775;
constexpr std::uint16_t kOtherServerPort = 9000;
constexpr std::uint16_t kFirstClientPort = 32768;
constexpr std::size_t kClientPorts = 28000;
constexpr std::uint32_t kSessionsPerAccount = 4;
constexpr std::uint32_t kSessionsPerStepwise = 5;
using capture::TimeNs;
constexpr TimeNs kStaggeredStarts = 20 * kMillisecond;

/// Bind types by turns; a receiver gets the receipts of the transmitter before it.
constexpr Command kBindTypes[kSessionsPerAccount] = {Command::bindTransceiver, Command::bindTransmitter,
                                                     Command::bindReceiver, Command::bindTransceiver};

/// Plans the sessions, runs them, and sums up.
class TrafficGenerator {
  public:
    TrafficGenerator(const TrafficOptions& options, const std::string& path)
        : options_(options),
          random_(options.seed),
          timeline_(kCaptureStart,
                    options.format.kind == CaptureFormat::Kind::pcapMicroseconds ? kMicrosecond : 1),
          frames_(path, options_.format),
          environment_{options_, timeline_, random_, frames_} {}

    model::SessionReport run() {
        for (std::uint32_t i = 0; i < options_.sessions; ++i) {
            sessions_.push_back(std::make_unique<SimulatedSession>(environment_, plan(i)));
        }
        wireReceipts();
        startSessions();
        timeline_.run();
        frames_.finish();
        return report();
    }

  private:
    SessionPlan plan(std::uint32_t index);
    SessionEnd drawEnd();
    std::uint64_t pdusPerSubmitter() const;
    void wireReceipts();
    void startSessions();
    model::SessionReport report() const;
    void fillState(const SessionPlan& plan, model::SessionSummary& summary) const;

    const TrafficOptions& options_;
    Random random_;
    Timeline timeline_;
    FrameSink frames_;
    Environment environment_;
    std::vector<std::unique_ptr<SimulatedSession>> sessions_;
    std::vector<std::size_t> predecessor_;  // by session: whose ports it takes over; itself if nobody's
};

std::uint64_t TrafficGenerator::pdusPerSubmitter() const {
    std::uint64_t submitters = 0;
    for (std::uint32_t i = 0; i < options_.sessions; ++i) {
        submitters += kBindTypes[i % kSessionsPerAccount] == Command::bindReceiver ? 0 : 1;
    }
    return std::max<std::uint64_t>(options_.pdus / std::max<std::uint64_t>(submitters, 1), 1);
}

SessionPlan TrafficGenerator::plan(std::uint32_t index) {
    SessionPlan plan;
    plan.bind = kBindTypes[index % kSessionsPerAccount];
    // A transmitter and the receiver behind it are the same user.
    const bool sharesAccount = plan.bind == Command::bindReceiver;
    plan.systemId = "esme" + std::to_string(sharesAccount ? index - 1 : index);
    plan.inStep = index % kSessionsPerStepwise == 0;
    plan.window = plan.inStep ? 1 : static_cast<std::uint32_t>(random_.between(1, options_.window));
    plan.pdus = plan.bind == Command::bindReceiver ? 0 : pdusPerSubmitter();
    plan.refusedFirst = random_.chance(options_.refusedBinds);

    // Only a submitter's ports are taken over: a receiver ends together with another session.
    const std::size_t candidate = index / 2;
    const bool reuses =
        index >= 2 && candidate < sessions_.size() && !sessions_[candidate]->plan().portsReusedLater &&
        sessions_[candidate]->plan().pdus > 0 && plan.pdus > 0 && random_.chance(options_.portReuse);
    predecessor_.push_back(reuses ? candidate : index);
    plan.end = drawEnd();
    if (reuses) {
        plan.client = sessions_[candidate]->plan().client;
        plan.server = sessions_[candidate]->plan().server;
        sessions_[candidate]->portsAreReusedLater();
        return plan;
    }
    const bool v6 = random_.chance(options_.ipv6);
    const std::string host = std::to_string(index / kClientPorts + 1);
    const auto port = static_cast<std::uint16_t>(kFirstClientPort + index % kClientPorts);
    const std::uint16_t serverPort = index % 3 == 2 ? kOtherServerPort : kRegisteredPort;
    plan.client = endpoint((v6 ? "2001:db8::1:" : "198.51.100.") + host, port);
    plan.server = endpoint(v6 ? "2001:db8::2" : "203.0.113.1", serverPort);
    return plan;
}

SessionEnd TrafficGenerator::drawEnd() {
    if (!random_.chance(options_.abruptEnds)) {
        return SessionEnd::unbind;
    }
    return static_cast<SessionEnd>(
        random_.between(static_cast<int>(SessionEnd::finByClient), static_cast<int>(SessionEnd::silence)));
}

void TrafficGenerator::wireReceipts() {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        const Command bind = sessions_[i]->plan().bind;
        if (bind == Command::bindTransceiver && !sessions_[i]->plan().inStep) {
            sessions_[i]->deliverReceiptsTo(sessions_[i].get());
        } else if (bind == Command::bindTransmitter && i + 1 < sessions_.size()) {
            sessions_[i]->deliverReceiptsTo(sessions_[i + 1].get());
        }
    }
}

void TrafficGenerator::startSessions() {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        SimulatedSession* session = sessions_[i].get();
        if (predecessor_[i] == i) {
            timeline_.after(static_cast<TimeNs>(i) * kStaggeredStarts, [session] { session->start(); });
        } else {
            sessions_[predecessor_[i]]->whenEnded(
                [this, session] { timeline_.after(kSecond, [session] { session->start(); }); });
        }
    }
}

void TrafficGenerator::fillState(const SessionPlan& plan, model::SessionSummary& summary) const {
    static constexpr std::string_view kReasons[] = {"unbind",          "fin_by_client",   "fin_by_server",
                                                    "reset_by_client", "reset_by_server", "none"};
    std::string_view reason = kReasons[static_cast<std::size_t>(plan.end)];
    std::string_view state = "CLOSED";
    if (plan.end == SessionEnd::silence) {
        if (plan.portsReusedLater) {
            reason = "replaced";
        } else {
            state = plan.bind == Command::bindTransceiver   ? "BOUND_TRX"
                    : plan.bind == Command::bindTransmitter ? "BOUND_TX"
                                                            : "BOUND_RX";
        }
    }
    summary.set_close_reason(std::string(reason));
    summary.set_state(std::string(state));
}

model::SessionReport TrafficGenerator::report() const {
    std::vector<const SimulatedSession*> inOrder;
    for (const auto& session : sessions_) {
        if (!session->truth().empty()) {
            inOrder.push_back(session.get());
        }
    }
    std::stable_sort(inOrder.begin(), inOrder.end(),
                     [](const auto* a, const auto* b) { return a->beganAt() < b->beganAt(); });

    model::SessionReport report;
    TrafficCounts all;
    std::uint64_t lostBytes = 0;
    for (const SimulatedSession* session : inOrder) {
        model::SessionSummary& summary = *report.add_sessions();
        summary.set_id(static_cast<std::uint32_t>(report.sessions_size()));
        fillState(session->plan(), summary);
        session->fill(summary);
        all += session->truth().counts();
        lostBytes += summary.lost_bytes();
    }
    fillCounts(all, report);
    model::CaptureSummary& capture = *report.mutable_capture();
    for (const model::SessionSummary& session : report.sessions()) {
        const model::ConnectionSummary& tcp = session.tcp();
        capture.set_retransmitted_segments(capture.retransmitted_segments() + tcp.retransmitted_segments());
        capture.set_out_of_order_segments(capture.out_of_order_segments() + tcp.out_of_order_segments());
        capture.set_duplicate_segments(capture.duplicate_segments() + tcp.duplicate_segments());
    }
    capture.set_frames(frames_.frames());
    capture.set_bytes(frames_.bytes());
    capture.set_first_time_ns(frames_.firstTime());
    capture.set_last_time_ns(frames_.lastTime());
    capture.set_connections(sessions_.size());
    capture.set_lost_bytes(lostBytes);
    return report;
}

}  // namespace

model::SessionReport generateTraffic(const TrafficOptions& options, const std::string& path) {
    return TrafficGenerator(options, path).run();
}

}  // namespace smppscope::support
