#pragma once

#include <deque>
#include <string>
#include <vector>

#include "capture/tcp_stream.h"
#include "tests/support/bytes.h"

namespace smppscope::capture::testing {

/// Notes all that a stream delivers.
class StreamLog : public StreamSink {
  public:
    struct Event {
        std::string bytes;
        std::uint64_t lost = 0;  ///< of a gap; 0: bytes
        FilePosition position;
        FrameNumber frame = 0;
        TimeNs time = 0;
        FrameNumber completingFrame = 0;
    };

    void onBytes(const StreamPiece& piece) override {
        events.push_back({{piece.bytes.begin(), piece.bytes.end()},
                          0,
                          piece.position,
                          piece.frame,
                          piece.time,
                          piece.completingFrame});
    }
    void onMessageStart(Bytes /*next*/) override { note("|"); }
    void onBreak(StreamBreak why, TimeNs /*time*/) override {
        note(why == StreamBreak::reset ? "[reset]" : "[loss]");
    }
    void onGap(std::uint64_t lost, TimeNs time) override { events.push_back({"", lost, {}, 0, time, 0}); }
    Bytes recall(FilePosition position, std::size_t length) override {
        for (const Event& event : events) {
            if (event.lost == 0 && position >= event.position &&
                position.offset() + length <= event.position.offset() + event.bytes.size()) {
                const auto* begin = event.bytes.data() + (position.offset() - event.position.offset());
                return {reinterpret_cast<const std::uint8_t*>(begin), length};
            }
        }
        return {};
    }

    /// The stream with each gap as "[lost N]", each message start as "|", breaks as "[reset]" and "[loss]".
    std::string text() const {
        std::string all;
        for (const Event& event : events) {
            all += event.lost != 0 ? "[lost " + std::to_string(event.lost) + "]" : event.bytes;
        }
        return all;
    }

    std::vector<Event> events;

  private:
    void note(const char* mark) { events.emplace_back().bytes = mark; }
};

/// Makes segments of one direction; frames are numbered and 1 ms apart, unless told otherwise.
class SegmentMaker {
  public:
    explicit SegmentMaker(std::uint32_t first = 1000, Direction direction = Direction::fromClient)
        : first_(first), direction_(direction) {}

    /// `text` at `offset` bytes from the first.
    Segment at(std::uint32_t offset, const std::string& text, std::uint8_t flags = tcp_flag::kAck) {
        texts_.push_back(text);
        Segment segment;
        segment.frame = ++frame;
        segment.time = static_cast<TimeNs>(frame) * 1'000'000;
        segment.position = FilePosition(0, frame * 10'000);
        segment.payload = reinterpret_cast<const std::uint8_t*>(texts_.back().data());
        segment.capturedLength = segment.length = static_cast<std::uint32_t>(text.size());
        segment.sequence = first_ + offset;
        segment.flags = flags;
        segment.direction = direction_;
        return segment;
    }
    std::uint32_t sequence(std::uint32_t offset) const { return first_ + offset; }

    FrameNumber frame = 0;

  private:
    std::deque<std::string> texts_;
    std::uint32_t first_;
    Direction direction_;
};

}  // namespace smppscope::capture::testing
