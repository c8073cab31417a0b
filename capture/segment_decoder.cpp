#include "capture/segment_decoder.h"

#include <algorithm>

#include "capture/byte_order.h"
#include "capture/ip_layer.h"

namespace smppscope::capture {

namespace {

constexpr std::uint32_t kTcpFixed = 20;

template <std::size_t AddressBytes>
PacketKey<AddressBytes> keyOf(const TransportPart& part) {
    PacketKey<AddressBytes> key;
    std::memcpy(key.source.data(), part.addresses, AddressBytes);
    std::memcpy(key.destination.data(), part.addresses + AddressBytes, AddressBytes);
    std::memcpy(key.sourcePort.data(), part.begin, 2);
    std::memcpy(key.destinationPort.data(), part.begin + 2, 2);
    return key;
}

}  // namespace

LinkFunction SegmentDecoder::linkOf(std::uint32_t linkType) {
    if (linkType != lastLinkType_) [[unlikely]] {
        lastLinkType_ = linkType;
        lastLink_ = findLink(linkType);
    }
    return lastLink_;
}

SegmentDecoder::Outcome SegmentDecoder::decode(const Frame& frame, std::uint32_t file, FrameNumber number,
                                               SegmentBatch& batch) {
    const LinkFunction link = linkOf(frame.linkType);
    if (link == nullptr) {
        return Outcome::unknownLink;
    }
    const std::uint8_t* const end = frame.data + frame.capturedLength;
    const NetworkPart network = link(frame.data, end);
    const auto wireLength = frame.length - static_cast<std::uint32_t>(network.begin - frame.data);
    TransportPart tcp;
    const bool found = network.protocol == Network::ipv4   ? takeIpv4(network.begin, end, wireLength, tcp)
                       : network.protocol == Network::ipv6 ? takeIpv6(network.begin, end, wireLength, tcp)
                                                           : false;
    if (!found || tcp.end - tcp.begin < static_cast<std::ptrdiff_t>(kTcpFixed)) {
        return Outcome::otherProtocol;
    }
    const std::uint32_t headerLength = (tcp.begin[12] >> 4) * 4u;
    if (headerLength < kTcpFixed || headerLength > tcp.length) {
        return Outcome::otherProtocol;
    }
    const TcpFacts facts{loadBig<std::uint32_t>(tcp.begin + 4), loadBig<std::uint32_t>(tcp.begin + 8),
                         tcp.begin[13]};
    const auto captured = static_cast<std::uint32_t>(tcp.end - tcp.begin);
    const ConnectionTable::Hit hit =
        network.protocol == Network::ipv4 ? connections_.find(keyOf<4>(tcp), facts, batch.connections)
                                          : connections_.find(keyOf<16>(tcp), facts, batch.connections);
    Segment& segment = batch.segments.emplace_back();
    segment.frame = number;
    segment.time = frame.time;
    segment.payload = tcp.begin + std::min(headerLength, captured);
    segment.position = FilePosition(file, frame.offset + static_cast<std::uint64_t>(segment.payload - frame.data));
    segment.capturedLength = captured - std::min(headerLength, captured);
    segment.length = tcp.length - headerLength;
    segment.sequence = facts.sequence + ((facts.flags & tcp_flag::kSyn) != 0 ? 1 : 0);
    segment.acknowledgment = facts.acknowledgment;
    segment.connection = hit.id;
    segment.window = loadBig<std::uint16_t>(tcp.begin + 14);
    segment.flags = facts.flags;
    segment.direction = hit.direction;
    return Outcome::segment;
}

}  // namespace smppscope::capture
