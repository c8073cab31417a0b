// X.25 on arbitrary packets and frames: two links, one of packets and one of LAPB, and a TCP connection with
// XOT.

#include <cstdint>
#include <optional>

#include "tests/fuzz/stream_input.h"

namespace {

using namespace smppscope;
using capture::X25Side;
using fuzz::Input;

/// Low bits of a record's control byte.
enum Carrier : std::uint8_t { packets = 0, lapb = 1, xot = 2, xotLost = 3 };

void addFrame(std::uint8_t control, capture::Bytes bytes, std::uint64_t offset,
              capture::SegmentBatch& batch) {
    capture::X25Frame& frame = batch.x25Frames.emplace_back();
    frame.frame = ++batch.frames;
    frame.time = static_cast<capture::TimeNs>(frame.frame) * 1'000'000;
    frame.position = capture::FilePosition(0, offset);
    frame.data = bytes.data();
    frame.capturedLength = static_cast<std::uint32_t>(bytes.size());
    frame.length = frame.capturedLength + ((control & 0x10u) != 0 ? 40 : 0);
    frame.link = control & 1u;
    frame.layer = frame.link == lapb ? capture::X25Layer::lapb : capture::X25Layer::packet;
    const X25Side sender = (control & 4u) != 0 ? X25Side::second : X25Side::first;
    frame.from = (control & 8u) != 0 ? std::nullopt : std::optional(sender);
    frame.segmentsBefore = batch.segments.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    model::AnalysisOptions options;
    options.maxPduLength = 4096;
    model::Analysis analysis({}, options);

    capture::SegmentBatch batch;
    batch.x25Links = {{0, {"a", "b"}}, {1, {}}};
    capture::NewConnection opened;
    opened.server.port = 1998;
    opened.sawSyn = !input.empty() && (data[0] & 0x80u) != 0;
    batch.connections.push_back(opened);
    std::uint32_t next[2] = {100, 0xFFFFFF00u};
    std::uint64_t payloadBytes = 0;
    while (!input.empty()) {
        const std::uint8_t control = input.byte();
        const capture::Bytes bytes = input.take(input.byte());
        payloadBytes += bytes.size();
        const auto offset = static_cast<std::uint64_t>(bytes.data() - data);
        const auto carrier = static_cast<Carrier>(control & 3u);
        if (carrier == packets || carrier == lapb) {
            addFrame(control, bytes, offset, batch);
            continue;
        }
        const bool fromServer = (control & 4u) != 0;
        capture::Segment& segment = batch.segments.emplace_back();
        segment.direction = fromServer ? capture::Direction::fromServer : capture::Direction::fromClient;
        segment.frame = ++batch.frames;
        segment.time = static_cast<capture::TimeNs>(segment.frame) * 1'000'000;
        segment.position = capture::FilePosition(0, offset);
        segment.payload = bytes.data();
        segment.capturedLength = segment.length = static_cast<std::uint32_t>(bytes.size());
        next[fromServer ? 1 : 0] += carrier == xotLost ? input.byte() : 0u;
        segment.sequence = next[fromServer ? 1 : 0];
        next[fromServer ? 1 : 0] += segment.length;
        segment.flags = capture::tcp_flag::kAck;
        segment.acknowledgment = next[fromServer ? 0 : 1];
    }
    analysis.feed(batch, size);
    analysis.finish(false);
    fuzz::checkAnalysis(analysis, options.maxPduLength, payloadBytes, size);
    return 0;
}
