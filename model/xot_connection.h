#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "capture/tcp_conversation.h"
#include "capture/xot.h"
#include "model/held_streams.h"
#include "model/tcp_connection.h"
#include "model/x25_circuits.h"

namespace smppscope::model {

/// A TCP connection on a port of XOT: its circuits, one after the other, or SMPP right on TCP if that is what
/// it holds after all. Which of them is decided by the first bytes that tell.
class XotConnection final : X25Carrier {
  public:
    /// `certain`: the user said that it is XOT. The rest as for TcpConnection.
    XotConnection(const capture::NewConnection& opened, bool certain, std::uint32_t maxPduLength,
                  ConnectionSink& sink, capture::WaitingBudget* budget,
                  capture::CapturePoints points = capture::CapturePoints::one);

    void add(const capture::Segment& segment);
    /// The capture ends, or the ports are used again (`replaced`).
    void finish(bool replaced);

    bool closed() const { return ending_.isClosed(conversation_) && !ending_.wasReset(); }

  private:
    class Plain;
    struct Side final : capture::StreamSink, capture::XotSink {
        Side(XotConnection& owner, Direction sender) : connection(owner), direction(sender) {}
        void onBytes(const capture::StreamPiece& piece) override;
        void onGap(std::uint64_t lost, TimeNs time) override;
        void onEarlier(const capture::Segment& /*segment*/) override { ++connection.leftOut_; }
        void onPacket(const capture::X25PacketBytes& packet) override;
        void onLoss(TimeNs time) override;
        capture::X25Side side() const {
            return direction == Direction::fromClient ? capture::X25Side::first : capture::X25Side::second;
        }

        XotConnection& connection;
        Direction direction;
        capture::XotStream xot;
        std::array<std::uint8_t, 16> first{};  // bytes, until it is decided
        std::size_t seen = 0;
    };
    enum class Holds : std::uint8_t { unknown, xot, smpp };

    void look(Side& side, capture::Bytes bytes);
    void decide(Holds what);
    capture::StreamSink* plainSink(Direction direction);

    capture::NewConnection connectionOf(capture::X25Side caller) const override;
    std::string nameOf(capture::X25Side side) const override;
    ConnectionFacts factsFor(capture::X25Side caller) const override;

    capture::NewConnection opened_;
    std::uint32_t maxPduLength_;
    ConnectionSink& sink_;
    capture::TcpConversation conversation_;
    TcpEnding ending_;
    std::array<Side, 2> sides_;
    Holds holds_ = Holds::unknown;
    HeldStreams held_;  // until it is decided
    std::shared_ptr<Plain> plain_;
    X25Circuits circuits_;
    std::uint64_t leftOut_ = 0;  // segments: packets of X.25 need those before them
};

}  // namespace smppscope::model
