#include "model/tcp_connection.h"

#include <algorithm>
#include <array>

namespace smppscope::model {

void TcpEnding::note(const capture::Segment& segment, const capture::TcpConversation& conversation) {
    if (end_ != ConnectionEnd::open) {
        return;
    }
    const bool client = segment.direction == Direction::fromClient;
    if ((segment.flags & capture::tcp_flag::kRst) != 0) {
        const capture::TcpStream& stream = conversation.stream(segment.direction);
        resetIsDoubtful_ = stream.ahead(segment) != (stream.finished() ? 1 : 0);
        end_ = client ? ConnectionEnd::resetByClient : ConnectionEnd::resetByServer;
    } else {
        end_ = client ? ConnectionEnd::finByClient : ConnectionEnd::finByServer;
    }
}

// Who sent a reset sends nothing new any more, if the reset was true.
bool TcpEnding::goesOn(const capture::Segment& segment, const capture::TcpConversation& conversation) const {
    const auto sender = end_ == ConnectionEnd::resetByClient ? Direction::fromClient : Direction::fromServer;
    return segment.direction == sender && segment.length > 0 &&
           (segment.flags & capture::tcp_flag::kRst) == 0 && conversation.stream(sender).ahead(segment) >= 0;
}

bool TcpEnding::isClosed(const capture::TcpConversation& conversation) const {
    return end_ != ConnectionEnd::open &&
           (wasReset() || (conversation.stream(Direction::fromClient).finished() &&
                           conversation.stream(Direction::fromServer).finished()));
}

ConnectionFacts factsOf(const capture::TcpConversation& conversation, ConnectionEnd end) {
    ConnectionFacts facts;
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        const capture::StreamCounters& counters = conversation.stream(direction).counters();
        facts.health.retransmitted += counters.retransmitted;
        facts.health.outOfOrder += counters.outOfOrder;
        facts.health.conflictingBytes += counters.conflictingBytes;
        facts.lostBytes += counters.lostBytes - counters.lateBytes;
    }
    facts.health.tcp = conversation.health();
    facts.health.end = end;
    return facts;
}

namespace {

SmppProbe::Hint hintOf(const capture::NewConnection& opened, bool knownAsSmpp) {
    const bool registered = opened.client.port == kRegisteredPort || opened.server.port == kRegisteredPort;
    return knownAsSmpp  ? SmppProbe::Hint::isSmpp
           : registered ? SmppProbe::Hint::likely
                        : SmppProbe::Hint::none;
}

}  // namespace

TcpConnection::TcpConnection(const capture::NewConnection& opened, bool knownAsSmpp,
                             std::uint32_t maxPduLength, ConnectionSink& sink, capture::WaitingBudget* budget,
                             capture::CapturePoints points)
    : SmppConnection(opened, hintOf(opened, knownAsSmpp), maxPduLength, sink, budget),
      conversation_(budget, points) {}

void TcpConnection::onEarlier(const capture::Segment& segment) {
    if (!earlier_) {
        earlier_ = std::make_unique<EarlierRuns>(*this, hint(), maxPduLength(), sink(), budget());
    }
    earlier_->add(segment);
}

void TcpConnection::finish() {
    conversation_.finish(streams());
    finishStreams();
    if (earlier_) {
        const bool wasSmpp = isSmpp();
        earlier_->finish();
        if (isSmpp() != wasSmpp) {
            finishStreams();
        }
    }
}

TimeNs TcpConnection::lastActive() const {
    return std::max({lastTime, conversation_.stream(Direction::fromClient).lastTime(),
                     conversation_.stream(Direction::fromServer).lastTime()});
}

ConnectionFacts TcpConnection::facts() const {
    ConnectionFacts facts = factsOf(conversation_, ending_.end());
    if (earlier_) {
        const std::uint64_t lost = facts.lostBytes;
        earlier_->addTo(facts);
        // What is missing in a run of a hole came in time, or is lost there already.
        const bool ofHoles = std::ranges::any_of(
            std::array{Direction::fromClient, Direction::fromServer},
            [&](Direction direction) { return conversation_.stream(direction).counters().lateBytes != 0; });
        facts.lostBytes = ofHoles ? lost : facts.lostBytes;
    }
    return facts;
}

std::uint64_t TcpConnection::skippedBytes() const {
    return SmppConnection::skippedBytes() + (earlier_ ? earlier_->skippedBytes() : 0);
}

}  // namespace smppscope::model
