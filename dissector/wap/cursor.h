#pragma once

#include <cstdint>
#include <optional>

#include "dissector/header.h"
#include "dissector/issue.h"

namespace smppscope::dissector {

/// Reads the number formats of WSP (WAP-230-WSP 8.1.2, 8.4.2) from a range of bytes, front to back. What is
/// not there whole is not read, and then the position does not move.
class Cursor {
  public:
    Cursor(Bytes bytes, ByteRange range) : bytes_(bytes), pos_(range.offset), end_(range.end()) {}

    std::uint32_t offset() const { return pos_; }
    std::uint32_t left() const { return end_ - pos_; }
    bool atEnd() const { return pos_ == end_; }
    ByteRange rest() const { return {pos_, end_ - pos_}; }
    /// From an earlier offset to here.
    ByteRange since(std::uint32_t offset) const { return {offset, pos_ - offset}; }
    /// The next octet; 0 at the end.
    std::uint8_t peek() const { return atEnd() ? std::uint8_t{0} : bytes_[pos_]; }

    std::optional<std::uint8_t> octet() {
        if (atEnd())
            return {};
        return bytes_[pos_++];
    }
    /// 7 bits per octet, the top bit says that more follow; at most 5 octets and 32 bits.
    std::optional<std::uint32_t> uintvar() {
        constexpr std::uint32_t kLongest = 5;
        std::uint64_t value = 0;
        for (std::uint32_t i = 0; i < kLongest && i < left(); ++i) {
            value = value << 7 | (bytes_[pos_ + i] & 0x7Fu);
            if ((bytes_[pos_ + i] & 0x80) != 0)
                continue;
            if (value > UINT32_MAX)
                return {};
            pos_ += i + 1;
            return static_cast<std::uint32_t>(value);
        }
        return {};
    }
    /// So many octets.
    std::optional<ByteRange> octets(std::uint32_t count) {
        if (count > left())
            return {};
        pos_ += count;
        return ByteRange{pos_ - count, count};
    }
    /// The characters up to a NUL, which is skipped.
    std::optional<ByteRange> terminated() {
        for (std::uint32_t i = pos_; i != end_; ++i)
            if (bytes_[i] == 0) {
                const ByteRange characters{pos_, i - pos_};
                pos_ = i + 1;
                return characters;
            }
        return {};
    }
    Bytes bytes(ByteRange range) const { return bytes_.subspan(range.offset, range.length); }
    /// A part of what is left to read.
    Cursor within(ByteRange range) const { return {bytes_, range}; }

  private:
    Bytes bytes_;
    std::uint32_t pos_;
    std::uint32_t end_;
};

}  // namespace smppscope::dissector
