#include "capture/x25_finder.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "capture/byte_order.h"
#include "capture/lapb.h"

namespace smppscope::capture {

namespace {

constexpr std::uint16_t kEtherX25 = 0x0805;
constexpr std::uint16_t kEtherLapb = 0x6000;
constexpr std::uint16_t kEtherLongestLength = 1500;  // up to it the field is a length: IEEE 802.3
constexpr std::size_t kMacLength = 6;

// What a frame holds, and who sent it on which link.
struct Found {
    const std::uint8_t* begin = nullptr;
    const std::uint8_t* end = nullptr;  // of what was captured
    std::uint32_t length = 0;           // on the wire
    X25Layer layer = X25Layer::lapb;
    std::optional<X25Side> from;
    X25Finder::Key key{};
    std::array<std::string, 2> ends;
};

using Finder = std::optional<Found> (*)(const Frame& frame);

std::size_t left(const Found& found) {
    return static_cast<std::size_t>(found.end - found.begin);
}

// The whole frame, to be narrowed; its link is that of the interface.
Found wholeOf(const Frame& frame) {
    Found found;
    found.begin = frame.data;
    found.end = frame.data + frame.capturedLength;
    found.length = frame.length;
    for (std::size_t at = 0; at < 4; ++at) {
        found.key[at] = static_cast<std::uint8_t>(frame.linkType >> 8 * at);
    }
    found.key[4] = static_cast<std::uint8_t>(frame.interface);
    found.key[5] = static_cast<std::uint8_t>(frame.interface >> 8);
    return found;
}

void drop(Found& found, std::size_t octets) {
    found.begin += octets;
    found.length -= static_cast<std::uint32_t>(octets);
}

// A header says how long the rest is: what follows is padding.
bool limit(Found& found, std::size_t length) {
    if (length > found.length) {
        return false;
    }
    found.length = static_cast<std::uint32_t>(length);
    found.end = found.begin + std::min(left(found), length);
    return true;
}

// What Linux calls X.25: a packet, LAPB, or a packet behind an octet that says what it is to the kernel (0
// data; 1 to 3 tell of the link and bring nothing).
bool takeLinux(Found& found) {
    if (left(found) < 2) {
        return false;
    }
    const std::uint8_t first = *found.begin;
    if (first == 0 && beginsX25Packet(found.begin[1])) {
        drop(found, 1);
    } else if (LapbLink::isAddress(first)) {
        found.layer = X25Layer::lapb;
        return true;
    }
    found.layer = X25Layer::packet;
    return beginsX25Packet(*found.begin);
}

// IEEE 802.2: UI frames and I frames of type 2 hold a packet.
bool takeLlc(Found& found, std::size_t length) {
    constexpr std::uint8_t kX25Sap = 0x7e;
    constexpr std::uint8_t kResponse = 0x01;
    constexpr std::uint8_t kInformation = 0x03;
    constexpr std::uint8_t kPoll = 0x10;
    if (!limit(found, length) || left(found) < 4 || found.begin[0] != kX25Sap ||
        (found.begin[1] & ~kResponse) != kX25Sap) {
        return false;
    }
    const std::uint8_t control = found.begin[2];
    const bool unnumbered = (control & ~kPoll) == kInformation;
    if (!unnumbered && (control & 1) != 0) {
        return false;
    }
    drop(found, unnumbered ? 3 : 4);
    found.layer = X25Layer::packet;
    return true;
}

bool takeLapbEthernet(Found& found) {
    if (left(found) < 4) {
        return false;
    }
    const std::size_t length = found.begin[0] | found.begin[1] << 8;
    drop(found, 2);
    found.layer = X25Layer::lapb;
    return limit(found, length) && left(found) > 0 && LapbLink::isAddress(*found.begin);
}

std::string macText(const std::uint8_t* mac) {
    return fmt::format("{:02x}", fmt::join(mac, mac + kMacLength, ":"));
}

void nameByAddresses(Found& found, const std::uint8_t* ethernet) {
    const std::uint8_t* const destination = ethernet;
    const std::uint8_t* const source = ethernet + kMacLength;
    const bool first =
        std::lexicographical_compare(source, source + kMacLength, destination, destination + kMacLength);
    found.from = first ? X25Side::first : X25Side::second;
    const std::array ends{first ? source : destination, first ? destination : source};
    std::copy_n(ends[0], kMacLength, found.key.begin() + 4);
    std::copy_n(ends[1], kMacLength, found.key.begin() + 4 + kMacLength);
    found.ends = {macText(ends[0]), macText(ends[1])};
}

std::optional<Found> ethernet(const Frame& frame) {
    constexpr std::size_t kAddresses = 2 * kMacLength;
    const auto isTag = [](std::uint16_t type) { return type == 0x8100 || type == 0x88a8 || type == 0x9100; };
    Found found = wholeOf(frame);
    if (left(found) < kAddresses + 2) {
        return std::nullopt;
    }
    drop(found, kAddresses);
    auto type = loadBig<std::uint16_t>(found.begin);
    drop(found, 2);
    while (isTag(type) && left(found) >= 4) {
        type = loadBig<std::uint16_t>(found.begin + 2);
        drop(found, 4);
    }
    const bool taken = type == kEtherLapb  ? takeLapbEthernet(found)
                       : type == kEtherX25 ? takeLinux(found)
                                           : type <= kEtherLongestLength && takeLlc(found, type);
    if (!taken) {
        return std::nullopt;
    }
    nameByAddresses(found, frame.data);
    return found;
}

// Both headers of Linux tell what this machine sent.
std::optional<Found> cooked(Found found, std::size_t header, std::uint16_t protocol,
                            std::uint8_t packetType) {
    constexpr std::uint8_t kOutgoing = 4;
    drop(found, header);
    if (protocol != kEtherX25 || !takeLinux(found)) {
        return std::nullopt;
    }
    found.from = packetType == kOutgoing ? X25Side::first : X25Side::second;
    if (found.layer == X25Layer::packet) {
        found.ends = {"host", "peer"};
    }
    return found;
}

std::optional<Found> linuxCooked(const Frame& frame) {
    const Found found = wholeOf(frame);
    return left(found) < 16 ? std::nullopt
                            : cooked(found, 16, loadBig<std::uint16_t>(found.begin + 14), found.begin[1]);
}

std::optional<Found> linuxCooked2(const Frame& frame) {
    Found found = wholeOf(frame);
    if (left(found) < 20) {
        return std::nullopt;
    }
    std::copy_n(found.begin + 4, 4, found.key.begin() + 4);  // the number of the interface
    return cooked(found, 20, loadBig<std::uint16_t>(found.begin), found.begin[10]);
}

std::optional<Found> lapbWithDirection(const Frame& frame) {
    Found found = wholeOf(frame);
    if (left(found) < 2) {
        return std::nullopt;
    }
    found.from = *found.begin != 0 ? X25Side::first : X25Side::second;
    drop(found, 1);
    return found;
}

std::optional<Found> sita(const Frame& frame) {
    constexpr std::size_t kHeader = 5;
    constexpr std::uint8_t kLapb = 1;
    Found found = wholeOf(frame);
    if (left(found) < kHeader || found.begin[4] != kLapb) {
        return std::nullopt;
    }
    drop(found, kHeader);
    return found;
}

struct Link {
    std::uint32_t type;
    Finder finder;
    bool onlyX25;
};

constexpr Link kLinks[] = {
    {1, ethernet, false},            // ETHERNET
    {113, linuxCooked, false},       // LINUX_SLL
    {196, sita, true},               // SITA
    {207, lapbWithDirection, true},  // LAPB_WITH_DIR
    {276, linuxCooked2, false},      // LINUX_SLL2
};

const Link* linkOf(std::uint32_t type) {
    const auto* const found = std::find_if(std::begin(kLinks), std::end(kLinks),
                                           [type](const Link& link) { return link.type == type; });
    return found == std::end(kLinks) ? nullptr : found;
}

}  // namespace

bool X25Finder::isX25Link(std::uint32_t linkType) {
    const Link* const link = linkOf(linkType);
    return link != nullptr && link->onlyX25;
}

bool X25Finder::add(const Frame& frame, FrameSource source, FrameNumber number, SegmentBatch& batch) {
    const Link* const link = linkOf(frame.linkType);
    const std::optional<Found> found = link != nullptr ? link->finder(frame) : std::nullopt;
    if (!found) {
        return false;
    }
    const auto [place, isNew] = links_.try_emplace(found->key, static_cast<X25LinkId>(links_.size()));
    if (isNew) {
        batch.x25Links.push_back({place->second, found->ends});
    }
    X25Frame& out = batch.x25Frames.emplace_back();
    out.frame = number;
    out.time = frame.time;
    out.position =
        FilePosition(source.file, frame.offset + static_cast<std::uint64_t>(found->begin - frame.data));
    out.data = found->begin;
    out.capturedLength = static_cast<std::uint32_t>(left(*found));
    out.length = found->length;
    out.link = place->second;
    out.point = capturePointOf(source, frame);
    out.layer = found->layer;
    out.from = found->from;
    out.segmentsBefore = batch.segments.size();
    return true;
}

}  // namespace smppscope::capture
