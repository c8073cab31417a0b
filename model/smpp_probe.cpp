#include "model/smpp_probe.h"

namespace smppscope::model {

using capture::Direction;
using capture::StreamPiece;

SmppProbe::SmppProbe(std::uint32_t maxPduLength) : finders_{Finder(maxPduLength), Finder(maxPduLength)} {}

bool SmppProbe::onBytes(Direction direction, const StreamPiece& piece) {
    held_.onBytes(direction, piece);
    Finder& at = finder(direction);
    at.framer.onBytes(piece, at);
    return at.found;
}

bool SmppProbe::onGap(Direction direction, std::uint64_t lost, TimeNs time) {
    held_.onGap(direction, lost, time);
    Finder& at = finder(direction);
    at.framer.onGap(lost, at);
    return at.found;
}

bool SmppProbe::onMessageStart(Direction direction, capture::Bytes next) {
    held_.onMessageStart(direction, next);
    Finder& at = finder(direction);
    at.framer.onMessageStart(next, at);
    return at.found;
}

bool SmppProbe::onBreak(Direction direction, capture::StreamBreak why, TimeNs time) {
    held_.onBreak(direction, why, time);
    Finder& at = finder(direction);
    at.framer.onBreak(why, at);
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
    return held_.size() > kProbePieces || (inVain(one) && (inVain(other) || other == 0)) ||
           (inVain(other) && one == 0);
}

}  // namespace smppscope::model
