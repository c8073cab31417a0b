#include "model/smpp_connection.h"

namespace smppscope::model {

using capture::Segment;

void SmppConnection::Side::onBytes(const capture::StreamPiece& piece) {
    framer.onBytes(piece, *this);
}

void SmppConnection::Side::onGap(std::uint64_t lost, TimeNs /*time*/) {
    framer.onGap(lost, *this);
}

void SmppConnection::Side::onConflict(std::uint64_t bytes) {
    connection.sink_.onConflict(connection, direction, bytes);
}

capture::Bytes SmppConnection::Side::recall(capture::FilePosition position, std::size_t length) {
    return connection.sink_.recall(position, length);
}

void SmppConnection::Side::onPdu(const FramedPdu& pdu) {
    const bool first = !connection.isSmpp_;
    connection.isSmpp_ = true;
    connection.sink_.onPdu(connection, direction, pdu);
    if (first) [[unlikely]] {
        connection.recognise(direction);
    }
}

SmppConnection::SmppConnection(const capture::NewConnection& opened, bool knownAsSmpp,
                               std::uint32_t maxPduLength, ConnectionSink& sink,
                               capture::WaitingBudget* budget)
    : opened_(opened),
      sink_(sink),
      conversation_(budget),
      sides_{Side{*this, Direction::fromClient, maxPduLength},
             Side{*this, Direction::fromServer, maxPduLength}},
      knownAsSmpp_(knownAsSmpp) {
    for (Side& side : sides_) {
        if (knownAsSmpp && opened.sawSyn) {
            side.framer.trust();
        } else if (knownAsSmpp) {
            side.framer.expectSmpp();
        }
    }
}

void SmppConnection::add(const Segment& segment) {
    conversation_.add(segment, {&sides_[0], &sides_[1]});
    if ((segment.flags & (capture::tcp_flag::kFin | capture::tcp_flag::kRst)) != 0) {
        noteEnd(segment);
    }
    if (!isSmpp_ && !knownAsSmpp_ && side(segment.direction).framer.searched() > kProbeBytes) {
        side(segment.direction).probing = false;
        const Side& back = side(opposite(segment.direction));
        givenUp_ = !back.probing || back.framer.searched() == 0;
    }
}

void SmppConnection::finish() {
    conversation_.finish({&sides_[0], &sides_[1]});
    for (Side& side : sides_) {
        side.framer.finish(side);
    }
}

/// The first PDU was found: the other direction is SMPP as well, and what it held back can be framed.
void SmppConnection::recognise(Direction direction) {
    Side& other = side(opposite(direction));
    if (opened_.sawSyn) {
        other.framer.trust();
    } else {
        other.framer.expectSmpp();
    }
    other.framer.retry(other);
}

void SmppConnection::noteEnd(const Segment& segment) {
    if (end_ != ConnectionEnd::open) {
        return;
    }
    const bool client = segment.direction == Direction::fromClient;
    if ((segment.flags & capture::tcp_flag::kRst) != 0) {
        end_ = client ? ConnectionEnd::resetByClient : ConnectionEnd::resetByServer;
    } else {
        end_ = client ? ConnectionEnd::finByClient : ConnectionEnd::finByServer;
    }
}

std::uint64_t SmppConnection::skippedBytes() const {
    return sides_[0].framer.skippedBytes() + sides_[1].framer.skippedBytes();
}

}  // namespace smppscope::model
