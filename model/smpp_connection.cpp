#include "model/smpp_connection.h"

namespace smppscope::model {

void SmppConnection::Side::onBytes(const capture::StreamPiece& piece) {
    if (connection.isSmpp_) [[likely]] {
        framer.onBytes(piece, *this);
    } else if (connection.probe().onBytes(direction, piece)) {
        connection.recognise();
    }
}

void SmppConnection::Side::onGap(std::uint64_t lost, TimeNs time) {
    if (connection.isSmpp_) {
        framer.onGap(lost, time, *this);
    } else if (connection.probe().onGap(direction, lost, time)) {
        connection.recognise();
    }
}

void SmppConnection::Side::onMessageStart(capture::Bytes next) {
    if (connection.isSmpp_) {
        framer.onMessageStart(next, *this);
    } else if (connection.probe().onMessageStart(direction, next)) {
        connection.recognise();
    }
}

void SmppConnection::Side::onBreak(capture::StreamBreak why, TimeNs time) {
    if (connection.isSmpp_) {
        framer.onBreak(why, *this);
    } else if (connection.probe().onBreak(direction, why, time)) {
        connection.recognise();
    }
}

void SmppConnection::Side::onConflict(std::uint64_t bytes) {
    connection.sink_.onConflict(connection, direction, bytes);
}

capture::Bytes SmppConnection::Side::recall(capture::FilePosition position, std::size_t length) {
    return connection.sink_.recall(position, length);
}

void SmppConnection::Side::onPdu(const FramedPdu& pdu) {
    connection.sink_.onPdu(connection, direction, pdu);
}

SmppConnection::SmppConnection(const capture::NewConnection& opened, SmppProbe::Hint hint,
                               std::uint32_t maxPduLength, ConnectionSink& sink,
                               capture::WaitingBudget* budget)
    : opened_(opened),
      sink_(sink),
      budget_(budget),
      maxPduLength_(maxPduLength),
      hint_(hint),
      isSmpp_(hint == SmppProbe::Hint::isSmpp && opened.sawSyn),
      sides_{Side{*this, Direction::fromClient, maxPduLength},
             Side{*this, Direction::fromServer, maxPduLength}} {
    if (isSmpp_) {
        for (Side& side : sides_) {
            side.framer.trust();
        }
    }
}

SmppProbe& SmppConnection::probe() {
    if (!probe_) {
        probe_ = std::make_unique<SmppProbe>(hint_, maxPduLength_, budget_);
    }
    return *probe_;
}

void SmppConnection::finishStreams() {
    if (probe_ && probe_->finish()) {
        recognise();
    }
    if (!isSmpp_) {
        return;
    }
    for (Side& side : sides_) {
        side.framer.finish(side);
    }
}

/// The first PDU was found: what came so far can be framed.
void SmppConnection::recognise() {
    isSmpp_ = true;
    const std::unique_ptr<SmppProbe> probe = std::move(probe_);
    for (Side& side : sides_) {
        const SmppProbe::Start start = probe ? probe->startOf(side.direction) : SmppProbe::Start{};
        side.framer.expectSmpp();
        side.framer.passOver(start.notKept);
        if (start.found) {
            side.framer.beginAhead(start.begin, start.rubbish);
        } else if (opened_.sawSyn && start.notKept == 0) {
            side.framer.trust();
        }
    }
    onRecognised();
    if (probe) {
        probe->replay({&sides_[0], &sides_[1]});
    }
}

std::uint64_t SmppConnection::skippedBytes() const {
    return sides_[0].framer.skippedBytes() + sides_[1].framer.skippedBytes();
}

}  // namespace smppscope::model
