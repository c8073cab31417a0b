#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "capture/file_notes.h"
#include "capture/frame.h"
#include "capture/types.h"
#include "capture/x25_frame.h"

namespace smppscope::capture {

/// Index of a TCP connection, dense from 0 in order of first appearance. A port pair used again for a new
/// connection gets a new one.
using ConnectionId = std::uint32_t;

/// Which way bytes flow on a connection, by the end that opened it: `fromClient` is SYN sender to listener.
/// Where the capture began later, the first sender seen is taken for the client.
enum class Direction : std::uint8_t { fromClient = 0, fromServer = 1 };

constexpr Direction opposite(Direction direction) {
    return direction == Direction::fromClient ? Direction::fromServer : Direction::fromClient;
}

namespace tcp_flag {
constexpr std::uint8_t kFin = 0x01;
constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kRst = 0x04;
constexpr std::uint8_t kPsh = 0x08;
constexpr std::uint8_t kAck = 0x10;
}  // namespace tcp_flag

/// A file by its number, and the place where it was captured (RotatedFiles).
struct FrameSource {
    constexpr FrameSource(std::uint32_t ofFile) : file(ofFile), place(ofFile) {}
    constexpr FrameSource(std::uint32_t ofFile, std::uint32_t ofPlace) : file(ofFile), place(ofPlace) {}
    std::uint32_t file;
    std::uint32_t place;
};

/// Where frames were captured: place and interface of the file. A segment that is sent again comes from the
/// same point as before, a copy of one from another.
using CapturePoint = std::uint32_t;
constexpr CapturePoint capturePointOf(FrameSource source, const Frame& frame) {
    return source.place << 16 | static_cast<std::uint16_t>(frame.interface + (frame.part << 8));
}

/// One TCP segment, headers decoded, payload still where the frame reader put it.
struct Segment {
    FrameNumber frame = 0;
    TimeNs time = 0;
    FilePosition position;  ///< of the first payload byte
    const std::uint8_t* payload = nullptr;
    std::uint32_t capturedLength = 0;  ///< payload bytes there are
    std::uint32_t length = 0;          ///< payload bytes there were; more than captured if snaplen cut it
    std::uint32_t sequence = 0;        ///< of the first payload byte (SYN counts one, already added)
    std::uint32_t acknowledgment = 0;  ///< valid if tcp_flag::kAck is set
    ConnectionId connection = 0;
    std::uint16_t window = 0;  ///< as on the wire, not scaled
    std::uint8_t flags = 0;
    Direction direction = Direction::fromClient;
    std::uint16_t identification = 0;  ///< of the IPv4 packet, 0 if it has none; tells copies of a segment
    std::uint16_t checksum = 0;        ///< of the TCP header; not to be right, but the same in copies
    CapturePoint point = 0;
};

/// A connection seen for the first time in a batch.
struct NewConnection {
    ConnectionId id = 0;
    Endpoint client;
    Endpoint server;
    bool sawSyn = false;        ///< opened inside the capture: client and server are certain
    ConnectionId previous = 0;  ///< with `reusesPorts`: the connection that had the same ports before
    bool reusesPorts = false;
};

/// Backing store of segments' payloads; shared so that a batch keeps its bytes alive.
using Chunk = std::vector<std::uint8_t>;

/// The segments, and frames of X.25, of about one read from a file, in capture order. Movable between
/// threads; the payload pointers hold as long as the batch does.
struct SegmentBatch {
    std::vector<NewConnection> connections;  ///< each precedes its first segment
    std::vector<Segment> segments;
    std::vector<NewX25Link> x25Links;  ///< each precedes its first frame
    std::vector<X25Frame> x25Frames;   ///< in capture order, also among the segments
    std::vector<std::shared_ptr<const Chunk>> chunks;
    std::uint64_t frames = 0;     ///< frames read for this batch, of any protocol
    std::uint64_t bytesRead = 0;  ///< bytes of file, as it is stored, consumed for this batch
    TimeNs firstTime = 0;         ///< of the batch's frames; valid if frames > 0
    TimeNs lastTime = 0;
    FileNotes notes;                    ///< those before or among the batch's frames
    std::vector<std::string> warnings;  ///< damage found, each once: "FILE: byte N: what"

    void clear();
};

}  // namespace smppscope::capture
