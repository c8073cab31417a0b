// What the first half of the load pass costs for each frame: reading and headers; and with streams put in
// order.

#include <benchmark/benchmark.h>

#include <map>
#include <string>

#include "capture/segment_reader.h"
#include "capture/tcp_conversation.h"
#include "tests/support/temp_dir.h"
#include "tests/support/traffic_generator.h"

namespace {

using namespace smppscope;

constexpr std::uint64_t kPdus = 200'000;

/// Generated captures, made when first asked for.
class Captures {
  public:
    const std::string& path(support::CaptureFormat::Kind kind) {
        std::string& path = paths_[kind];
        if (path.empty()) {
            path = dir_.file(std::to_string(paths_.size()));
            support::TrafficOptions options;
            options.pdus = kPdus;
            options.sessions = 50;
            options.format.kind = kind;
            support::generateTraffic(options, path);
        }
        return path;
    }

  private:
    support::TempDir dir_;
    std::map<support::CaptureFormat::Kind, std::string> paths_;
};

class NullSink : public capture::StreamSink {
  public:
    void onBytes(const capture::StreamPiece& piece) override { bytes += piece.bytes.size(); }
    void onGap(std::uint64_t lost, capture::TimeNs) override { bytes += lost; }
    std::uint64_t bytes = 0;
};

template <class OnBatch>
void readAll(benchmark::State& state, const std::string& path, OnBatch&& onBatch) {
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        auto reader = capture::SegmentReader::open({path}, {});
        if (!reader) {
            state.SkipWithError(reader.error().message.c_str());
            return;
        }
        capture::SegmentBatch batch;
        while ((*reader)->read(batch) == capture::ReadStatus::more) {
            onBatch(batch);
            frames += batch.frames;
            bytes += batch.bytesRead;
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(frames));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
    state.counters["per_frame"] = benchmark::Counter(
        static_cast<double>(frames), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void readSegments(benchmark::State& state, Captures& captures, support::CaptureFormat::Kind kind) {
    std::uint64_t payload = 0;
    readAll(state, captures.path(kind), [&](const capture::SegmentBatch& batch) {
        for (const capture::Segment& segment : batch.segments) {
            payload += segment.length;
        }
    });
    benchmark::DoNotOptimize(payload);
}

void readStreams(benchmark::State& state, Captures& captures, support::CaptureFormat::Kind kind) {
    std::vector<capture::TcpConversation> conversations;
    NullSink sink;
    readAll(state, captures.path(kind), [&](const capture::SegmentBatch& batch) {
        for (const capture::Segment& segment : batch.segments) {
            if (segment.connection >= conversations.size()) {
                conversations.resize(segment.connection + std::size_t{1});
            }
            conversations[segment.connection].add(segment, {&sink, &sink});
        }
    });
    benchmark::DoNotOptimize(sink.bytes);
}

}  // namespace

int main(int argc, char** argv) {
    Captures captures;
    using Kind = support::CaptureFormat::Kind;
    for (const auto& [name, kind] :
         {std::pair("pcap", Kind::pcapMicroseconds), std::pair("pcapng", Kind::pcapng)}) {
        const Kind chosen = kind;
        benchmark::RegisterBenchmark((std::string("segments/") + name).c_str(), [&captures,
                                                                                 chosen](auto& state) {
            readSegments(state, captures, chosen);
        })->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark((std::string("streams/") + name).c_str(), [&captures,
                                                                                chosen](auto& state) {
            readStreams(state, captures, chosen);
        })->Unit(benchmark::kMillisecond);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
