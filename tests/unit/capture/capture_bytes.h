#pragma once

#include <cstdint>

#include "tests/support/bytes.h"

namespace smppscope::capture::testing {

using support::ByteVector;
using support::ByteWriter;

/// Bytes of capture files with any value in any field; for files as they should be there is CaptureBuilder.
struct PcapHeader {
    std::uint32_t magic = 0xa1b2c3d4;
    std::uint16_t major = 2;
    std::uint16_t minor = 4;
    std::uint32_t snapLength = 262144;
    std::uint32_t linkType = 1;
};

inline ByteVector pcapHeader(const PcapHeader& header = {}, bool bigEndian = false) {
    ByteVector bytes;
    ByteWriter out(bytes, bigEndian);
    out.u32(header.magic);
    out.u16(header.major);
    out.u16(header.minor);
    out.zeros(8);
    out.u32(header.snapLength);
    out.u32(header.linkType);
    return bytes;
}

struct PcapRecord {
    std::uint32_t seconds = 0;
    std::uint32_t fraction = 0;
    std::uint32_t captured = 0;
    std::uint32_t length = 0;
};

inline ByteVector pcapRecord(const PcapRecord& record, const ByteVector& data, bool bigEndian = false) {
    ByteVector bytes;
    ByteWriter out(bytes, bigEndian);
    out.u32(record.seconds);
    out.u32(record.fraction);
    out.u32(record.captured);
    out.u32(record.length);
    out.bytes(data);
    return bytes;
}

/// Builds pcapng blocks in a byte order.
class Blocks {
  public:
    explicit Blocks(bool bigEndian = false) : bigEndian_(bigEndian) {}

    /// A block around `body`, which is padded; both lengths are right.
    ByteVector block(std::uint32_t type, ByteVector body) const {
        body.resize((body.size() + 3) / 4 * 4);
        const auto length = static_cast<std::uint32_t>(body.size() + 12);
        ByteVector bytes;
        ByteWriter out(bytes, bigEndian_);
        out.u32(type);
        out.u32(length);
        out.bytes(body);
        out.u32(length);
        return bytes;
    }

    ByteVector section() const {
        ByteVector body;
        ByteWriter out(body, bigEndian_);
        out.u32(0x1a2b3c4d);
        out.u16(1);
        out.u16(0);
        out.u32(0xffffffff);
        out.u32(0xffffffff);
        return block(0x0a0d0d0a, body);
    }

    ByteVector interface(std::uint16_t linkType, std::uint32_t snapLength = 0,
                         const ByteVector& options = {}) const {
        ByteVector body;
        ByteWriter out(body, bigEndian_);
        out.u16(linkType);
        out.u16(0);
        out.u32(snapLength);
        out.bytes(options);
        return block(1, body);
    }

    ByteVector option(std::uint16_t code, const ByteVector& value) const {
        ByteVector bytes;
        ByteWriter out(bytes, bigEndian_);
        out.u16(code);
        out.u16(static_cast<std::uint16_t>(value.size()));
        out.bytes(value);
        bytes.resize((bytes.size() + 3) / 4 * 4);
        return bytes;
    }

    ByteVector timeResolution(std::uint8_t value) const { return option(9, {value}); }

    ByteVector timeOffset(std::int64_t seconds) const {
        ByteVector value;
        ByteWriter out(value, bigEndian_);
        const auto bits = static_cast<std::uint64_t>(seconds);
        const auto high = static_cast<std::uint32_t>(bits >> 32);
        const auto low = static_cast<std::uint32_t>(bits);
        out.u32(bigEndian_ ? high : low);
        out.u32(bigEndian_ ? low : high);
        return option(14, value);
    }

    ByteVector packet(std::uint32_t interface, std::uint64_t ticks, const ByteVector& data,
                      std::uint32_t length = 0) const {
        ByteVector body;
        ByteWriter out(body, bigEndian_);
        out.u32(interface);
        out.u32(static_cast<std::uint32_t>(ticks >> 32));
        out.u32(static_cast<std::uint32_t>(ticks));
        out.u32(static_cast<std::uint32_t>(data.size()));
        out.u32(length != 0 ? length : static_cast<std::uint32_t>(data.size()));
        out.bytes(data);
        return block(6, body);
    }

  private:
    bool bigEndian_;
};

}  // namespace smppscope::capture::testing
