#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>

namespace smppscope::capture {

using Bytes = std::span<const std::uint8_t>;

/// Nanoseconds since 1970-01-01 UTC.
using TimeNs = std::int64_t;

/// Number of a frame in the capture, from 1, as Wireshark's frame.number.
using FrameNumber = std::uint64_t;

/// Where bytes lie: which file of the capture (by its place on the command line) and the offset in it.
/// Packed into 64 bits because every PDU keeps one: 15 bits of file, 48 bits of offset, top bit zero.
class FilePosition {
  public:
    static constexpr int kOffsetBits = 48;

    constexpr FilePosition() = default;
    constexpr FilePosition(std::uint32_t file, std::uint64_t offset)
        : packed_((static_cast<std::uint64_t>(file) << kOffsetBits) | offset) {}
    static constexpr FilePosition fromPacked(std::uint64_t packed) {
        FilePosition position;
        position.packed_ = packed;
        return position;
    }

    constexpr std::uint32_t file() const { return static_cast<std::uint32_t>(packed_ >> kOffsetBits); }
    constexpr std::uint64_t offset() const { return packed_ & ((std::uint64_t{1} << kOffsetBits) - 1); }
    constexpr std::uint64_t packed() const { return packed_; }
    constexpr FilePosition operator+(std::uint64_t bytes) const { return fromPacked(packed_ + bytes); }
    constexpr auto operator<=>(const FilePosition&) const = default;

  private:
    std::uint64_t packed_ = 0;
};

/// An IPv4 or IPv6 address; IPv4 is kept as ::ffff:a.b.c.d with `isV4` telling it from a mapped one.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};
    bool isV4 = false;

    auto operator<=>(const IpAddress&) const = default;
};

/// RFC 5952 for IPv6, dotted quad for IPv4.
std::string toString(const IpAddress& address);

/// One end of a connection.
struct Endpoint {
    IpAddress address;
    std::uint16_t port = 0;

    auto operator<=>(const Endpoint&) const = default;
};

/// "192.0.2.1:2775", "[2001:db8::1]:2775".
std::string toString(const Endpoint& endpoint);

}  // namespace smppscope::capture
