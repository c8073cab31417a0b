#include "model/smpp_probe.h"

namespace smppscope::model {

using capture::Direction;
using capture::StreamPiece;

SmppProbe::SmppProbe(std::uint32_t maxPduLength) : finders_{Finder(maxPduLength), Finder(maxPduLength)} {}

bool SmppProbe::onBytes(Direction direction, const StreamPiece& piece) {
    events_.push_back({direction, piece, {piece.bytes.begin(), piece.bytes.end()}, 0});
    Finder& at = finder(direction);
    at.framer.onBytes(piece, at);
    return at.found;
}

bool SmppProbe::onGap(Direction direction, std::uint64_t lost, TimeNs time) {
    Event& event = events_.emplace_back();
    event.direction = direction;
    event.piece.time = time;
    event.lost = lost;
    Finder& at = finder(direction);
    at.framer.onGap(lost, at);
    return at.found;
}

bool SmppProbe::finish() {
    bool found = false;
    for (Finder& at : finders_) {
        at.framer.finish(at);
        found = found || at.found;
    }
    return found;
}

bool SmppProbe::hopeless() const {
    const std::uint64_t one = finders_[0].framer.searched();
    const std::uint64_t other = finders_[1].framer.searched();
    const auto inVain = [](std::uint64_t searched) { return searched > kProbeBytes; };
    return (inVain(one) && (inVain(other) || other == 0)) || (inVain(other) && one == 0);
}

void SmppProbe::replay(const std::array<capture::StreamSink*, 2>& sinks) const {
    for (const Event& event : events_) {
        capture::StreamSink& sink = *sinks[static_cast<std::size_t>(event.direction)];
        if (event.lost != 0) {
            sink.onGap(event.lost, event.piece.time);
        } else {
            StreamPiece piece = event.piece;
            piece.bytes = event.bytes;
            sink.onBytes(piece);
        }
    }
}

}  // namespace smppscope::model
