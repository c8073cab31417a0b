#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <vector>

#include "capture/waiting_budget.h"
#include "model/framer.h"

namespace smppscope::model {

/// Finds out whether a connection carries SMPP: it does once a framer of either direction finds PDUs. Keeps
/// the last of what came in the meantime, of both directions in order, so that the connection's own framers
/// get it in that order and miss nothing.
class SmppProbe {
  public:
    /// What is known of the connection before its first byte.
    enum class Hint : std::uint8_t { none, likely, isSmpp };

    /// Where one of the connection's own framers starts.
    struct Start {
        std::uint64_t notKept = 0;  ///< bytes of the direction that came before those that replay() gives
        std::uint64_t begin = 0;    ///< the first PDU among these, in bytes, with those of gaps
        std::uint64_t rubbish = 0;  ///< bytes of them before the first PDU, without those of gaps
        bool found = false;         ///< or else the last two mean nothing
    };

    /// `budget` may be null: memory isn't bounded together with that of others then.
    SmppProbe(Hint hint, std::uint32_t maxPduLength, capture::WaitingBudget* budget);
    ~SmppProbe();
    SmppProbe(const SmppProbe&) = delete;
    SmppProbe& operator=(const SmppProbe&) = delete;

    // Each returns whether PDUs have been found, and where each direction begins if that can be told.
    bool onBytes(capture::Direction direction, const capture::StreamPiece& piece);
    bool onGap(capture::Direction direction, std::uint64_t lost, TimeNs time);
    bool onMessageStart(capture::Direction direction, capture::Bytes next);
    bool onBreak(capture::Direction direction, capture::StreamBreak why, TimeNs time);
    /// Nothing more will come.
    bool finish();

    /// Enough has been searched in vain. Never where something hints at SMPP: a later PDU may be found.
    bool hopeless() const;

    Start startOf(capture::Direction direction) const;
    /// Hands over all that was kept.
    void replay(const std::array<capture::StreamSink*, 2>& sinks) const;

  private:
    enum class Kind : std::uint8_t { bytes, gap, messageStart, reset, loss };
    struct Event {
        std::uint64_t number;  // counts through both directions
        Kind kind = Kind::bytes;
        capture::StreamPiece piece;       // its bytes are those below
        std::vector<std::uint8_t> bytes;  // of a message start: its first ones
        std::uint64_t lost = 0;

        std::uint64_t memory() const { return sizeof(Event) + bytes.size(); }
        std::uint64_t streamBytes() const { return kind == Kind::bytes ? bytes.size() : 0; }
        std::uint64_t length() const { return streamBytes() + lost; }
    };
    /// One direction.
    struct Finder final : PduSink {
        explicit Finder(std::uint32_t maxPduLength) : framer(maxPduLength) {}
        void onPdu(const FramedPdu& pdu) override;

        Framer framer;
        std::list<Event> events;    // costs nothing before the first
        std::uint64_t memory = 0;   // of the events
        std::uint64_t length = 0;   // of the stream so far
        std::uint64_t notKept = 0;  // bytes of dropped events
        std::uint64_t dropped = 0;  // their length
        std::uint64_t lost = 0;     // by gaps
        std::uint64_t begin = 0;    // of the first PDU in the stream
        std::uint64_t rubbish = 0;  // bytes before it
        bool found = false;
    };

    Finder& finder(capture::Direction direction) { return finders_[static_cast<std::size_t>(direction)]; }
    bool decided();
    static void hand(const Event& event, capture::StreamSink& sink);
    void keep(Finder& at, Event event);
    void trim(Finder& at, std::uint64_t window);

    Hint hint_;
    capture::WaitingBudget* budget_;
    std::array<Finder, 2> finders_;
    std::uint64_t events_ = 0;
    std::uint64_t eventsFound_ = 0;  // since the first PDU was found
};

}  // namespace smppscope::model
