#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "capture/segment.h"
#include "tests/support/bytes.h"
#include "tests/support/capture_file.h"
#include "tests/support/frame_encoder.h"

namespace smppscope::support {

/// 2026-01-01 00:00:00 UTC: where invented captures begin unless a test says otherwise.
inline constexpr capture::TimeNs kCaptureStart = 1'767'225'600'000'000'000;
inline constexpr capture::TimeNs kMicrosecond = 1'000;
inline constexpr capture::TimeNs kMillisecond = 1'000'000;
inline constexpr capture::TimeNs kSecond = 1'000'000'000;

/// Index of a frame in a capture under construction, from 0 (frame.number is one more).
using FrameIndex = std::size_t;

class CaptureBuilder;

/// One TCP connection of a capture under construction. Every call adds frames at the end of the capture, in
/// the order of the calls; times are the caller's and need not rise. A cheap handle: copies are the same
/// connection.
class Link {
  public:
    /// Payload bytes that a segment holds at most; longer payloads become several segments (default 1460).
    Link& maxSegment(std::size_t bytes);

    /// The window that the end announces from now on (default 64240).
    Link& window(capture::Direction from, std::uint16_t bytes);

    /// New bytes in one or more segments of the same time; returns the first frame.
    FrameIndex clientSends(capture::Bytes payload, capture::TimeNs at);
    FrameIndex serverSends(capture::Bytes payload, capture::TimeNs at);
    FrameIndex sends(capture::Direction from, capture::Bytes payload, capture::TimeNs at);

    /// A pure ACK of everything that the other end sent so far.
    FrameIndex acks(capture::Direction from, capture::TimeNs at);
    FrameIndex clientAcks(capture::TimeNs at) { return acks(capture::Direction::fromClient, at); }
    FrameIndex serverAcks(capture::TimeNs at) { return acks(capture::Direction::fromServer, at); }

    /// A keep-alive or window probe: no bytes, one before the next sequence number.
    FrameIndex probes(capture::Direction from, capture::TimeNs at);

    /// Bytes that were sent but never captured: the next segment comes after them.
    void missing(capture::Direction from, std::size_t bytes);

    /// A segment at `streamOffset` bytes from the first byte of that direction, which moves nothing forward:
    /// retransmissions, overlaps, late segments, conflicting bytes.
    FrameIndex resends(capture::Direction from, std::uint64_t streamOffset, capture::Bytes payload,
                       capture::TimeNs at);

    /// Bytes of that direction so far: the stream offset of what is sent next.
    std::uint64_t sent(capture::Direction from) const;

    /// FIN of one end (with its ACK flag); the connection goes on in the other direction.
    FrameIndex finishes(capture::Direction from, capture::TimeNs at);
    /// FIN of the client, FIN of the server, last ACK.
    void close(capture::TimeNs at);
    FrameIndex resets(capture::Direction from, capture::TimeNs at);

    const capture::Endpoint& client() const;
    const capture::Endpoint& server() const;

  private:
    friend class CaptureBuilder;
    struct State;
    explicit Link(std::shared_ptr<State> state) : state_(std::move(state)) {}
    FrameIndex add(capture::Direction from, std::uint64_t streamOffset, std::uint8_t flags,
                   capture::Bytes payload, capture::TimeNs at);

    std::shared_ptr<State> state_;
};

/// First sequence numbers of both ends; set them near 2^32 to wrap.
struct InitialSequences {
    std::uint32_t client = 1000;
    std::uint32_t server = 5000;
};

/// Builds small captures for tests from TCP conversations, in memory. Example:
///
///   CaptureBuilder capture;
///   Link link = capture.connect(endpoint("192.0.2.1", 40001), endpoint("192.0.2.2", 2775), kCaptureStart);
///   link.clientSends(bind, kCaptureStart + kMillisecond);
///   link.serverSends(bindResponse, kCaptureStart + 3 * kMillisecond);
///   link.close(kCaptureStart + kSecond);
///   capture.writeTo(dir.file("bind.pcap"));
///
/// Frames can be dropped, moved, doubled and cut afterwards to get loss, disorder, duplication and snapshots.
/// Links must not outlive their capture.
class CaptureBuilder {
  public:
    explicit CaptureBuilder(CaptureFormat format = {}) : format_(format) {}
    CaptureBuilder(const CaptureBuilder&) = delete;
    CaptureBuilder& operator=(const CaptureBuilder&) = delete;

    /// A connection with its handshake: SYN, SYN/ACK and ACK 100 us apart.
    Link connect(const capture::Endpoint& client, const capture::Endpoint& server, capture::TimeNs at,
                 InitialSequences sequences = {});
    /// A connection that was open before the capture began: no handshake.
    Link alreadyOpen(const capture::Endpoint& client, const capture::Endpoint& server,
                     InitialSequences sequences = {});

    /// A segment of any kind; every one gets an IP identification of its own.
    FrameIndex addSegment(TcpSegment segment, capture::TimeNs at);
    /// Any bytes as a frame; other traffic.
    FrameIndex addFrame(ByteVector bytes, capture::TimeNs at);

    // Damage, applied to what was built so far. Later frames move up or down accordingly.
    void drop(FrameIndex frame);
    void duplicate(FrameIndex frame, capture::TimeNs later = 0);  ///< a copy right behind it
    void moveBehind(FrameIndex frame, FrameIndex other);  ///< `frame` < `other`; takes the time of `other`
    void cut(FrameIndex frame,
             std::size_t bytes);  ///< keeps the first `bytes` bytes, as a snapshot length does

    std::size_t frameCount() const { return frames_.size(); }
    const std::vector<CapturedFrame>& frames() const { return frames_; }
    const CaptureFormat& format() const { return format_; }

    /// The whole file.
    ByteVector bytes() const;
    void writeTo(const std::string& path) const { writeFile(path, bytes()); }

  private:
    CaptureFormat format_;
    std::vector<CapturedFrame> frames_;
    std::uint16_t identification_ = 0;
};

}  // namespace smppscope::support
