#include "model/xot_connection.h"

#include <algorithm>

#include "dissector/header.h"

namespace smppscope::model {

using capture::Bytes;
using capture::X25Side;

namespace {

// XOT keeps TCP's directions; circuits have their own.
std::optional<X25Side> openerOf(const capture::NewConnection& opened) {
    return opened.sawSyn ? std::optional(X25Side::first) : std::nullopt;
}

}  // namespace

/// SMPP right on TCP, fed by the conversation that looked for XOT.
class XotConnection::Plain final : public SmppConnection {
  public:
    explicit Plain(const XotConnection& owner)
        : SmppConnection(owner.opened_, SmppProbe::Hint::none, owner.maxPduLength_, owner.sink_, nullptr),
          owner_(owner) {}

    capture::TcpConversation::Sinks sinks() { return streams(); }
    void finish() { finishStreams(); }
    ConnectionFacts facts() const override {
        ConnectionFacts facts = factsOf(owner_.conversation_, owner_.ending_.end());
        facts.health.tcp.leftOut += owner_.leftOut_;
        return facts;
    }

  private:
    const XotConnection& owner_;
};

XotConnection::XotConnection(const capture::NewConnection& opened, bool certain, std::uint32_t maxPduLength,
                             ConnectionSink& sink, capture::WaitingBudget* budget,
                             capture::CapturePoints points)
    : opened_(opened),
      maxPduLength_(maxPduLength),
      sink_(sink),
      conversation_(budget, points),
      sides_{Side(*this, Direction::fromClient), Side(*this, Direction::fromServer)},
      holds_(certain ? Holds::xot : Holds::unknown),
      circuits_(capture::X25Link::Kind::single, openerOf(opened), *this, maxPduLength, sink) {}

void XotConnection::add(const capture::Segment& segment) {
    conversation_.add(segment, {&sides_[0], &sides_[1]});
    if ((segment.flags & (capture::tcp_flag::kFin | capture::tcp_flag::kRst)) != 0) {
        ending_.note(segment, conversation_);
    }
}

void XotConnection::finish(bool replaced) {
    conversation_.finish({&sides_[0], &sides_[1]});
    if (holds_ == Holds::unknown) {
        decide(Holds::smpp);  // whatever it is, it is too short for a packet
    }
    circuits_.finish();
    if (plain_) {
        plain_->finish();
        sink_.onConnectionFinished(*plain_, replaced);
        plain_.reset();
    }
}

void XotConnection::Side::onBytes(const capture::StreamPiece& piece) {
    switch (connection.holds_) {
        case Holds::unknown:
            connection.held_.onBytes(direction, piece);
            connection.look(*this, piece.bytes);
            return;
        case Holds::xot:
            xot.onBytes(piece, *this);
            return;
        case Holds::smpp:
            if (capture::StreamSink* const sink = connection.plainSink(direction)) {
                sink->onBytes(piece);
            }
            return;
    }
}

void XotConnection::Side::onGap(std::uint64_t lost, TimeNs time) {
    switch (connection.holds_) {
        case Holds::unknown:
            connection.held_.onGap(direction, lost, time);
            seen = first.size();
            return;
        case Holds::xot:
            xot.onGap(lost, time, *this);
            return;
        case Holds::smpp:
            if (capture::StreamSink* const sink = connection.plainSink(direction)) {
                sink->onGap(lost, time);
            }
            return;
    }
}

void XotConnection::Side::onPacket(const capture::X25PacketBytes& packet) {
    connection.circuits_.add(side(), packet);
}

void XotConnection::Side::onLoss(TimeNs time) {
    connection.circuits_.lose(side(), time);
}

/// Both begin with two zeros, as a rule; but the command_id of no PDU is like the format identifier of a
/// packet.
void XotConnection::look(Side& side, Bytes bytes) {
    const std::size_t taken = std::min(bytes.size(), side.first.size() - side.seen);
    std::copy_n(bytes.begin(), taken, side.first.begin() + static_cast<std::ptrdiff_t>(side.seen));
    side.seen += taken;
    if (capture::xot::isHeader(Bytes(side.first).first(side.seen))) {
        decide(Holds::xot);
    } else if (side.seen == side.first.size()) {
        const auto header = dissector::loadHeader(side.first.data());
        const bool smpp = dissector::judgeHeader(header, maxPduLength_) == dissector::Plausibility::yes;
        decide(smpp ? Holds::smpp : Holds::xot);
    }
}

void XotConnection::decide(Holds what) {
    holds_ = what;
    if (what == Holds::smpp) {
        plain_ = std::make_shared<Plain>(*this);
    }
    const HeldStreams held = std::exchange(held_, {});
    held.replay({&sides_[0], &sides_[1]});
}

capture::StreamSink* XotConnection::plainSink(Direction direction) {
    if (plain_ && plain_->givenUp()) {
        plain_.reset();
    }
    return plain_ ? plain_->sinks()[static_cast<std::size_t>(direction)] : nullptr;
}

capture::NewConnection XotConnection::connectionOf(X25Side caller) const {
    capture::NewConnection opened = opened_;
    if (caller == X25Side::second) {
        std::swap(opened.client, opened.server);
    }
    return opened;
}

std::string XotConnection::nameOf(X25Side side) const {
    return toString(side == X25Side::first ? opened_.client : opened_.server);
}

ConnectionFacts XotConnection::factsFor(X25Side caller) const {
    const ConnectionEnd end = ending_.end();
    ConnectionFacts facts = factsOf(conversation_, caller == X25Side::first ? end : swapped(end));
    facts.transport = Transport::xot;
    facts.health.tcp.leftOut += leftOut_;
    return facts;
}

}  // namespace smppscope::model
