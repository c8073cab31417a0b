#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "capture/tcp_conversation.h"
#include "model/framer.h"
#include "model/session.h"
#include "model/smpp_probe.h"

namespace smppscope::model {

inline constexpr std::uint16_t kRegisteredPort = 2775;  ///< IANA "smpp"

class SmppConnection;

/// Receives the PDUs of connections, in order of completion.
class ConnectionSink {
  public:
    virtual ~ConnectionSink() = default;
    virtual void onPdu(SmppConnection& connection, Direction direction, const FramedPdu& pdu) = 0;
    /// Bytes were sent again with another value: capture::StreamSink::onConflict.
    virtual void onConflict(SmppConnection& /*connection*/, Direction /*direction*/,
                            std::uint64_t /*bytes*/) {}
    /// As capture::StreamSink::recall.
    virtual capture::Bytes recall(capture::FilePosition /*position*/, std::size_t /*length*/) { return {}; }
};

/// One TCP connection on its way from segments to PDUs: its streams, a framer for each direction, and the
/// decision whether it carries SMPP at all, which is made by content (see SmppProbe) unless it is known.
class SmppConnection {
  public:
    /// `knownAsSmpp`: the user said so. Else its contents decide, with a hint if it uses kRegisteredPort.
    /// `budget` bounds what waits, for the decision as well.
    /// `sink` gets the PDUs, during add() and finish().
    SmppConnection(const capture::NewConnection& opened, bool knownAsSmpp, std::uint32_t maxPduLength,
                   ConnectionSink& sink, capture::WaitingBudget* budget = nullptr);
    SmppConnection(const SmppConnection&) = delete;
    SmppConnection& operator=(const SmppConnection&) = delete;

    void add(const capture::Segment& segment);
    /// The capture ends, or the ports are used again.
    void finish();

    /// It was decided that this is not SMPP; segments need not be added any more.
    bool givenUp() const { return probe_ && probe_->hopeless(); }
    bool isSmpp() const { return !probe_; }
    /// Reset, or both ends have finished and all before is delivered: nothing new can come, as far as it is
    /// true to the protocol.
    bool closed() const {
        return end_ != ConnectionEnd::open &&
               (wasReset() || (finished(Direction::fromClient) && finished(Direction::fromServer)));
    }
    bool wasReset() const {
        return end_ == ConnectionEnd::resetByClient || end_ == ConnectionEnd::resetByServer;
    }
    const capture::NewConnection& opened() const { return opened_; }
    ConnectionEnd end() const { return end_; }
    const capture::StreamCounters& counters(Direction direction) const {
        return conversation_.stream(direction).counters();
    }
    const capture::TcpHealthCounters& health() const { return conversation_.health(); }
    std::uint64_t skippedBytes() const;
    const Framer& framer(Direction direction) const {
        return sides_[static_cast<std::size_t>(direction)].framer;
    }

    /// For the tracker: which session this connection is, once it is one.
    std::uint32_t session = kNoSession;
    static constexpr std::uint32_t kNoSession = 0xFFFFFFFF;
    /// For who keeps the connections: it waits to be taken away, and had its last segment then.
    bool leaving = false;
    TimeNs lastTime = 0;

  private:
    /// One direction: joins its stream to its framer, and the framer to the connection's sink.
    struct Side final : capture::StreamSink, PduSink {
        Side(SmppConnection& owner, Direction from, std::uint32_t maxPduLength)
            : connection(owner), direction(from), framer(maxPduLength) {}
        void onBytes(const capture::StreamPiece& piece) override;
        void onGap(std::uint64_t lost, TimeNs time) override;
        void onConflict(std::uint64_t bytes) override;
        capture::Bytes recall(capture::FilePosition position, std::size_t length) override;
        void onPdu(const FramedPdu& pdu) override;

        SmppConnection& connection;
        Direction direction;
        Framer framer;
    };

    Side& side(Direction direction) { return sides_[static_cast<std::size_t>(direction)]; }
    bool finished(Direction direction) const { return conversation_.stream(direction).finished(); }
    void recognise();
    void noteEnd(const capture::Segment& segment);

    capture::NewConnection opened_;
    ConnectionSink& sink_;
    capture::TcpConversation conversation_;
    std::array<Side, 2> sides_;
    ConnectionEnd end_ = ConnectionEnd::open;
    std::unique_ptr<SmppProbe> probe_;  // until SMPP is recognised
};

}  // namespace smppscope::model
