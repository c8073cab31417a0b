#include "capture/segment_decoder.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "capture/byte_order.h"

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

// Appends a segment with all but where its payload is.
inline Segment& append(SegmentBatch& batch, const Frame& frame, FrameNumber number, const TcpFacts& facts,
                       const ConnectionTable::Hit& hit) {
    Segment& segment = batch.segments.emplace_back();
    segment.frame = number;
    segment.time = frame.time;
    segment.sequence = payloadSequence(facts);
    segment.acknowledgment = facts.acknowledgment;
    segment.connection = hit.id;
    segment.flags = facts.flags;
    segment.direction = hit.direction;
    return segment;
}

}  // namespace

LinkFunction SegmentDecoder::linkOf(std::uint32_t linkType) {
    if (linkType != lastLinkType_) [[unlikely]] {
        lastLinkType_ = linkType;
        lastLink_ = findLink(linkType);
    }
    return lastLink_;
}

// False if it is no TCP header. A header whose options weren't captured is one.
inline bool SegmentDecoder::readHeader(const TransportPart& tcp, bool ipv4, SegmentBatch& batch,
                                       Header& header) {
    if (tcp.end - tcp.begin < static_cast<std::ptrdiff_t>(kTcpFixed)) {
        return false;
    }
    header.length = (tcp.begin[12] >> 4) * 4u;
    if (header.length < kTcpFixed || header.length > tcp.length) {
        return false;
    }
    header.facts = {loadBig<std::uint32_t>(tcp.begin + 4), loadBig<std::uint32_t>(tcp.begin + 8),
                    tcp.begin[13]};
    header.window = loadBig<std::uint16_t>(tcp.begin + 14);
    header.hit = ipv4 ? connections_.find(keyOf<4>(tcp), header.facts, batch.connections)
                      : connections_.find(keyOf<16>(tcp), header.facts, batch.connections);
    return true;
}

SegmentDecoder::Outcome SegmentDecoder::decode(const Frame& frame, std::uint32_t file, FrameNumber number,
                                               SegmentBatch& batch) {
    const LinkFunction link = linkOf(frame.linkType);
    if (link == nullptr) {
        return frame.linkType == kNoLink ? Outcome::otherProtocol : Outcome::unknownLink;
    }
    const std::uint8_t* const end = frame.data + frame.capturedLength;
    const NetworkPart network = link(frame.data, end);
    if (network.protocol == Network::none) {
        return Outcome::otherProtocol;
    }
    const bool ipv4 = network.protocol == Network::ipv4;
    const auto wireLength = frame.length - static_cast<std::uint32_t>(network.begin - frame.data);
    TransportPart tcp;
    const IpContent content =
        ipv4 ? takeIpv4(network.begin, end, wireLength, tcp) : takeIpv6(network.begin, end, wireLength, tcp);
    if (content == IpContent::fragment) [[unlikely]] {
        return decodeFragment(tcp, ipv4 ? kIpv4AddressBytes : kIpv6AddressBytes, frame, file, number, batch);
    }
    Header header;
    if (content != IpContent::tcp || !readHeader(tcp, ipv4, batch, header)) {
        return Outcome::otherProtocol;
    }
    const auto captured = static_cast<std::uint32_t>(tcp.end - tcp.begin);
    const std::uint32_t capturedHeader = std::min(header.length, captured);
    Segment& segment = append(batch, frame, number, header.facts, header.hit);
    segment.payload = tcp.begin + capturedHeader;
    segment.position =
        FilePosition(file, frame.offset + static_cast<std::uint64_t>(segment.payload - frame.data));
    segment.capturedLength = captured - capturedHeader;
    segment.length = tcp.length - header.length;
    segment.window = header.window;
    return Outcome::segment;
}

SegmentDecoder::Outcome SegmentDecoder::decodeFragment(const TransportPart& part, std::size_t addressBytes,
                                                       const Frame& frame, std::uint32_t file,
                                                       FrameNumber number, SegmentBatch& batch) {
    const FilePosition position(file, frame.offset + static_cast<std::uint64_t>(part.begin - frame.data));
    const auto packet = fragments_.add(part, addressBytes, position, frame.time);
    if (!packet) {
        return Outcome::otherProtocol;
    }
    const Defragmenter::Piece& first = packet->pieces.front();
    TransportPart tcp;
    tcp.addresses = packet->addresses.data();
    tcp.begin = first.bytes.data();
    tcp.end = first.bytes.data() + first.bytes.size();
    tcp.length = first.length;
    Header header;
    if (!readHeader(tcp, addressBytes == kIpv4AddressBytes, batch, header)) {
        return Outcome::otherProtocol;
    }
    addPacket(header, *packet, frame, number, batch);
    return Outcome::segment;
}

void SegmentDecoder::addPacket(const Header& header, const Defragmenter::Packet& packet, const Frame& frame,
                               FrameNumber number, SegmentBatch& batch) {
    auto chunk = std::make_shared<Chunk>();
    chunk->reserve(packet.length);
    for (const Defragmenter::Piece& piece : packet.pieces) {
        const bool first = piece.offset == 0;
        const bool last = &piece == &packet.pieces.back();
        const std::size_t taken = first ? std::min<std::size_t>(header.length, piece.bytes.size()) : 0;
        Segment& segment = append(batch, frame, number, header.facts, header.hit);
        segment.payload = chunk->data() + chunk->size();
        segment.position = piece.position + taken;
        segment.capturedLength = static_cast<std::uint32_t>(piece.bytes.size() - taken);
        segment.length = piece.length - (first ? header.length : 0);
        segment.sequence += first ? 0 : piece.offset - header.length;
        segment.window = header.window;
        if (!first) {
            segment.flags &= static_cast<std::uint8_t>(~tcp_flag::kSyn);
        }
        if (!last) {
            segment.flags &= static_cast<std::uint8_t>(~(tcp_flag::kFin | tcp_flag::kPsh));
        }
        chunk->insert(chunk->end(), piece.bytes.begin() + static_cast<std::ptrdiff_t>(taken),
                      piece.bytes.end());
    }
    batch.chunks.push_back(std::move(chunk));
}

}  // namespace smppscope::capture
