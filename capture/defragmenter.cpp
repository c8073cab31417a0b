#include "capture/defragmenter.h"

#include <algorithm>
#include <cstring>

namespace smppscope::capture {

namespace {

constexpr std::uint32_t kLongestPacket = 65535;

enum class Insertion : std::uint8_t { added, duplicate, overlap };

Insertion insert(Defragmenter::Packet& packet, const TransportPart& fragment, FilePosition position) {
    auto& pieces = packet.pieces;
    const auto next =
        std::ranges::lower_bound(pieces, fragment.fragmentOffset, {}, &Defragmenter::Piece::offset);
    if (next != pieces.end() && next->offset == fragment.fragmentOffset && next->length == fragment.length) {
        return Insertion::duplicate;
    }
    const bool overlapsNext =
        next != pieces.end() && next->offset < fragment.fragmentOffset + fragment.length;
    const bool overlapsPrevious =
        next != pieces.begin() && std::prev(next)->offset + std::prev(next)->length > fragment.fragmentOffset;
    if (overlapsNext || overlapsPrevious) {
        return Insertion::overlap;
    }
    pieces.insert(next, {fragment.fragmentOffset, fragment.length, {fragment.begin, fragment.end}, position});
    return Insertion::added;
}

bool isWhole(const Defragmenter::Packet& packet) {
    std::uint32_t at = 0;
    for (const Defragmenter::Piece& piece : packet.pieces) {
        if (piece.offset != at) {
            return false;
        }
        at += piece.length;
    }
    return packet.length != 0 && at == packet.length;
}

}  // namespace

std::optional<Defragmenter::Packet> Defragmenter::add(const TransportPart& fragment, std::size_t addressBytes,
                                                      FilePosition position, TimeNs time) {
    const std::uint32_t end = fragment.fragmentOffset + fragment.length;
    if (fragment.length == 0 || end > kLongestPacket) {
        return std::nullopt;
    }
    const std::size_t index = open(fragment, addressBytes, time);  // may move packets_
    const auto found = packets_.begin() + static_cast<std::ptrdiff_t>(index);
    if (!fragment.moreFragments) {
        found->length = end;
    }
    const Insertion insertion = insert(*found, fragment, position);
    if (insertion == Insertion::overlap) {
        packets_.erase(found);
        return std::nullopt;
    }
    if (insertion == Insertion::duplicate || !isWhole(*found)) {
        return std::nullopt;
    }
    Packet whole = std::move(*found);
    packets_.erase(found);
    return whole;
}

std::vector<std::uint8_t> Defragmenter::join(const Packet& packet) {
    std::vector<std::uint8_t> whole(packet.length);
    for (const Piece& piece : packet.pieces) {
        std::ranges::copy(piece.bytes, whole.begin() + static_cast<std::ptrdiff_t>(piece.offset));
    }
    return whole;
}

std::optional<Defragmenter::Packet> Defragmenter::take(const TransportPart& fragment,
                                                       std::size_t addressBytes, TimeNs time) {
    const std::size_t index = find(fragment, addressBytes, time);
    if (index == packets_.size()) {
        return std::nullopt;
    }
    const auto found = packets_.begin() + static_cast<std::ptrdiff_t>(index);
    Packet packet = std::move(*found);
    packets_.erase(found);
    return packet;
}

// Index of the fragment's packet; behind the last if there is none.
std::size_t Defragmenter::find(const TransportPart& fragment, std::size_t addressBytes, TimeNs time) {
    givenUp_ +=
        std::erase_if(packets_, [time](const Packet& packet) { return time - packet.since > kLongestWait; });
    const auto found = std::ranges::find_if(packets_, [&](const Packet& packet) {
        return packet.identification == fragment.identification && packet.protocol == fragment.protocol &&
               packet.addressBytes == addressBytes &&
               std::memcmp(packet.addresses.data(), fragment.addresses, addressBytes) == 0;
    });
    return static_cast<std::size_t>(found - packets_.begin());
}

// Index of the fragment's packet, which is a new one if there was none.
std::size_t Defragmenter::open(const TransportPart& fragment, std::size_t addressBytes, TimeNs time) {
    const std::size_t index = find(fragment, addressBytes, time);
    if (index != packets_.size()) {
        return index;
    }
    if (packets_.size() == kMostPackets) {
        packets_.pop_front();
        ++givenUp_;
    }
    Packet& packet = packets_.emplace_back();
    std::memcpy(packet.addresses.data(), fragment.addresses, addressBytes);
    packet.addressBytes = addressBytes;
    packet.identification = fragment.identification;
    packet.protocol = fragment.protocol;
    packet.since = time;
    return packets_.size() - 1;
}

}  // namespace smppscope::capture
