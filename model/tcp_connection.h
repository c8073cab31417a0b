#pragma once

#include "capture/tcp_conversation.h"
#include "model/earlier_runs.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// How a TCP connection ends, from the marks of its segments.
class TcpEnding {
  public:
    /// A segment that is about to be put in order: a reset whose sender goes on was no end.
    void expect(const capture::Segment& segment, const capture::TcpConversation& conversation) {
        if (wasReset() && goesOn(segment, conversation)) [[unlikely]] {
            end_ = ConnectionEnd::open;
        }
    }
    /// The same segment in order. Only those with FIN or RST need be shown.
    void note(const capture::Segment& segment, const capture::TcpConversation& conversation);

    ConnectionEnd end() const { return end_; }
    bool wasReset() const {
        return end_ == ConnectionEnd::resetByClient || end_ == ConnectionEnd::resetByServer;
    }
    /// It had a reset that need not have been believed: not from where its sender was (RFC 5961 3.2).
    bool resetIsDoubtful() const { return resetIsDoubtful_; }
    /// Reset, or both ends have finished and all before is delivered: nothing new can come, as far as it is
    /// true to the protocol.
    bool isClosed(const capture::TcpConversation& conversation) const;

  private:
    bool goesOn(const capture::Segment& segment, const capture::TcpConversation& conversation) const;

    ConnectionEnd end_ = ConnectionEnd::open;
    bool resetIsDoubtful_ = false;
};

/// What a TCP connection tells of itself.
ConnectionFacts factsOf(const capture::TcpConversation& conversation, ConnectionEnd end);

/// SMPP right on TCP.
class TcpConnection final : public SmppConnection {
  public:
    /// `budget`: of all connections of the capture together for what waits; may be null.
    TcpConnection(const capture::NewConnection& opened, bool knownAsSmpp, std::uint32_t maxPduLength,
                  ConnectionSink& sink, capture::WaitingBudget* budget = nullptr,
                  capture::CapturePoints points = capture::CapturePoints::one);

    void add(const capture::Segment& segment) {
        ending_.expect(segment, conversation_);
        conversation_.add(segment, streams());
        if ((segment.flags & (capture::tcp_flag::kFin | capture::tcp_flag::kRst)) != 0) {
            ending_.note(segment, conversation_);
        }
    }
    /// Begins to bring into the processor's cache what a segment from there will need, which comes soon.
    void prefetch(Direction from) const {
        SmppConnection::prefetch(from);
        conversation_.prefetch(from);
    }
    /// The capture ends, or the ports are used again.
    void finish();

    bool closed() const { return ending_.isClosed(conversation_); }
    bool wasReset() const { return ending_.wasReset(); }
    bool resetIsDoubtful() const { return ending_.resetIsDoubtful(); }
    ConnectionEnd end() const { return ending_.end(); }
    ConnectionFacts facts() const override;
    std::uint64_t skippedBytes() const override;
    /// PDUs that are shown behind later ones: see EarlierRuns.
    std::uint64_t pdusOutOfOrder() const { return earlier_ ? earlier_->pdus() : 0; }

    /// For who keeps the connections: it waits to be taken away, and had its last segment then.
    bool leaving = false;
    TimeNs lastTime = 0;
    /// When it last had bytes, or `lastTime`.
    TimeNs lastActive() const;

  private:
    void onEarlier(const capture::Segment& segment) override;
    void onRecognised() override {
        if (earlier_) {
            earlier_->agree();
        }
    }

    capture::TcpConversation conversation_;
    TcpEnding ending_;
    std::unique_ptr<EarlierRuns> earlier_;  // once there are some
};

}  // namespace smppscope::model
