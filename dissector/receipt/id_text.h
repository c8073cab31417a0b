#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace smppscope::dissector {

/// Longest message id that SMPP knows, without its NUL (SMPP v3.4 5.2.23).
inline constexpr std::size_t kMaxIdLength = 64;

/// A short text by value: a message id, a date, a word of a receipt. Never allocates.
class IdText {
  public:
    /// Enough for the decimal digits of 64 hexadecimal ones.
    static constexpr std::size_t kCapacity = 78;

    IdText() = default;
    /// Takes as much of the text as fits.
    explicit IdText(std::string_view text)
        : size_(static_cast<std::uint8_t>(std::min(text.size(), kCapacity))), cut_(text.size() > kCapacity) {
        std::copy_n(text.begin(), size_, characters_.begin());
    }

    /// Without effect on a full one but that it is `cut`.
    void append(char c) {
        if (size_ == kCapacity)
            cut_ = true;
        else
            characters_[size_++] = c;
    }
    void reverse() { std::reverse(characters_.begin(), characters_.begin() + size_); }

    std::string_view view() const { return {characters_.data(), size_}; }
    bool empty() const { return size_ == 0; }
    /// There was more than fits.
    bool cut() const { return cut_; }
    /// Whether this can be a message id.
    bool fitsId() const { return size_ != 0 && size_ <= kMaxIdLength; }

    bool operator==(const IdText& other) const { return view() == other.view(); }

  private:
    std::array<char, kCapacity> characters_;  // only the first size_ are set
    std::uint8_t size_ = 0;
    bool cut_ = false;
};

}  // namespace smppscope::dissector
