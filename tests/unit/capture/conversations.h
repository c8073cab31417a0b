#pragma once

#include <vector>

#include "tests/support/capture_builder.h"
#include "tests/unit/capture/read_all.h"

namespace smppscope::capture::testing {

inline const Endpoint kServer = support::endpoint("192.0.2.2", 2775);

inline Endpoint client(std::uint16_t port) {
    return support::endpoint("192.0.2.1", port);
}

/// A conversation of `rounds` requests and responses from `at` on, one every millisecond.
inline void talk(support::CaptureBuilder& capture, std::uint16_t port, int rounds,
                 TimeNs at = support::kCaptureStart) {
    auto link = capture.connect(client(port), kServer, at);
    for (int round = 0; round < rounds; ++round) {
        at += support::kMillisecond;
        link.clientSends(
            support::ByteVector(static_cast<std::size_t>(20 + round), static_cast<std::uint8_t>(round)), at);
        link.serverSends(support::ByteVector(16, static_cast<std::uint8_t>(round)),
                         at + support::kMillisecond / 2);
    }
    link.close(at + support::kMillisecond);
}

/// A file with one such conversation.
inline support::ByteVector conversation(const support::CaptureFormat& format, int rounds = 50) {
    support::CaptureBuilder capture(format);
    talk(capture, 40000, rounds);
    return capture.bytes();
}

/// Two conversations of which each has every other frame time.
inline std::vector<support::ByteVector> twoFiles() {
    support::CaptureBuilder first;
    support::CaptureBuilder second;
    talk(first, 40000, 30, support::kCaptureStart);
    talk(second, 40001, 30, support::kCaptureStart + support::kMillisecond / 4);
    return {first.bytes(), second.bytes()};
}

/// What must not depend on how the file was read.
struct Facts {
    FrameNumber frame;
    TimeNs time;
    FilePosition position;
    support::ByteVector payload;
    std::uint32_t sequence;
    ConnectionId connection;
    bool operator==(const Facts&) const = default;
};

inline std::vector<Facts> factsOf(const Everything& all) {
    std::vector<Facts> facts;
    for (const auto& [segment, payload] : all.segments) {
        facts.push_back(
            {segment.frame, segment.time, segment.position, payload, segment.sequence, segment.connection});
    }
    return facts;
}

}  // namespace smppscope::capture::testing
