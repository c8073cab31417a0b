#include "capture/segment_decoder.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "capture/byte_order.h"
#include "capture/prefetch.h"
#include "capture/tunnel.h"

namespace smppscope::capture {

namespace {

constexpr std::uint32_t kTcpFixed = 20;
constexpr std::size_t kIpv4AddressBytes = 8;
constexpr std::size_t kIpv6AddressBytes = 32;

template <std::size_t AddressBytes>
PacketKey<AddressBytes> keyOf(const TransportPart& part) {
    // In the packet's order and in two pieces: words that are read whole right after have to be written
    // whole.
    using Key = PacketKey<AddressBytes>;
    static_assert(offsetof(Key, destination) == AddressBytes &&
                  offsetof(Key, sourcePort) == 2 * AddressBytes &&
                  offsetof(Key, destinationPort) == 2 * AddressBytes + 2);
    Key key;
    auto* const bytes = reinterpret_cast<std::uint8_t*>(&key);
    std::memcpy(bytes, part.addresses, 2 * AddressBytes);
    std::memcpy(bytes + 2 * AddressBytes, part.begin, 4);
    return key;
}

// A SYN has a sequence number of its own, before that of the payload.
std::uint32_t payloadSequence(const TcpFacts& facts) {
    return facts.sequence + ((facts.flags & tcp_flag::kSyn) != 0 ? 1 : 0);
}

IpContent takeIp(bool ipv4, const std::uint8_t* begin, const std::uint8_t* end, std::uint32_t wireLength,
                 TransportPart& part) {
    return ipv4 ? takeIpv4(begin, end, wireLength, part) : takeIpv6(begin, end, wireLength, part);
}

}  // namespace

// The bytes that headers are taken off, and where they lie in the file: those of a frame in one stretch,
// those of a packet that was put together in one for each fragment.
class SegmentDecoder::Whole {
  public:
    explicit Whole(const Job& job)
        : begin_(job.frame.data),
          frame_{0,
                 job.frame.length,
                 {job.frame.data, job.frame.capturedLength},
                 FilePosition(job.source.file, job.frame.offset)} {}
    explicit Whole(const Defragmenter::Packet& packet)
        : joined_(std::make_shared<Chunk>(Defragmenter::join(packet))), begin_(joined_->data()) {
        for (const Defragmenter::Piece& piece : packet.pieces) {
            fragments_.push_back(
                {piece.offset, piece.length, {begin_ + piece.offset, piece.bytes.size()}, piece.position});
        }
    }

    struct Stretch {
        std::uint32_t offset;  // from what was asked for
        std::uint32_t length;  // on the wire
        Bytes bytes;           // captured
        FilePosition position;
    };
    // The stretches that hold `length` bytes (on the wire) from `begin` on; one without bytes if there are
    // none.
    std::vector<Stretch> stretches(const std::uint8_t* begin, std::uint32_t length) const {
        const auto from = static_cast<std::uint32_t>(begin - begin_);
        const std::uint32_t to = from + length;
        std::vector<Stretch> found;
        for (const Stretch& stretch : joined_ ? std::span(fragments_) : std::span(&frame_, 1)) {
            const std::uint32_t first = std::max(from, stretch.offset);
            const std::uint32_t last = std::min(to, stretch.offset + stretch.length);
            if (first >= last) {
                continue;
            }
            const auto captured = static_cast<std::uint32_t>(stretch.bytes.size());
            const std::uint32_t skipped = std::min(first - stretch.offset, captured);
            const std::uint32_t kept = std::min(last - stretch.offset, captured) - skipped;
            found.push_back({first - from, last - first, stretch.bytes.subspan(skipped, kept),
                             stretch.position + skipped});
        }
        if (found.empty()) {
            found.push_back({0, 0, {begin, 0}, {}});
        }
        return found;
    }
    // Owner of the bytes; null if they are the frame's.
    const std::shared_ptr<Chunk>& chunk() const { return joined_; }
    const std::uint8_t* begin() const { return begin_; }
    const std::uint8_t* end() const { return begin_ + joined_->size(); }

  private:
    std::shared_ptr<Chunk> joined_;
    const std::uint8_t* begin_;
    Stretch frame_{};
    std::vector<Stretch> fragments_;
};

LinkFunction SegmentDecoder::linkOf(std::uint32_t linkType) {
    if (linkType != lastLinkType_) [[unlikely]] {
        lastLinkType_ = linkType;
        lastLink_ = findLink(linkType);
    }
    return lastLink_;
}

// False if it is no TCP header. A header whose options weren't captured is one.
[[gnu::always_inline]] inline bool SegmentDecoder::readHeader(const TransportPart& tcp, bool ipv4,
                                                              const Job& job, Header& header) {
    if (tcp.end - tcp.begin < static_cast<std::ptrdiff_t>(kTcpFixed)) {
        return false;
    }
    header.length = (tcp.begin[12] >> 4) * 4u;
    if (header.length < kTcpFixed || header.length > tcp.length) {
        return false;
    }
    header.facts = {loadBig<std::uint32_t>(tcp.begin + 4), loadBig<std::uint32_t>(tcp.begin + 8),
                    tcp.begin[13], static_cast<std::uint16_t>(tcp.identification), pointOf(job)};
    header.window = loadBig<std::uint16_t>(tcp.begin + 14);
    header.checksum = loadBig<std::uint16_t>(tcp.begin + 16);
    header.identification = static_cast<std::uint16_t>(tcp.identification);
    header.hit = ipv4 ? connections_.find(keyOf<4>(tcp), header.facts, job.batch.connections)
                      : connections_.find(keyOf<16>(tcp), header.facts, job.batch.connections);
    return true;
}

// Appends a segment with all but where its payload is.
inline Segment& SegmentDecoder::append(const Job& job, const Header& header) {
    Segment& segment = job.batch.segments.emplace_back();
    prefetchToWrite(someLinesAhead(&segment));
    segment.frame = job.number;
    segment.time = job.frame.time;
    segment.sequence = payloadSequence(header.facts);
    segment.acknowledgment = header.facts.acknowledgment;
    segment.connection = header.hit.id;
    segment.window = header.window;
    segment.flags = header.facts.flags;
    segment.direction = header.hit.direction;
    segment.identification = header.identification;
    segment.checksum = header.checksum;
    segment.point = header.facts.point;
    return segment;
}

SegmentDecoder::Outcome SegmentDecoder::decode(const Frame& frame, FrameSource source, FrameNumber number,
                                               SegmentBatch& batch) {
    const LinkFunction link = linkOf(frame.linkType);
    if (link == nullptr) {
        return decodeWithoutIp(frame, source, number, batch);
    }
    const std::uint8_t* const end = frame.data + frame.capturedLength;
    const NetworkPart network = link(frame.data, end);
    if (network.protocol == Network::none) [[unlikely]] {
        return decodeWithoutIp(frame, source, number, batch);
    }
    const bool ipv4 = network.protocol == Network::ipv4;
    const auto wireLength = frame.length - static_cast<std::uint32_t>(network.begin - frame.data);
    const Job job{frame, source, number, batch};
    TransportPart tcp;
    const IpContent content = takeIp(ipv4, network.begin, end, wireLength, tcp);
    if (content != IpContent::tcp) [[unlikely]] {
        return decodeUnusual(content, ipv4, tcp, job);
    }
    Header header;
    if (!readHeader(tcp, ipv4, job, header)) {
        return Outcome::otherProtocol;
    }
    const auto captured = static_cast<std::uint32_t>(tcp.end - tcp.begin);
    const std::uint32_t capturedHeader = std::min(header.length, captured);
    Segment& segment = append(job, header);
    segment.payload = tcp.begin + capturedHeader;
    segment.position =
        FilePosition(source.file, frame.offset + static_cast<std::uint64_t>(segment.payload - frame.data));
    segment.capturedLength = captured - capturedHeader;
    segment.length = tcp.length - header.length;
    return Outcome::segment;
}

SegmentDecoder::Outcome SegmentDecoder::decodeWithoutIp(const Frame& frame, FrameSource source,
                                                        FrameNumber number, SegmentBatch& batch) {
    if (x25_.add(frame, source, number, batch)) {
        return Outcome::segment;
    }
    const bool known = frame.linkType == kNoLink || X25Finder::isX25Link(frame.linkType) ||
                       findLink(frame.linkType) != nullptr;
    return known ? Outcome::otherProtocol : Outcome::unknownLink;
}

// Enters tunnels and puts fragments together until there is TCP.
SegmentDecoder::Outcome SegmentDecoder::decodeUnusual(IpContent content, bool ipv4, TransportPart part,
                                                      const Job& job) {
    Whole whole(job);
    std::optional<Defragmenter::Packet> packet;  // what `whole` was put together from
    for (int layer = 0; content != IpContent::tcp; ++layer) {
        if (content == IpContent::other || layer == kMostLayers) {
            return Outcome::otherProtocol;
        }
        if (content == IpContent::fragment) {
            if (appendFragment(part, ipv4, whole, job)) {
                return Outcome::segment;
            }
            packet = addFragment(part, ipv4, whole, job.frame.time);
            if (!packet) {
                return Outcome::otherProtocol;
            }
            whole = Whole(*packet);
            part = {};
            part.addresses = packet->addresses.data();
            part.begin = whole.begin();
            part.end = whole.end();
            part.length = packet->length;
            part.identification = packet->identification;
            part.protocol = packet->protocol;
            content = takeWhole(part);
            continue;
        }
        const NetworkPart inner = enterTunnel(part.protocol, part.begin, part.end);
        if (inner.protocol == Network::none) {
            return Outcome::otherProtocol;
        }
        const std::uint8_t* const end = part.end;
        const std::uint32_t wireLength = part.length - static_cast<std::uint32_t>(inner.begin - part.begin);
        ipv4 = inner.protocol == Network::ipv4;
        part = {};
        content = takeIp(ipv4, inner.begin, end, wireLength, part);
    }
    return appendParts(part, ipv4, whole, job);
}

// Adds the parts of a fragment that lie in different places of the file one by one.
std::optional<Defragmenter::Packet> SegmentDecoder::addFragment(const TransportPart& part, bool ipv4,
                                                                const Whole& whole, TimeNs time) {
    std::optional<Defragmenter::Packet> packet;
    for (const Whole::Stretch& stretch : whole.stretches(part.begin, part.length)) {
        TransportPart one = part;
        one.begin = stretch.bytes.data();
        one.end = one.begin + stretch.bytes.size();
        one.length = stretch.length;
        one.fragmentOffset += stretch.offset;
        one.moreFragments |= stretch.offset + stretch.length < part.length;
        packet = fragments_.add(one, ipv4 ? kIpv4AddressBytes : kIpv6AddressBytes, stretch.position, time);
    }
    return packet;
}

// A part of a segment's payload.
struct SegmentDecoder::Portion {
    std::uint32_t offset = 0;  // in the payload
    std::uint32_t length = 0;
    Bytes bytes;
    FilePosition position;
    bool isLast = false;
};

void SegmentDecoder::appendPortion(const Portion& portion, const Header& header, const Job& job) {
    Segment& segment = append(job, header);
    segment.payload = portion.bytes.data();
    segment.position = portion.position;
    segment.capturedLength = static_cast<std::uint32_t>(portion.bytes.size());
    segment.length = portion.length;
    segment.sequence += portion.offset;
    if (portion.offset != 0) {
        segment.flags &= static_cast<std::uint8_t>(~tcp_flag::kSyn);
    }
    if (!portion.isLast) {
        segment.flags &= static_cast<std::uint8_t>(~(tcp_flag::kFin | tcp_flag::kPsh));
    }
}

// Appends what a fragment holds of a segment whose TCP header is known, or is in this fragment. False if it
// is neither.
bool SegmentDecoder::appendFragment(const TransportPart& part, bool ipv4, const Whole& whole,
                                    const Job& job) {
    const std::size_t addressBytes = ipv4 ? kIpv4AddressBytes : kIpv6AddressBytes;
    const bool first = part.fragmentOffset == 0;
    Header header;
    if (part.protocol != ip_protocol::kTcp) {
        return false;
    }
    if (!first) {
        const Header* const known = begun_.find(part, addressBytes, job.frame.time);
        if (known == nullptr || part.fragmentOffset < known->length) {
            return false;
        }
        header = *known;
    } else if (readHeader(part, ipv4, job, header)) {
        begun_.begin(part, addressBytes, job.frame.time, header);
    } else {
        return false;
    }
    const std::uint32_t taken = first ? header.length : 0;
    const std::uint32_t captured = std::min(taken, static_cast<std::uint32_t>(part.end - part.begin));
    const std::uint32_t at = part.fragmentOffset + taken - header.length;
    const std::uint32_t length = part.length - taken;
    for (const Whole::Stretch& stretch : whole.stretches(part.begin + captured, length)) {
        appendPortion({at + stretch.offset, stretch.length, stretch.bytes, stretch.position,
                       !part.moreFragments && stretch.offset + stretch.length == length},
                      header, job);
    }
    if (whole.chunk()) {
        job.batch.chunks.push_back(whole.chunk());
    }
    if (first) {
        if (const auto waiting = fragments_.take(part, addressBytes, job.frame.time)) {
            appendWaiting(*waiting, header, job);
        }
    }
    return true;
}

// Appends fragments that came before the first.
void SegmentDecoder::appendWaiting(const Defragmenter::Packet& waiting, const Header& header,
                                   const Job& job) {
    for (const Defragmenter::Piece& piece : waiting.pieces) {
        if (piece.offset < header.length) {
            continue;
        }
        const auto chunk = std::make_shared<Chunk>(piece.bytes);
        appendPortion({piece.offset - header.length,
                       piece.length,
                       {chunk->data(), chunk->size()},
                       piece.position,
                       piece.offset + piece.length == waiting.length},
                      header, job);
        job.batch.chunks.push_back(chunk);
    }
}

// A segment for each stretch of the payload.
SegmentDecoder::Outcome SegmentDecoder::appendParts(const TransportPart& tcp, bool ipv4, const Whole& whole,
                                                    const Job& job) {
    Header header;
    if (!readHeader(tcp, ipv4, job, header)) {
        return Outcome::otherProtocol;
    }
    const std::uint32_t length = tcp.length - header.length;
    const std::uint32_t captured = std::min(header.length, static_cast<std::uint32_t>(tcp.end - tcp.begin));
    for (const Whole::Stretch& stretch : whole.stretches(tcp.begin + captured, length)) {
        appendPortion({stretch.offset, stretch.length, stretch.bytes, stretch.position,
                       stretch.offset + stretch.length == length},
                      header, job);
    }
    if (whole.chunk()) {
        job.batch.chunks.push_back(whole.chunk());
    }
    return Outcome::segment;
}

}  // namespace smppscope::capture
