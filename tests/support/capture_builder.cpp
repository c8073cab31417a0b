#include "tests/support/capture_builder.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace smppscope::support {
namespace {

using capture::Direction;
namespace tcp_flag = capture::tcp_flag;

constexpr std::size_t kDefaultMaxSegment = 1460;
constexpr std::uint16_t kDefaultWindow = 64240;
constexpr capture::TimeNs kHandshakeStep = 100 * kMicrosecond;

std::size_t indexOf(Direction direction) {
    return static_cast<std::size_t>(direction);
}

}  // namespace

struct Link::State {
    CaptureBuilder* capture = nullptr;
    std::array<capture::Endpoint, 2> ends;         // by the direction that the end sends in
    std::array<std::uint32_t, 2> firstSequence{};  // of the first payload byte
    std::array<std::uint64_t, 2> sent{};           // payload bytes
    std::array<bool, 2> finished{};
    std::size_t maxSegment = kDefaultMaxSegment;
    std::array<std::uint16_t, 2> windows{kDefaultWindow, kDefaultWindow};

    std::uint32_t sequenceAt(Direction from, std::uint64_t streamOffset) const {
        return firstSequence[indexOf(from)] + static_cast<std::uint32_t>(streamOffset);
    }
    std::uint32_t acknowledgmentBy(Direction from) const {
        const std::size_t other = indexOf(opposite(from));
        return firstSequence[other] + static_cast<std::uint32_t>(sent[other]) + (finished[other] ? 1 : 0);
    }
};

FrameIndex Link::add(Direction from, std::uint64_t streamOffset, std::uint8_t flags, capture::Bytes payload,
                     capture::TimeNs at) {
    TcpSegment segment;
    segment.source = state_->ends[indexOf(from)];
    segment.destination = state_->ends[indexOf(opposite(from))];
    segment.sequence = state_->sequenceAt(from, streamOffset);
    segment.acknowledgment = (flags & tcp_flag::kAck) ? state_->acknowledgmentBy(from) : 0;
    segment.flags = flags;
    segment.payload = payload;
    segment.window = state_->windows[indexOf(from)];
    return state_->capture->addSegment(segment, at);
}

Link& Link::maxSegment(std::size_t bytes) {
    assert(bytes > 0);
    state_->maxSegment = bytes;
    return *this;
}

Link& Link::window(Direction from, std::uint16_t bytes) {
    state_->windows[indexOf(from)] = bytes;
    return *this;
}

FrameIndex Link::clientSends(capture::Bytes payload, capture::TimeNs at) {
    return sends(Direction::fromClient, payload, at);
}

FrameIndex Link::serverSends(capture::Bytes payload, capture::TimeNs at) {
    return sends(Direction::fromServer, payload, at);
}

FrameIndex Link::sends(Direction from, capture::Bytes payload, capture::TimeNs at) {
    const FrameIndex first = state_->capture->frameCount();
    while (!payload.empty()) {
        const std::size_t length = std::min(payload.size(), state_->maxSegment);
        add(from, sent(from), tcp_flag::kAck | tcp_flag::kPsh, payload.first(length), at);
        state_->sent[indexOf(from)] += length;
        payload = payload.subspan(length);
    }
    return first;
}

FrameIndex Link::acks(Direction from, capture::TimeNs at) {
    return add(from, sent(from) + (state_->finished[indexOf(from)] ? 1 : 0), tcp_flag::kAck, {}, at);
}

void Link::missing(Direction from, std::size_t bytes) {
    state_->sent[indexOf(from)] += bytes;
}

FrameIndex Link::resends(Direction from, std::uint64_t streamOffset, capture::Bytes payload,
                         capture::TimeNs at) {
    return add(from, streamOffset, tcp_flag::kAck | tcp_flag::kPsh, payload, at);
}

std::uint64_t Link::sent(Direction from) const {
    return state_->sent[indexOf(from)];
}

FrameIndex Link::finishes(Direction from, capture::TimeNs at) {
    const FrameIndex frame = add(from, sent(from), tcp_flag::kAck | tcp_flag::kFin, {}, at);
    state_->finished[indexOf(from)] = true;
    return frame;
}

void Link::close(capture::TimeNs at) {
    finishes(Direction::fromClient, at);
    finishes(Direction::fromServer, at + kHandshakeStep);
    clientAcks(at + 2 * kHandshakeStep);
}

FrameIndex Link::probes(Direction from, capture::TimeNs at) {
    return add(from, sent(from) - 1, tcp_flag::kAck, {}, at);
}

FrameIndex Link::resets(Direction from, capture::TimeNs at) {
    return add(from, sent(from), tcp_flag::kAck | tcp_flag::kRst, {}, at);
}

const capture::Endpoint& Link::client() const {
    return state_->ends[indexOf(Direction::fromClient)];
}

const capture::Endpoint& Link::server() const {
    return state_->ends[indexOf(Direction::fromServer)];
}

Link CaptureBuilder::alreadyOpen(const capture::Endpoint& client, const capture::Endpoint& server,
                                 InitialSequences sequences) {
    auto state = std::make_shared<Link::State>();
    state->capture = this;
    state->ends = {client, server};
    state->firstSequence = {sequences.client + 1, sequences.server + 1};
    return Link(std::move(state));
}

Link CaptureBuilder::connect(const capture::Endpoint& client, const capture::Endpoint& server,
                             capture::TimeNs at, InitialSequences sequences) {
    Link link = alreadyOpen(client, server, sequences);
    TcpSegment syn;
    syn.source = client;
    syn.destination = server;
    syn.sequence = sequences.client;
    syn.flags = tcp_flag::kSyn;
    addSegment(syn, at);

    TcpSegment answer;
    answer.source = server;
    answer.destination = client;
    answer.sequence = sequences.server;
    answer.acknowledgment = sequences.client + 1;
    answer.flags = tcp_flag::kSyn | tcp_flag::kAck;
    addSegment(answer, at + kHandshakeStep);

    link.clientAcks(at + 2 * kHandshakeStep);
    return link;
}

FrameIndex CaptureBuilder::addSegment(TcpSegment segment, capture::TimeNs at) {
    segment.identification = ++identification_;
    ByteVector frame;
    appendFrame(frame, format_.linkLayer, segment);
    return addFrame(std::move(frame), at);
}

FrameIndex CaptureBuilder::addFrame(ByteVector bytes, capture::TimeNs at) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    frames_.push_back({at, std::move(bytes), length});
    return frames_.size() - 1;
}

void CaptureBuilder::drop(FrameIndex frame) {
    assert(frame < frames_.size());
    frames_.erase(frames_.begin() + static_cast<std::ptrdiff_t>(frame));
}

void CaptureBuilder::duplicate(FrameIndex frame, capture::TimeNs later) {
    assert(frame < frames_.size());
    CapturedFrame copy = frames_[frame];
    copy.time += later;
    frames_.insert(frames_.begin() + static_cast<std::ptrdiff_t>(frame) + 1, copy);
}

void CaptureBuilder::moveBehind(FrameIndex frame, FrameIndex other) {
    assert(frame < other && other < frames_.size());
    const auto first = frames_.begin() + static_cast<std::ptrdiff_t>(frame);
    const auto last = frames_.begin() + static_cast<std::ptrdiff_t>(other) + 1;
    first->time = (last - 1)->time;
    std::rotate(first, first + 1, last);
}

void CaptureBuilder::cut(FrameIndex frame, std::size_t bytes) {
    assert(frame < frames_.size() && bytes <= frames_[frame].bytes.size());
    frames_[frame].bytes.resize(bytes);
}

ByteVector CaptureBuilder::bytes() const {
    ByteVector out;
    appendFileHeader(out, format_);
    for (const CapturedFrame& frame : frames_) {
        appendRecord(out, format_, frame.time, frame.bytes, frame.originalLength);
    }
    return out;
}

}  // namespace smppscope::support
