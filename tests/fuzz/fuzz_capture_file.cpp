// Any bytes as a capture file, plain or compressed: read whole, in small chunks, and (plain ones) while it
// grows. All ways give the same segments, and their streams deliver or lose every byte once.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "capture/compressed_source.h"
#include "capture/merged_reader.h"
#include "capture/tcp_conversation.h"

namespace {

using namespace smppscope::capture;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// The first `size` bytes of the input; `size` may grow.
class PartSource : public ByteSource {
  public:
    PartSource(Bytes bytes, const std::size_t& size) : bytes_(bytes), size_(size) {}
    smppscope::Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override {
        if (offset >= size_) {
            return std::size_t{0};
        }
        const std::size_t count = std::min<std::size_t>(into.size(), size_ - offset);
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), count, into.begin());
        return count;
    }
    std::uint64_t size() const override { return size_; }

  private:
    Bytes bytes_;
    const std::size_t& size_;
};

/// What is inside the input, as far as that is quick: a few bytes may expand to gigabytes.
class BoundedContent : public CompressedSource {
  public:
    static constexpr std::uint64_t kBound = 1u << 20;
    using CompressedSource::CompressedSource;
    smppscope::Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override {
        if (offset >= kBound) {
            return std::size_t{0};
        }
        return CompressedSource::readAt(offset,
                                        into.first(std::min<std::uint64_t>(into.size(), kBound - offset)));
    }
};

class CountingSink : public StreamSink {
  public:
    void onBytes(const StreamPiece& piece) override {
        for (const std::uint8_t byte : piece.bytes) {
            sum_ = sum_ * 31 + byte;
        }
        bytes += piece.bytes.size();
    }
    void onGap(std::uint64_t count, TimeNs) override {
        require(count > 0);
        lost += count;
    }
    std::uint64_t bytes = 0;
    std::uint64_t lost = 0;

  private:
    std::uint64_t sum_ = 0;
};

/// What a way of reading came to.
struct Summary {
    std::uint64_t frames = 0;
    std::uint64_t segments = 0;
    std::uint64_t connections = 0;
    std::uint64_t digest = 0;
    bool operator==(const Summary&) const = default;
};

class Reading {
  public:
    explicit Reading(std::unique_ptr<SegmentReader> reader) : reader_(std::move(reader)) {}

    ReadStatus readOn() {
        SegmentBatch batch;
        ReadStatus status = ReadStatus::more;
        while (status == ReadStatus::more) {
            status = reader_->read(batch);
            summary.frames += batch.frames;
            for (const Segment& segment : batch.segments) {
                note(segment);
            }
            summary.connections += batch.connections.size();
        }
        return status;
    }
    void finish() {
        for (std::size_t id = 0; id < conversations_.size(); ++id) {
            auto& sinks = sinks_[id];
            conversations_[id].finish({&sinks[0], &sinks[1]});
            for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
                const StreamCounters& counters = conversations_[id].stream(direction).counters();
                const CountingSink& sink = sinks[static_cast<std::size_t>(direction)];
                require(counters.bytes == sink.bytes && counters.lostBytes == sink.lost);
            }
        }
    }
    Summary summary;

  private:
    void note(const Segment& segment) {
        require(segment.capturedLength <= segment.length);
        ++summary.segments;
        for (const std::uint64_t value :
             {segment.position.packed(), std::uint64_t{segment.sequence}, std::uint64_t{segment.length},
              static_cast<std::uint64_t>(segment.time), std::uint64_t{segment.connection}}) {
            summary.digest = (summary.digest ^ value) * 0x100000001b3;
        }
        for (std::uint32_t at = 0; at < segment.capturedLength; ++at) {
            summary.digest = (summary.digest ^ segment.payload[at]) * 0x100000001b3;
        }
        if (segment.connection >= conversations_.size()) {
            conversations_.resize(segment.connection + std::size_t{1});
            sinks_.resize(conversations_.size());
        }
        auto& sinks = sinks_[segment.connection];
        conversations_[segment.connection].add(segment, {&sinks[0], &sinks[1]});
    }

    std::unique_ptr<SegmentReader> reader_;
    std::vector<TcpConversation> conversations_;
    std::vector<std::array<CountingSink, 2>> sinks_;
};

std::unique_ptr<SegmentReader> open(Bytes bytes, const std::size_t& size,
                                    const SegmentReader::Options& options) {
    std::vector<MergedReader::Input> inputs;
    std::unique_ptr<ByteSource> source = std::make_unique<PartSource>(bytes, size);
    if (const Compression compression = compressionOf(bytes); compression != Compression::none) {
        source = std::make_unique<BoundedContent>(std::move(source), compression, nullptr);
    }
    inputs.push_back({"fuzzed", std::move(source)});
    auto reader = MergedReader::open(std::move(inputs), options);
    return reader ? std::move(*reader) : nullptr;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes bytes(data, size);
    auto reader = open(bytes, size, {.follow = false, .chunkBytes = 64 * 1024});
    if (!reader) {
        return 0;
    }
    Reading whole(std::move(reader));
    require(whole.readOn() == ReadStatus::end);
    whole.finish();

    Reading inSmallChunks(open(bytes, size, {.follow = false, .chunkBytes = 1 + size % 300}));
    require(inSmallChunks.readOn() == ReadStatus::end);
    require(inSmallChunks.summary == whole.summary);

    if (compressionOf(bytes) != Compression::none) {
        return 0;
    }
    std::size_t written = 0;
    Reading growing(open(bytes, written, {.follow = true, .chunkBytes = 512}));
    while (written < size) {
        written += std::min<std::size_t>(size - written, 1 + size / 7);
        growing.readOn();
    }
    require(growing.summary == whole.summary);
    return 0;
}
