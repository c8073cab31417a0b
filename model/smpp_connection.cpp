#include "model/smpp_connection.h"

namespace smppscope::model {

using capture::Segment;

void SmppConnection::Side::onBytes(const capture::StreamPiece& piece) {
    if (!connection.probe_) [[likely]] {
        framer.onBytes(piece, *this);
    } else if (connection.probe_->onBytes(direction, piece)) {
        connection.recognise();
    }
}

void SmppConnection::Side::onGap(std::uint64_t lost, TimeNs time) {
    if (!connection.probe_) {
        framer.onGap(lost, *this);
    } else if (connection.probe_->onGap(direction, lost, time)) {
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

SmppConnection::SmppConnection(const capture::NewConnection& opened, bool knownAsSmpp,
                               std::uint32_t maxPduLength, ConnectionSink& sink,
                               capture::WaitingBudget* budget)
    : opened_(opened),
      sink_(sink),
      conversation_(budget),
      sides_{Side{*this, Direction::fromClient, maxPduLength},
             Side{*this, Direction::fromServer, maxPduLength}} {
    if (knownAsSmpp) {
        expectSmpp();
    } else {
        probe_ = std::make_unique<SmppProbe>(maxPduLength);
    }
}

void SmppConnection::add(const Segment& segment) {
    if (end_ != ConnectionEnd::open && goesOnAfterReset(segment)) [[unlikely]] {
        end_ = ConnectionEnd::open;
    }
    conversation_.add(segment, {&sides_[0], &sides_[1]});
    if ((segment.flags & (capture::tcp_flag::kFin | capture::tcp_flag::kRst)) != 0) {
        noteEnd(segment);
    }
}

void SmppConnection::finish() {
    conversation_.finish({&sides_[0], &sides_[1]});
    if (probe_ && probe_->finish()) {
        recognise();
    }
    if (probe_) {
        return;
    }
    for (Side& side : sides_) {
        side.framer.finish(side);
    }
}

void SmppConnection::expectSmpp() {
    for (Side& side : sides_) {
        if (opened_.sawSyn) {
            side.framer.trust();
        } else {
            side.framer.expectSmpp();
        }
    }
}

/// The first PDU was found: what came so far can be framed.
void SmppConnection::recognise() {
    expectSmpp();
    const std::unique_ptr<SmppProbe> probe = std::move(probe_);
    probe->replay({&sides_[0], &sides_[1]});
}

void SmppConnection::noteEnd(const Segment& segment) {
    if (end_ != ConnectionEnd::open) {
        return;
    }
    const bool client = segment.direction == Direction::fromClient;
    if ((segment.flags & capture::tcp_flag::kRst) != 0) {
        const capture::TcpStream& stream = conversation_.stream(segment.direction);
        resetIsDoubtful_ = stream.ahead(segment) != (stream.finished() ? 1 : 0);
        end_ = client ? ConnectionEnd::resetByClient : ConnectionEnd::resetByServer;
    } else {
        end_ = client ? ConnectionEnd::finByClient : ConnectionEnd::finByServer;
    }
}

// Who sent a reset sends nothing new any more, if the reset was true.
bool SmppConnection::goesOnAfterReset(const Segment& segment) const {
    const auto sender = end_ == ConnectionEnd::resetByClient ? Direction::fromClient : Direction::fromServer;
    return wasReset() && segment.direction == sender && segment.length > 0 &&
           (segment.flags & capture::tcp_flag::kRst) == 0 && conversation_.stream(sender).ahead(segment) >= 0;
}

std::uint64_t SmppConnection::skippedBytes() const {
    return sides_[0].framer.skippedBytes() + sides_[1].framer.skippedBytes();
}

}  // namespace smppscope::model
