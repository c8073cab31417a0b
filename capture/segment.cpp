#include "capture/segment.h"

namespace smppscope::capture {

void SegmentBatch::clear() {
    connections.clear();
    segments.clear();
    x25Links.clear();
    x25Frames.clear();
    chunks.clear();
    frames = 0;
    bytesRead = 0;
    firstTime = 0;
    lastTime = 0;
    notes = {};
    warnings.clear();
}

}  // namespace smppscope::capture
