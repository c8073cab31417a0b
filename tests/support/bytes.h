#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace smppscope::support {

/// Bytes that a test owns: a PDU, a payload, a frame, a whole file.
using ByteVector = std::vector<std::uint8_t>;

inline ByteVector bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

/// `parts` one after the other, as one write of an application would send them.
inline ByteVector concatenate(std::initializer_list<std::span<const std::uint8_t>> parts) {
    ByteVector all;
    for (const auto part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

/// Appends integers in either byte order.
class ByteWriter {
  public:
    explicit ByteWriter(ByteVector& out, bool bigEndian = true) : out_(out), bigEndian_(bigEndian) {}

    void u8(std::uint8_t value) { out_.push_back(value); }
    void u16(std::uint16_t value) { integer(value, 2); }
    void u32(std::uint32_t value) { integer(value, 4); }
    void bytes(std::span<const std::uint8_t> bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
    void zeros(std::size_t count) { out_.resize(out_.size() + count); }

  private:
    void integer(std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i) {
            const int shift = 8 * (bigEndian_ ? size - 1 - i : i);
            out_.push_back(static_cast<std::uint8_t>(value >> shift));
        }
    }

    ByteVector& out_;
    bool bigEndian_;
};

}  // namespace smppscope::support
