#include "capture/pcapng_format.h"

#include <algorithm>

#include "capture/byte_order.h"
#include "capture/pcap_format.h"
#include "capture/pcapng_notes.h"

namespace smppscope::capture {

namespace {

constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kObsoletePacket = 2;
constexpr std::uint32_t kSimplePacket = 3;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint32_t kInterfaceStatistics = 5;
constexpr std::uint32_t kSystemdJournal = 9;
constexpr std::uint32_t kDecryptionSecrets = 10;
constexpr std::uint32_t kCustom = 0xbad;
constexpr std::uint32_t kCustomNotCopied = 0x40000bad;

constexpr std::uint32_t kSmallestBlock = 12;
constexpr std::uint32_t kSectionFixed = 28;
constexpr std::uint32_t kInterfaceFixed = 20;
constexpr std::uint32_t kPacketFixed = 32;
constexpr std::uint32_t kSimplePacketFixed = 16;
constexpr std::uint32_t kTrailer = 4;
constexpr std::size_t kBodyAt = 8;
constexpr std::size_t kPacketDataAt = 28;
constexpr std::size_t kSimplePacketDataAt = 12;

// Blocks that have to be in memory as a whole: a frame with plenty of options.
constexpr std::uint32_t kLargestReadBlock = kMaxFrameBytes + (1u << 20);
// Larger notes are passed over.
constexpr std::uint32_t kLargestNote = 4u << 20;
constexpr std::uint32_t kLargestBlock = 128u << 20;

constexpr const char* kBadLength = "a block with an impossible length";
constexpr const char* kBadTrailer = "a block whose two lengths differ";

}  // namespace

std::uint32_t PcapngFormat::word(const std::uint8_t* at) const {
    return loadOrdered<std::uint32_t>(at, swapped_);
}

Recognition PcapngFormat::recognise(Bytes start) {
    if (start.size() < kSectionFixed) {
        return {nullptr, kSectionFixed, nullptr};
    }
    const auto order = loadHost<std::uint32_t>(start.data() + 8);
    if (order != kByteOrderMagic && swapBytes(order) != kByteOrderMagic) {
        return {nullptr, 0, "is a pcapng file with a damaged section header"};
    }
    const bool swapped = order != kByteOrderMagic;
    const auto length = loadOrdered<std::uint32_t>(start.data() + 4, swapped);
    if (length < kSectionFixed || length % 4 != 0 || length > kLargestReadBlock) {
        return {nullptr, 0, "is a pcapng file with a damaged section header"};
    }
    if (loadOrdered<std::uint16_t>(start.data() + 12, swapped) != 1) {
        return {nullptr, 0, "is a pcapng file of a version that is not supported"};
    }
    if (start.size() < length) {
        return {nullptr, length, nullptr};
    }
    return {std::make_unique<PcapngFormat>(), 0, nullptr};
}

bool PcapngFormat::isByteOrder(std::uint32_t value) {
    return value == kByteOrderMagic || swapBytes(value) == kByteOrderMagic;
}

Parse PcapngFormat::next(Cursor& cursor, Frame& frame) {
    std::optional<Parse> result;
    if (passedLength_ != 0) {
        result = endPassedBlock(cursor, frame);
    }
    while (!result) {
        result = nextBlock(cursor, frame);
    }
    return *result;
}

// Empty: a block without a frame was read.
std::optional<Parse> PcapngFormat::nextBlock(Cursor& cursor, Frame& frame) {
    if (cursor.available() < kSmallestBlock) {
        return needMore(cursor, kSmallestBlock);
    }
    const std::uint32_t type = word(cursor.at);
    if (type == kMagic) {
        return beginSection(cursor);
    }
    const std::uint32_t length = word(cursor.at + 4);
    if (length < kSmallestBlock || length % 4 != 0 || length > kLargestBlock) {
        const auto other = otherFile(cursor);
        return other ? *other : damaged(cursor, kBadLength);
    }
    switch (type) {
        case kEnhancedPacket:
        case kObsoletePacket:
            return packet(cursor, type, length, frame);
        case kSimplePacket:
            return simplePacket(cursor, length, frame);
        case kInterfaceDescription:
            return addInterface(cursor, length);
        case kInterfaceStatistics:
        case kDecryptionSecrets:
            if (length <= kLargestNote) {
                return noteBlock(cursor, type, length);
            }
            [[fallthrough]];
        default:
            if (const auto other = otherFile(cursor)) {
                return other;
            }
            return passOver(cursor, type, length, frame);
    }
}

// Whether what looks like a block of no known type is a pcap file.
std::optional<Parse> PcapngFormat::otherFile(const Cursor& cursor) {
    if (!PcapFormat::hasMagic(loadHost<std::uint32_t>(cursor.at))) {
        return std::nullopt;
    }
    if (cursor.available() < kFileStartBytes) {
        return needMore(cursor, kFileStartBytes);
    }
    return beginsFile(cursor.at) ? std::optional(Parse::another) : std::nullopt;
}

// Empty: the block is there as a whole, and sound.
std::optional<Parse> PcapngFormat::awaitBlock(const Cursor& cursor, std::uint32_t length) {
    if (length > kLargestReadBlock) {
        return damaged(cursor, kBadLength);
    }
    if (cursor.available() < length) {
        return needMore(cursor, length);
    }
    if (word(cursor.at + length - kTrailer) != length) {
        return damaged(cursor, kBadTrailer);
    }
    return std::nullopt;
}

std::optional<Parse> PcapngFormat::beginSection(Cursor& cursor) {
    const auto order = loadHost<std::uint32_t>(cursor.at + 8);
    if (!isByteOrder(order)) {
        return damaged(cursor, "a section header without byte order");
    }
    swapped_ = order != kByteOrderMagic;
    const std::uint32_t length = word(cursor.at + 4);
    if (length < kSectionFixed || length % 4 != 0) {
        return damaged(cursor, kBadLength);
    }
    if (const auto unfit = awaitBlock(cursor, length)) {
        return *unfit;
    }
    if (loadOrdered<std::uint16_t>(cursor.at + 12, swapped_) != 1) {
        return damaged(cursor, "a section of a version that is not supported");
    }
    section_ += cursor.offset == 0 ? 0 : 1;
    interfaces_.clear();
    noteComments({cursor.at + kSectionFixed - kTrailer, cursor.at + length - kTrailer});
    cursor.advance(length);
    return std::nullopt;
}

std::optional<Parse> PcapngFormat::addInterface(Cursor& cursor, std::uint32_t length) {
    if (length < kInterfaceFixed) {
        return damaged(cursor, kBadLength);
    }
    if (const auto unfit = awaitBlock(cursor, length)) {
        return *unfit;
    }
    const Bytes body(cursor.at + kBodyAt, length - kSmallestBlock);
    interfaces_.emplace_back(body, swapped_);
    noteComments(body.subspan(PcapngInterface::kFixedBytes));
    cursor.advance(length);
    return std::nullopt;
}

void PcapngFormat::noteComments(Bytes options) {
    for (const std::string& text : commentsIn({options, swapped_})) {
        notes_.addComment(0, 0, text);
    }
}

std::optional<Parse> PcapngFormat::noteBlock(Cursor& cursor, std::uint32_t type, std::uint32_t length) {
    if (const auto unfit = awaitBlock(cursor, length)) {
        return *unfit;
    }
    const Bytes body(cursor.at + kBodyAt, length - kSmallestBlock);
    if (type == kDecryptionSecrets) {
        noteSecrets(body, swapped_, notes_);
    } else if (body.size() >= kStatisticsFixed && word(body.data()) < interfaces_.size()) {
        const std::uint32_t number = word(body.data());
        noteStatistics(body, swapped_, {0, section_, number, interfaces_[number].name(), 0, 0}, notes_);
    }
    cursor.advance(length);
    return std::nullopt;
}

std::optional<Parse> PcapngFormat::passOver(Cursor& cursor, std::uint32_t type, std::uint32_t length,
                                            Frame& frame) {
    if (cursor.available() < length) {
        passedType_ = type;
        passedLength_ = length;
        passedOffset_ = cursor.offset;
        need_ = {length - kTrailer, cursor.offset, nullptr};
        return Parse::skip;
    }
    if (word(cursor.at + length - kTrailer) != length) {
        return damaged(cursor, kBadTrailer);
    }
    cursor.advance(length);
    return frameOfPassed(type, cursor, frame);
}

// The cursor stands before the trailer of a block that was too long to be looked at.
std::optional<Parse> PcapngFormat::endPassedBlock(Cursor& cursor, Frame& frame) {
    if (cursor.available() < kTrailer) {
        need_ = {kTrailer, passedOffset_, nullptr};
        return Parse::needMore;
    }
    if (word(cursor.at) != passedLength_) {
        need_ = {0, passedOffset_, kBadTrailer};
        return Parse::damaged;
    }
    passedLength_ = 0;
    cursor.advance(kTrailer);
    return frameOfPassed(passedType_, cursor, frame);
}

std::optional<Parse> PcapngFormat::frameOfPassed(std::uint32_t type, const Cursor& cursor,
                                                 Frame& frame) const {
    if (type != kCustom && type != kCustomNotCopied && type != kSystemdJournal) {
        return std::nullopt;
    }
    frame = {lastTime_, cursor.at, cursor.offset, 0, 0, kNoLink};
    return Parse::frame;
}

Parse PcapngFormat::packet(Cursor& cursor, std::uint32_t type, std::uint32_t length, Frame& frame) {
    if (length < kPacketFixed) {
        return damaged(cursor, kBadLength);
    }
    if (const auto unfit = awaitBlock(cursor, length)) {
        return *unfit;
    }
    const std::uint8_t* const at = cursor.at;
    const std::uint32_t number =
        type == kEnhancedPacket ? word(at + 8) : loadOrdered<std::uint16_t>(at + 8, swapped_);
    if (number >= interfaces_.size()) {
        return damaged(cursor, "a packet of an interface that the file does not describe");
    }
    const PcapngInterface& interface = interfaces_[number];
    const std::uint32_t captured = word(at + 20);
    if (captured > length - kPacketFixed || captured > kMaxFrameBytes) {
        return damaged(cursor, "a packet longer than its block");
    }
    frame.time = interface.time(static_cast<std::uint64_t>(word(at + 12)) << 32 | word(at + 16));
    frame.data = at + kPacketDataAt;
    frame.offset = cursor.offset + kPacketDataAt;
    frame.capturedLength = captured;
    frame.length = std::max(captured, word(at + 24));
    frame.linkType = interface.linkType();
    frame.interface = static_cast<std::uint16_t>(number);
    frame.part = part_;
    const std::uint32_t optionsAt = kPacketDataAt + (captured + 3) / 4 * 4;
    frame.commented = false;
    if (length > optionsAt + kTrailer) {
        frameComments_ = commentsIn({{at + optionsAt, at + length - kTrailer}, swapped_});
        frame.commented = !frameComments_.empty();
    }
    lastTime_ = frame.time;
    cursor.advance(length);
    return Parse::frame;
}

/// The time of the first packet that has one, among the blocks that have been read; 0 if there is none.
TimeNs PcapngFormat::nextTime(const Cursor& cursor) const {
    for (Cursor ahead = cursor; ahead.available() >= kPacketDataAt;) {
        const std::uint32_t type = word(ahead.at);
        const std::uint32_t length = word(ahead.at + 4);
        if (type == kMagic || length < kTrailer || length % 4 != 0) {
            break;
        }
        const std::uint32_t number = word(ahead.at + 8);
        if (type == kEnhancedPacket && number < interfaces_.size()) {
            return interfaces_[number].time(static_cast<std::uint64_t>(word(ahead.at + 12)) << 32 |
                                            word(ahead.at + 16));
        }
        ahead.advance(std::min<std::size_t>(length, ahead.available()));
    }
    return 0;
}

Parse PcapngFormat::simplePacket(Cursor& cursor, std::uint32_t length, Frame& frame) {
    if (length < kSimplePacketFixed) {
        return damaged(cursor, kBadLength);
    }
    if (const auto unfit = awaitBlock(cursor, length)) {
        return *unfit;
    }
    if (interfaces_.empty()) {
        return damaged(cursor, "a packet of an interface that the file does not describe");
    }
    const PcapngInterface& interface = interfaces_.front();
    frame.length = word(cursor.at + 8);
    frame.capturedLength = std::min({frame.length, length - kSimplePacketFixed, kMaxFrameBytes});
    if (interface.snapLength() != 0) {
        frame.capturedLength = std::min(frame.capturedLength, interface.snapLength());
    }
    if (lastTime_ == 0 && !lookedAhead_) {
        lastTime_ = nextTime(cursor);
        lookedAhead_ = true;
    }
    frame.time = lastTime_;
    frame.data = cursor.at + kSimplePacketDataAt;
    frame.offset = cursor.offset + kSimplePacketDataAt;
    frame.linkType = interface.linkType();
    frame.interface = 0;
    frame.part = part_;
    frame.commented = false;
    cursor.advance(length);
    return Parse::frame;
}

}  // namespace smppscope::capture
