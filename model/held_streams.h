#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "capture/segment.h"
#include "capture/stream_sink.h"

namespace smppscope::model {

/// What came on both directions of a connection, in order, for handing it on once it is known to whom.
class HeldStreams {
  public:
    void onBytes(capture::Direction direction, const capture::StreamPiece& piece);
    void onGap(capture::Direction direction, std::uint64_t lost, capture::TimeNs time);
    void onMessageStart(capture::Direction direction, capture::Bytes next);
    void onBreak(capture::Direction direction, capture::StreamBreak why, capture::TimeNs time);

    void replay(const std::array<capture::StreamSink*, 2>& sinks) const;

    /// How many pieces, gaps, message starts and breaks there are.
    std::size_t size() const { return events_.size(); }

  private:
    enum class Kind : std::uint8_t { bytes, gap, messageStart, reset, loss };
    struct Event {
        Kind kind;
        capture::Direction direction;
        capture::StreamPiece piece;       // its bytes are those below
        std::vector<std::uint8_t> bytes;  // of a message start: its first ones
        std::uint64_t lost = 0;
    };

    std::vector<Event> events_;
};

}  // namespace smppscope::model
