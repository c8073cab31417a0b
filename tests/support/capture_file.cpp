#include "tests/support/capture_file.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace smppscope::support {
namespace {

constexpr std::uint32_t kMagicMicroseconds = 0xA1B2C3D4;
constexpr std::uint32_t kMagicNanoseconds = 0xA1B23C4D;
constexpr capture::TimeNs kNsPerSecond = 1'000'000'000;

constexpr std::uint32_t kSectionHeaderBlock = 0x0A0D0D0A;
constexpr std::uint32_t kInterfaceBlock = 1;
constexpr std::uint32_t kEnhancedPacketBlock = 6;
constexpr std::uint32_t kByteOrderMagic = 0x1A2B3C4D;
constexpr std::uint16_t kOptionTimeResolution = 9;
constexpr std::uint8_t kNanoseconds = 9;  // 10^-9 s

void appendPcapngHeader(ByteVector& out, const CaptureFormat& format) {
    ByteWriter writer(out, format.bigEndian);
    constexpr std::uint32_t kSectionLength = 28;
    writer.u32(kSectionHeaderBlock);
    writer.u32(kSectionLength);
    writer.u32(kByteOrderMagic);
    writer.u16(1);
    writer.u16(0);
    writer.u32(0xFFFFFFFF);  // section length not known
    writer.u32(0xFFFFFFFF);
    writer.u32(kSectionLength);

    constexpr std::uint32_t kInterfaceLength = 32;
    writer.u32(kInterfaceBlock);
    writer.u32(kInterfaceLength);
    writer.u16(static_cast<std::uint16_t>(linkType(format.linkLayer)));
    writer.u16(0);
    writer.u32(format.snapLength);
    writer.u16(kOptionTimeResolution);
    writer.u16(1);
    writer.u8(kNanoseconds);
    writer.zeros(3);
    writer.u32(0);  // end of options
    writer.u32(kInterfaceLength);
}

}  // namespace

void appendFileHeader(ByteVector& out, const CaptureFormat& format) {
    if (format.kind == CaptureFormat::Kind::pcapng) {
        appendPcapngHeader(out, format);
        return;
    }
    ByteWriter writer(out, format.bigEndian);
    writer.u32(format.kind == CaptureFormat::Kind::pcapNanoseconds ? kMagicNanoseconds : kMagicMicroseconds);
    writer.u16(2);
    writer.u16(4);
    writer.u32(0);
    writer.u32(0);
    writer.u32(format.snapLength);
    writer.u32(linkType(format.linkLayer));
}

void appendRecord(ByteVector& out, const CaptureFormat& format, capture::TimeNs time, capture::Bytes frame,
                  std::uint32_t originalLength) {
    const auto captured = static_cast<std::uint32_t>(std::min<std::size_t>(frame.size(), format.snapLength));
    ByteWriter writer(out, format.bigEndian);
    if (format.kind == CaptureFormat::Kind::pcapng) {
        constexpr std::uint32_t kFixedLength = 32;
        const std::uint32_t padding = (4 - captured % 4) % 4;
        writer.u32(kEnhancedPacketBlock);
        writer.u32(kFixedLength + captured + padding);
        writer.u32(0);  // interface
        writer.u32(static_cast<std::uint32_t>(time >> 32));
        writer.u32(static_cast<std::uint32_t>(time));
        writer.u32(captured);
        writer.u32(originalLength);
        writer.bytes(frame.first(captured));
        writer.zeros(padding);
        writer.u32(kFixedLength + captured + padding);
        return;
    }
    const capture::TimeNs unit = format.kind == CaptureFormat::Kind::pcapNanoseconds ? 1 : 1000;
    writer.u32(static_cast<std::uint32_t>(time / kNsPerSecond));
    writer.u32(static_cast<std::uint32_t>(time % kNsPerSecond / unit));
    writer.u32(captured);
    writer.u32(originalLength);
    writer.bytes(frame.first(captured));
}

void writeFile(const std::string& path, capture::Bytes bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw std::runtime_error("can't write " + path);
    }
}

ByteVector readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) {
        throw std::runtime_error("can't read " + path);
    }
    ByteVector bytes(static_cast<std::size_t>(file.tellg()));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file) {
        throw std::runtime_error("can't read " + path);
    }
    return bytes;
}

}  // namespace smppscope::support
