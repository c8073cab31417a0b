#include "capture/xot.h"

#include <algorithm>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

struct Header {
    std::uint16_t version;
    std::uint16_t length;

    explicit Header(const std::uint8_t* at)
        : version(loadBig<std::uint16_t>(at)), length(loadBig<std::uint16_t>(at + 2)) {}
    bool isBelievable() const { return version == 0 && length <= kX25LongestPacket; }
};

// Octets that are searched in vain for a packet on the channel before it is doubted.
constexpr std::uint64_t kVain = 1024;

// The channel of the packet whose header begins here, if one does.
std::optional<std::uint16_t> channelAt(Bytes bytes) {
    if (bytes.size() < xot::kProof) {
        return std::nullopt;
    }
    const Header header(bytes.data());
    if (!header.isBelievable() || header.length < kX25ShortestPacket) {
        return std::nullopt;
    }
    // The fourth octet of a packet tells nothing about what it is, and may come later.
    std::array<std::uint8_t, kX25ShortestPacket + 1> packet{};
    std::copy_n(bytes.begin() + xot::kHeader, kX25ShortestPacket, packet.begin());
    const std::optional<X25Packet> parsed = parseX25Packet(packet);
    return parsed ? std::optional(parsed->channel) : std::nullopt;
}

}  // namespace

bool xot::isHeader(Bytes bytes, std::optional<std::uint16_t> channel) {
    const std::optional<std::uint16_t> found = channelAt(bytes);
    return found && (!channel || *found == *channel);
}

void XotStream::onBytes(const StreamPiece& piece, XotSink& sink) {
    StreamPiece rest = piece;
    const auto dropped = static_cast<std::size_t>(std::min<std::uint64_t>(tail_, rest.bytes.size()));
    tail_ -= dropped;
    skipped_ += dropped;
    rest.bytes = rest.bytes.subspan(dropped);
    rest.position = rest.position + dropped;
    while (!rest.bytes.empty()) {
        if (held_.empty() && !searching_ && takeWhole(rest, sink)) {
            continue;
        }
        hold(rest, searching_ ? rest.bytes.size() : missing());
        takeHeld(piece.time, sink);
    }
}

// The usual case: a packet that lies in one piece.
bool XotStream::takeWhole(StreamPiece& piece, XotSink& sink) {
    if (piece.bytes.size() < xot::kHeader) {
        return false;
    }
    const Header header(piece.bytes.data());
    const std::size_t whole = xot::kHeader + header.length;
    if (!header.isBelievable() || piece.bytes.size() < whole) {
        return false;
    }
    StreamPiece packet = piece;
    packet.bytes = piece.bytes.subspan(xot::kHeader, header.length);
    packet.position = piece.position + xot::kHeader;
    piece.bytes = piece.bytes.subspan(whole);
    piece.position = piece.position + whole;
    handOver({packet.bytes, {&packet, 1}, header.length}, sink);
    return true;
}

void XotStream::takeHeld(TimeNs time, XotSink& sink) {
    for (;;) {
        if (searching_ && !findHeader()) {
            return;
        }
        if (held_.size() < xot::kHeader) {
            return;
        }
        const Header header(held_.data());
        if (!header.isBelievable()) {
            searching_ = true;
            sink.onLoss(time);
            continue;
        }
        const std::size_t whole = xot::kHeader + header.length;
        if (held_.size() < whole) {
            return;
        }
        const Bytes packet = Bytes(held_).subspan(xot::kHeader, header.length);
        pieces_.clear();
        std::size_t begin = 0;
        for (const Source& source : sources_) {
            const std::size_t from = std::max(begin, xot::kHeader);
            const std::size_t to = std::min(begin + source.length, whole);
            if (from < to) {
                StreamPiece& piece = pieces_.emplace_back(source.piece);
                piece.bytes = Bytes(held_).subspan(from, to - from);
                piece.position = source.piece.position + (from - begin);
            }
            begin += source.length;
        }
        handOver({packet, pieces_, header.length}, sink);
        dropFront(whole);
    }
}

void XotStream::handOver(const X25PacketBytes& packet, XotSink& sink) {
    if (const std::optional<X25Packet> parsed = parseX25Packet(packet.bytes)) {
        channel_ = parsed->channel;
    }
    searched_ = 0;
    sink.onPacket(packet);
}

void XotStream::onGap(std::uint64_t lost, TimeNs time, XotSink& sink) {
    const std::uint64_t covered = std::min(tail_, lost);
    tail_ -= covered;
    lost -= covered;
    if (lost == 0) {
        return;
    }
    // Where the packet ends is known: only that one is lost, and the numbers of the next will tell.
    const bool inPacket = !searching_ && held_.size() >= xot::kHeader && lost <= missing();
    tail_ = inPacket ? missing() - lost : 0;
    skipHeld(held_.size());
    if (!inPacket) {
        searching_ = true;
        sink.onLoss(time);
    }
}

// How many bytes the packet in held_, or its header, still lacks.
std::size_t XotStream::missing() const {
    if (held_.size() < xot::kHeader) {
        return xot::kHeader - held_.size();
    }
    return xot::kHeader + Header(held_.data()).length - held_.size();
}

// Drops what is before the next header. False: there is none yet.
bool XotStream::findHeader() {
    std::optional<std::size_t> doubtful;
    std::size_t at = 0;
    for (; held_.size() - at >= xot::kProof; ++at) {
        switch (judge(Bytes(held_).subspan(at))) {
            case Proof::given:
                searching_ = false;
                skipHeld(at);
                return true;
            case Proof::pending:
                doubtful = doubtful.value_or(at);
                break;
            case Proof::none:
                break;
        }
    }
    at = doubtful.value_or(at);
    searched_ += at;
    skipHeld(at);
    if (channel_ && searched_ > kVain) {
        channel_.reset();  // it was none
    }
    return false;
}

// Whether a packet surely begins here: one on the channel; where that isn't known, one that another follows
// on the same.
XotStream::Proof XotStream::judge(Bytes bytes) const {
    const std::optional<std::uint16_t> channel = channelAt(bytes);
    if (!channel || (channel_ && *channel != *channel_)) {
        return Proof::none;
    }
    if (channel_) {
        return Proof::given;
    }
    const std::size_t whole = xot::kHeader + Header(bytes.data()).length;
    if (bytes.size() < whole + xot::kProof) {
        return Proof::pending;
    }
    return xot::isHeader(bytes.subspan(whole), channel) ? Proof::given : Proof::none;
}

void XotStream::hold(StreamPiece& piece, std::size_t wanted) {
    const std::size_t length = std::min(wanted, piece.bytes.size());
    held_.insert(held_.end(), piece.bytes.begin(), piece.bytes.begin() + static_cast<std::ptrdiff_t>(length));
    Source& source = sources_.emplace_back(Source{piece, length});
    source.piece.bytes = {};
    piece.bytes = piece.bytes.subspan(length);
    piece.position = piece.position + length;
}

void XotStream::skipHeld(std::size_t bytes) {
    skipped_ += bytes;
    dropFront(bytes);
}

void XotStream::dropFront(std::size_t bytes) {
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(bytes));
    auto source = sources_.begin();
    for (; source != sources_.end() && bytes >= source->length; ++source) {
        bytes -= source->length;
    }
    sources_.erase(sources_.begin(), source);
    if (bytes != 0) {
        sources_.front().piece.position = sources_.front().piece.position + bytes;
        sources_.front().length -= bytes;
    }
}

}  // namespace smppscope::capture
