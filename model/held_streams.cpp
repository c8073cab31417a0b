#include "model/held_streams.h"

#include <algorithm>

#include "dissector/header.h"

namespace smppscope::model {

using capture::Bytes;
using capture::Direction;
using capture::StreamBreak;
using capture::StreamPiece;

void HeldStreams::onBytes(Direction direction, const StreamPiece& piece) {
    events_.push_back({Kind::bytes, direction, piece, {piece.bytes.begin(), piece.bytes.end()}});
}

void HeldStreams::onGap(Direction direction, std::uint64_t lost, capture::TimeNs time) {
    Event& event = events_.emplace_back(Event{Kind::gap, direction, {}, {}, lost});
    event.piece.time = time;
}

void HeldStreams::onMessageStart(Direction direction, Bytes next) {
    const Bytes first = next.first(std::min<std::size_t>(next.size(), dissector::kHeaderLength));
    events_.push_back({Kind::messageStart, direction, {}, {first.begin(), first.end()}});
}

void HeldStreams::onBreak(Direction direction, StreamBreak why, capture::TimeNs time) {
    const Kind kind = why == StreamBreak::reset ? Kind::reset : Kind::loss;
    Event& event = events_.emplace_back(Event{kind, direction, {}, {}});
    event.piece.time = time;
}

void HeldStreams::replay(const std::array<capture::StreamSink*, 2>& sinks) const {
    for (const Event& event : events_) {
        capture::StreamSink& sink = *sinks[static_cast<std::size_t>(event.direction)];
        StreamPiece piece = event.piece;
        piece.bytes = event.bytes;
        switch (event.kind) {
            case Kind::bytes:
                sink.onBytes(piece);
                break;
            case Kind::gap:
                sink.onGap(event.lost, piece.time);
                break;
            case Kind::messageStart:
                sink.onMessageStart(piece.bytes);
                break;
            case Kind::reset:
                sink.onBreak(StreamBreak::reset, piece.time);
                break;
            case Kind::loss:
                sink.onBreak(StreamBreak::loss, piece.time);
                break;
        }
    }
}

}  // namespace smppscope::model
