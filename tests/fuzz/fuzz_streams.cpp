// Reassembly, framing and tracking on arbitrary segments: any order, overlap, gap, cut and content.

#include <cstdint>

#include "tests/fuzz/stream_input.h"

namespace {

using namespace smppscope;

using fuzz::Input;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    model::AnalysisOptions options;
    options.maxPduLength = 4096;
    options.smppPorts = {2775};
    model::Analysis analysis({}, options);

    capture::SegmentBatch batch;
    for (const capture::ConnectionId id : {0u, 1u}) {
        capture::NewConnection opened;
        opened.id = id;
        opened.server.port = id == 0 ? std::uint16_t{2775} : std::uint16_t{9000};
        opened.sawSyn = id == 0;
        batch.connections.push_back(opened);
    }
    std::uint32_t sequences[2][2] = {{100, 200}, {0xFFFFFF00u, 0xFFFFFFF0u}};
    std::uint64_t payloadBytes = 0;
    while (!input.empty()) {
        const std::uint8_t control = input.byte();
        capture::Segment segment;
        segment.connection = control & 1u;
        segment.direction =
            (control & 2u) != 0 ? capture::Direction::fromServer : capture::Direction::fromClient;
        std::uint32_t& next = sequences[segment.connection][static_cast<std::size_t>(segment.direction)];
        const std::uint32_t peer =
            sequences[segment.connection][1 - static_cast<std::size_t>(segment.direction)];
        const capture::Bytes payload = input.take(input.byte());
        segment.frame = ++batch.frames;
        segment.time = static_cast<capture::TimeNs>(segment.frame) * 1'000'000;
        segment.position = capture::FilePosition(0, static_cast<std::uint64_t>(payload.data() - data));
        segment.payload = payload.data();
        segment.capturedLength = static_cast<std::uint32_t>(payload.size());
        segment.length = segment.capturedLength + ((control & 4u) != 0 ? input.byte() : 0u);
        segment.sequence = next;
        if ((control & 8u) != 0) {
            segment.sequence += static_cast<std::uint32_t>(static_cast<std::int16_t>(input.word()));
        } else {
            next += segment.length;
        }
        segment.flags = (control & 16u) != 0 ? capture::tcp_flag::kAck : std::uint8_t{0};
        segment.acknowledgment = peer;
        if ((control & 0xE0u) == 0xE0u) {
            segment.flags |=
                input.byte() & (capture::tcp_flag::kFin | capture::tcp_flag::kRst | capture::tcp_flag::kSyn);
        }
        payloadBytes += segment.capturedLength;
        batch.segments.push_back(segment);
    }
    analysis.feed(batch, size);
    analysis.finish(false);

    fuzz::checkAnalysis(analysis, options.maxPduLength, payloadBytes, size);
    return 0;
}
