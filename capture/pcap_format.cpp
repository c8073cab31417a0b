#include "capture/pcap_format.h"

#include <algorithm>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

struct Magic {
    std::uint32_t value;
    std::uint32_t fractionNs;
    std::uint32_t recordHeaderBytes;
    std::size_t fileHeaderBytes;
};

constexpr Magic kMagics[] = {
    {0xa1b2c3d4, 1000, 16, 24}, {0xa1b23c4d, 1, 16, 24},  // nanoseconds
    {0xa1b2cd34, 1000, 24, 24},                           // Kuznetzov
    {0x1c0001ac, 1000, 16, 28},  // Ixia, captured by hardware; the header ends with the size of all records
    {0x1c0001ab, 1000, 16, 28},  // Ixia, captured by software
    {0xa12b3c4d, 1, 16, 24},     // Navtel
};

const Magic* findMagic(std::uint32_t value) {
    for (const Magic& magic : kMagics) {
        if (magic.value == value || swapBytes(magic.value) == value) {
            return &magic;
        }
    }
    return nullptr;
}

}  // namespace

bool PcapFormat::hasMagic(std::uint32_t magic) {
    return findMagic(magic) != nullptr;
}

bool PcapFormat::hasVersion(const std::uint8_t* header) {
    const auto value = loadHost<std::uint32_t>(header);
    const bool swapped = findMagic(value)->value != value;
    const auto major = loadOrdered<std::uint16_t>(header + 4, swapped);
    const auto minor = loadOrdered<std::uint16_t>(header + 6, swapped);
    // 543.0 is what a well-known commercial tool writes; the records are those of 2.4.
    return (major == 2 && minor <= 4) || (major == 543 && minor == 0);
}

Recognition PcapFormat::recognise(Bytes header) {
    if (header.size() < kHeaderBytes) {
        return {nullptr, kHeaderBytes, nullptr};
    }
    const auto value = loadHost<std::uint32_t>(header.data());
    const Magic& magic = *findMagic(value);
    if (!hasVersion(header.data())) {
        return {nullptr, 0, "is a pcap file of a version that is not supported"};
    }
    return {std::unique_ptr<FileFormat>(new PcapFormat(header)), magic.fileHeaderBytes, nullptr};
}

PcapFormat::PcapFormat(Bytes header) {
    const auto value = loadHost<std::uint32_t>(header.data());
    const Magic& magic = *findMagic(value);
    swapped_ = magic.value != value;
    fractionNs_ = magic.fractionNs;
    recordHeaderBytes_ = magic.recordHeaderBytes;
    const auto minor = loadOrdered<std::uint16_t>(header.data() + 6, swapped_);
    maySwapLengths_ = loadOrdered<std::uint16_t>(header.data() + 4, swapped_) == 2 && minor <= 3;
    const auto snapLength = loadOrdered<std::uint32_t>(header.data() + 16, swapped_);
    longestFrame_ = std::clamp(snapLength, kMinFrameLimit, kMaxFrameBytes);
    // The upper bits tell about checksums at the end of frames.
    linkType_ = loadOrdered<std::uint32_t>(header.data() + 20, swapped_) & 0xffff;
}

Parse PcapFormat::next(Cursor& cursor, Frame& frame) {
    if (cursor.available() < recordHeaderBytes_) {
        return needMore(cursor, recordHeaderBytes_);
    }
    const std::uint8_t* const header = cursor.at;
    std::uint32_t captured = loadOrdered<std::uint32_t>(header + 8, swapped_);
    std::uint32_t length = loadOrdered<std::uint32_t>(header + 12, swapped_);
    if (maySwapLengths_ && captured > length) {
        std::swap(captured, length);
    }
    if ((captured == 0 || captured > longestFrame_) && beginsFile(header)) [[unlikely]] {
        return Parse::another;
    }
    if (captured > longestFrame_) {
        return damaged(cursor, "a frame with an impossible length");
    }
    if (cursor.available() < recordHeaderBytes_ + captured) {
        return needMore(cursor, recordHeaderBytes_ + captured);
    }
    frame.time = static_cast<TimeNs>(loadOrdered<std::uint32_t>(header, swapped_)) * 1'000'000'000 +
                 static_cast<TimeNs>(loadOrdered<std::uint32_t>(header + 4, swapped_)) * fractionNs_;
    frame.data = header + recordHeaderBytes_;
    frame.offset = cursor.offset + recordHeaderBytes_;
    frame.capturedLength = captured;
    frame.length = std::max(captured, length);
    frame.linkType = linkType_;
    frame.interface = 0;
    frame.part = part_;
    frame.commented = false;
    cursor.advance(recordHeaderBytes_ + captured);
    return Parse::frame;
}

}  // namespace smppscope::capture
