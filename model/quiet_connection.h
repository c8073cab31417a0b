#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "capture/segment.h"

namespace smppscope::model {

/// A TCP connection of which there were only segments without payload so far: half-open ones, scans, those
/// that are set up and not used. Keeps the few segments that it had, in place of a TcpConnection, so that one
/// can be made of it that knows as much as if it had been there from the beginning.
class QuietConnection {
  public:
    /// A handshake, and one that something was sent again of.
    static constexpr std::size_t kMostSegments = 4;

    QuietConnection(const capture::NewConnection& opened, bool knownAsSmpp)
        : opened_(opened), knownAsSmpp_(knownAsSmpp) {}

    /// False: with this segment it is quiet no more.
    bool keep(const capture::Segment& segment) {
        const bool reset = (segment.flags & capture::tcp_flag::kRst) != 0;
        const bool ends = (segment.flags & capture::tcp_flag::kFin) != 0 || (reset && knownAsSmpp_);
        if (segment.length != 0 || ends || segments_.size() == kMostSegments) {
            return false;
        }
        segments_.emplace_back(segment);
        wasReset_ = wasReset_ || reset;
        return true;
    }
    /// Gives `connection` what came so far.
    template <typename Connection>
    void replay(Connection& connection) const {
        for (const Bare& segment : segments_) {
            connection.add(segment.whole(opened_.id));
        }
    }

    const capture::NewConnection& opened() const { return opened_; }
    bool knownAsSmpp() const { return knownAsSmpp_; }
    bool wasReset() const { return wasReset_; }
    /// Of the last segment; there has to be one.
    capture::TimeNs lastTime() const { return segments_.back().time; }
    std::size_t memoryBytes() const { return sizeof(*this) + segments_.capacity() * sizeof(Bare); }

  private:
    // What tells of a segment without payload.
    struct Bare {
        explicit Bare(const capture::Segment& segment)
            : frame(segment.frame),
              time(segment.time),
              sequence(segment.sequence),
              acknowledgment(segment.acknowledgment),
              window(segment.window),
              identification(segment.identification),
              checksum(segment.checksum),
              flags(segment.flags),
              direction(segment.direction),
              point(segment.point) {}

        capture::Segment whole(capture::ConnectionId connection) const {
            capture::Segment segment;
            segment.frame = frame;
            segment.time = time;
            segment.sequence = sequence;
            segment.acknowledgment = acknowledgment;
            segment.connection = connection;
            segment.window = window;
            segment.flags = flags;
            segment.direction = direction;
            segment.identification = identification;
            segment.checksum = checksum;
            segment.point = point;
            return segment;
        }

        capture::FrameNumber frame;
        capture::TimeNs time;
        std::uint32_t sequence;
        std::uint32_t acknowledgment;
        std::uint16_t window;
        std::uint16_t identification;
        std::uint16_t checksum;
        std::uint8_t flags;
        capture::Direction direction;
        capture::CapturePoint point;
    };

    capture::NewConnection opened_;
    std::vector<Bare> segments_;
    bool knownAsSmpp_;
    bool wasReset_ = false;
};

}  // namespace smppscope::model
