#pragma once

#include <array>
#include <cstdint>

#include "model/framer.h"
#include "model/held_streams.h"

namespace smppscope::model {

/// Finds out whether a connection carries SMPP: it does once a framer of either direction finds a PDU. Keeps
/// what came in the meantime, of both directions in order, so that the connection's own framers miss nothing
/// and get it in that order.
class SmppProbe {
  public:
    /// As many bytes of a direction are searched before it is given up.
    static constexpr std::uint64_t kProbeBytes = 16 * 1024;
    /// As many pieces of both directions are kept before the connection is given up.
    static constexpr std::size_t kProbePieces = 64 * 1024;

    explicit SmppProbe(std::uint32_t maxPduLength);

    // Each returns whether a PDU has been found.
    bool onBytes(capture::Direction direction, const capture::StreamPiece& piece);
    bool onGap(capture::Direction direction, std::uint64_t lost, TimeNs time);
    bool onMessageStart(capture::Direction direction, capture::Bytes next);
    bool onBreak(capture::Direction direction, capture::StreamBreak why, TimeNs time);
    /// Nothing more will come.
    bool finish();

    /// Both directions have been searched in vain, or one while the other says nothing.
    bool hopeless() const;

    /// Hands over all that came.
    void replay(const std::array<capture::StreamSink*, 2>& sinks) const { held_.replay(sinks); }

  private:
    struct Finder final : PduSink {
        explicit Finder(std::uint32_t maxPduLength) : framer(maxPduLength) {}
        void onPdu(const FramedPdu& /*pdu*/) override { found = true; }
        Framer framer;
        bool found = false;
    };

    Finder& finder(capture::Direction direction) { return finders_[static_cast<std::size_t>(direction)]; }

    std::array<Finder, 2> finders_;
    HeldStreams held_;
};

}  // namespace smppscope::model
