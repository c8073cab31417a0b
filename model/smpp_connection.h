#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "capture/prefetch.h"
#include "capture/segment.h"
#include "model/framer.h"
#include "model/session.h"
#include "model/smpp_probe.h"

namespace smppscope::model {

inline constexpr std::uint16_t kRegisteredPort = 2775;  ///< IANA "smpp"

class SmppConnection;
struct SessionProgress;

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
    /// The connection will get nothing more; `replaced`: because its ports or its channel are used again.
    virtual void onConnectionFinished(const SmppConnection& /*connection*/, bool /*replaced*/) {}
};

/// What a connection tells of what carries it.
struct ConnectionFacts {
    Transport transport = Transport::tcp;
    ConnectionHealth health;
    std::uint64_t lostBytes = 0;
    Circuit circuit;  ///< its ends by the connection's directions
};

/// One connection on its way from streams to PDUs, whatever carries it: a framer for each direction, and the
/// decision whether it carries SMPP at all, which is made by content (see SmppProbe) unless it is known.
/// Those that derive from it put the streams in order and feed them to stream().
class SmppConnection {
  public:
    virtual ~SmppConnection() = default;
    SmppConnection(const SmppConnection&) = delete;
    SmppConnection& operator=(const SmppConnection&) = delete;

    virtual ConnectionFacts facts() const = 0;

    /// It was decided that this is not SMPP; nothing need be added any more.
    bool givenUp() const { return probe_ && probe_->hopeless(); }
    bool isSmpp() const { return isSmpp_; }
    /// It may be SMPP as any connection may.
    bool isUndecided() const { return !isSmpp_ && hint_ == SmppProbe::Hint::none; }
    /// It is SMPP, as is known from elsewhere: what came so far is framed as that.
    void becomeSmpp() {
        if (!isSmpp_) {
            recognise();
        }
    }
    /// Who opened it; of X.25 without addresses.
    const capture::NewConnection& opened() const { return opened_; }
    virtual std::uint64_t skippedBytes() const;
    const Framer& framer(Direction direction) const {
        return sides_[static_cast<std::size_t>(direction)].framer;
    }

    /// For the tracker: which session this connection is, once it is one.
    std::uint32_t session = kNoSession;
    static constexpr std::uint32_t kNoSession = 0xFFFFFFFF;
    SessionProgress* progress = nullptr;  ///< of that session

  protected:
    /// `hint`: what is known of the connection beside its contents.
    /// `sink` gets the PDUs, whenever a stream gets bytes or ends. `budget` bounds what waits for the
    /// decision; may be null.
    SmppConnection(const capture::NewConnection& opened, SmppProbe::Hint hint, std::uint32_t maxPduLength,
                   ConnectionSink& sink, capture::WaitingBudget* budget);

    void prefetch(Direction from) const {
        const Side& side = sides_[static_cast<std::size_t>(from)];
        capture::prefetchToRead(this);
        capture::prefetchToRead(&side);
        side.framer.prefetch();
    }
    ConnectionSink& sink() const { return sink_; }
    capture::WaitingBudget* budget() const { return budget_; }
    std::uint32_t maxPduLength() const { return maxPduLength_; }
    SmppProbe::Hint hint() const { return hint_; }
    /// Where the bytes of both directions go.
    std::array<capture::StreamSink*, 2> streams() { return {&sides_[0], &sides_[1]}; }
    /// Nothing will come on the streams any more.
    void finishStreams();
    /// As capture::StreamSink::onEarlier.
    virtual void onEarlier(const capture::Segment& /*segment*/) {}
    /// isSmpp() holds from now on; the connection's PDUs follow.
    virtual void onRecognised() {}

  private:
    /// One direction: joins its stream to its framer, and the framer to the connection's sink.
    struct Side final : capture::StreamSink, PduSink {
        Side(SmppConnection& owner, Direction from, std::uint32_t maxPduLength)
            : connection(owner), direction(from), framer(maxPduLength) {}
        void onBytes(const capture::StreamPiece& piece) override;
        void onGap(std::uint64_t lost, TimeNs time) override;
        void onConflict(std::uint64_t bytes) override;
        capture::Bytes recall(capture::FilePosition position, std::size_t length) override;
        void onEarlier(const capture::Segment& segment) override { connection.onEarlier(segment); }
        void onMessageStart(capture::Bytes next) override;
        void onBreak(capture::StreamBreak why, TimeNs time) override;
        void onPdu(const FramedPdu& pdu) override;

        SmppConnection& connection;
        Direction direction;
        Framer framer;
    };

    SmppProbe& probe();
    void recognise();

    capture::NewConnection opened_;
    ConnectionSink& sink_;
    capture::WaitingBudget* budget_;
    std::uint32_t maxPduLength_;
    SmppProbe::Hint hint_;
    bool isSmpp_ = false;
    std::array<Side, 2> sides_;
    std::unique_ptr<SmppProbe> probe_;  // from the first bytes until SMPP is recognised
};

}  // namespace smppscope::model
