#include "capture/pcapng_writer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace smppscope::capture {
namespace {

// Block types, draft-ietf-opsawg-pcapng 4.
constexpr std::uint32_t kSectionHeader = 0x0A0D0D0A;
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kInterfaceStatistics = 5;
constexpr std::uint32_t kEnhancedPacket = 6;

constexpr std::uint32_t kByteOrderMagic = 0x1A2B3C4D;
constexpr std::uint64_t kUnknownSectionLength = ~std::uint64_t{0};

// Option codes, per block.
constexpr std::uint16_t kEndOfOptions = 0;
constexpr std::uint16_t kSectionApplication = 4;
constexpr std::uint16_t kInterfaceName = 2;
constexpr std::uint16_t kInterfaceTimeResolution = 9;
constexpr std::uint16_t kInterfaceFilter = 11;
constexpr std::uint16_t kStatisticsReceived = 4;
constexpr std::uint16_t kStatisticsInterfaceDrops = 5;
constexpr std::uint16_t kStatisticsOsDrops = 7;
constexpr std::uint16_t kStatisticsDelivered = 8;

constexpr std::uint8_t kNanoseconds = 9;  // 10^-9
constexpr std::uint8_t kBpfText = 0;      // first byte of the filter option: the expression follows
constexpr std::size_t kMaxOptionBytes = 0xFFFF;

Bytes bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

void PcapngWriter::section(const PcapngSectionInfo& info) {
    const std::size_t block = begin(kSectionHeader);
    number(kByteOrderMagic);
    number<std::uint16_t>(1);  // version 1.0
    number<std::uint16_t>(0);
    number(kUnknownSectionLength);
    textOption(kSectionApplication, info.application);
    endOfOptions();
    end(block);
}

void PcapngWriter::interface(const PcapngInterfaceInfo& info) {
    const std::size_t block = begin(kInterfaceDescription);
    number(info.linkType);
    number<std::uint16_t>(0);
    number(info.snapLength);
    textOption(kInterfaceName, info.name);
    if (!info.filter.empty()) {
        textOption(kInterfaceFilter, std::string(1, kBpfText) + info.filter);
    }
    option(kInterfaceTimeResolution, {&kNanoseconds, 1});
    endOfOptions();
    end(block);
}

void PcapngWriter::packet(std::uint32_t interface, TimeNs when, std::uint32_t originalLength, Bytes bytes) {
    const std::size_t block = begin(kEnhancedPacket);
    number(interface);
    time(when);
    number(static_cast<std::uint32_t>(bytes.size()));
    number(originalLength);
    padded(bytes);
    end(block);
}

void PcapngWriter::statistics(std::uint32_t interface, const PcapngStatistics& statistics) {
    const std::size_t block = begin(kInterfaceStatistics);
    number(interface);
    time(statistics.time);
    countOption(kStatisticsReceived, statistics.written + statistics.droppedByKernel);
    countOption(kStatisticsInterfaceDrops, statistics.droppedByInterface);
    countOption(kStatisticsOsDrops, statistics.droppedByKernel);
    countOption(kStatisticsDelivered, statistics.written);
    endOfOptions();
    end(block);
}

/// Starts a block; its length is filled in at its end.
std::size_t PcapngWriter::begin(std::uint32_t blockType) {
    const std::size_t block = out_.size();
    number(blockType);
    number<std::uint32_t>(0);
    return block;
}

void PcapngWriter::end(std::size_t block) {
    const auto length = static_cast<std::uint32_t>(out_.size() - block + sizeof(std::uint32_t));
    number(length);
    std::memcpy(out_.data() + block + sizeof(std::uint32_t), &length, sizeof length);
}

void PcapngWriter::padded(Bytes bytes) {
    out_.insert(out_.end(), bytes.begin(), bytes.end());
    out_.resize(out_.size() + (4 - bytes.size() % 4) % 4);
}

void PcapngWriter::option(std::uint16_t code, Bytes value) {
    value = value.first(std::min(value.size(), kMaxOptionBytes));
    number(code);
    number(static_cast<std::uint16_t>(value.size()));
    padded(value);
}

void PcapngWriter::textOption(std::uint16_t code, const std::string& text) {
    if (!text.empty()) {
        option(code, bytesOf(text));
    }
}

void PcapngWriter::countOption(std::uint16_t code, std::uint64_t count) {
    std::array<std::uint8_t, sizeof count> bytes{};
    std::memcpy(bytes.data(), &count, sizeof count);
    option(code, bytes);
}

void PcapngWriter::endOfOptions() {
    number(kEndOfOptions);
    number<std::uint16_t>(0);
}

/// Times are two words, the high one first, in whatever byte order.
void PcapngWriter::time(TimeNs time) {
    const auto ticks = static_cast<std::uint64_t>(time);
    number(static_cast<std::uint32_t>(ticks >> 32));
    number(static_cast<std::uint32_t>(ticks));
}

template <class Number>
void PcapngWriter::number(Number value) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof value);
    std::memcpy(out_.data() + at, &value, sizeof value);
}

}  // namespace smppscope::capture
