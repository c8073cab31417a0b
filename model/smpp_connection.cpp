#include "model/smpp_connection.h"

namespace smppscope::model {

using capture::Segment;

/// Joins a stream to its framer and the framer to the connection's sink, for the time of a call.
class SmppConnection::SideSink final : public capture::StreamSink, public PduSink {
  public:
    SideSink(SmppConnection& connection, Direction direction, ConnectionSink& sink)
        : connection_(connection), direction_(direction), sink_(sink) {}

    void onBytes(const capture::StreamPiece& piece) override {
        connection_.side(direction_).framer.onBytes(piece, *this);
    }
    void onGap(std::uint64_t lost, TimeNs /*time*/) override {
        connection_.side(direction_).framer.onGap(lost, *this);
    }
    capture::Bytes recall(capture::FilePosition position, std::size_t length) override {
        return sink_.recall(position, length);
    }
    void onPdu(const FramedPdu& pdu) override {
        const bool first = !connection_.isSmpp_;
        connection_.isSmpp_ = true;
        sink_.onPdu(connection_, direction_, pdu);
        if (first) {
            connection_.recognise(direction_, sink_);
        }
    }

  private:
    SmppConnection& connection_;
    Direction direction_;
    ConnectionSink& sink_;
};

SmppConnection::SmppConnection(const capture::NewConnection& opened, bool knownAsSmpp,
                               std::uint32_t maxPduLength)
    : opened_(opened),
      sides_{Side{Framer(maxPduLength)}, Side{Framer(maxPduLength)}},
      knownAsSmpp_(knownAsSmpp) {
    for (Side& side : sides_) {
        if (knownAsSmpp && opened.sawSyn) {
            side.framer.trust();
        } else if (knownAsSmpp) {
            side.framer.expectSmpp();
        }
    }
}

void SmppConnection::add(const Segment& segment, ConnectionSink& sink) {
    const Direction from = segment.direction;
    SideSink client(*this, Direction::fromClient, sink);
    SideSink server(*this, Direction::fromServer, sink);
    conversation_.add(segment, {&client, &server});
    if ((segment.flags & (capture::tcp_flag::kFin | capture::tcp_flag::kRst)) != 0) {
        noteEnd(segment);
    }
    if (!isSmpp_ && !knownAsSmpp_ && side(from).framer.searched() > kProbeBytes) {
        side(from).probing = false;
        const Side& back = side(opposite(from));
        givenUp_ = !back.probing || back.framer.searched() == 0;
    }
}

void SmppConnection::finish(ConnectionSink& sink) {
    SideSink client(*this, Direction::fromClient, sink);
    SideSink server(*this, Direction::fromServer, sink);
    conversation_.finish({&client, &server});
    side(Direction::fromClient).framer.finish(client);
    side(Direction::fromServer).framer.finish(server);
}

/// The first PDU was found: the other direction is SMPP as well, and what it held back can be framed.
void SmppConnection::recognise(Direction direction, ConnectionSink& sink) {
    const Direction other = opposite(direction);
    if (opened_.sawSyn) {
        side(other).framer.trust();
    } else {
        side(other).framer.expectSmpp();
    }
    SideSink own(*this, other, sink);
    side(other).framer.retry(own);
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
