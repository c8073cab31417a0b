#pragma once

#include <cstring>
#include <string_view>

#include "dissector/header.h"
#include "dissector/issue.h"
#include "dissector/receipt/id_text.h"

namespace smppscope::dissector {

/// How the characters of a receipt's text are written.
enum class ReceiptForm : std::uint8_t { octets, utf16, utf16LittleEndian };

/// The characters of a receipt's text: an octet each, or two where the whole text is written so.
class ReceiptCharacters {
  public:
    /// Stands for a character beyond Latin-1; no key and no value of a receipt has it.
    static constexpr char kOther = '\xFF';

    ReceiptCharacters(Bytes bytes, ReceiptForm form)
        : bytes_(bytes),
          size_(static_cast<std::uint32_t>(bytes.size() / (form == ReceiptForm::octets ? 1 : 2))),
          wide_(form != ReceiptForm::octets),
          low_(form == ReceiptForm::utf16LittleEndian ? 0 : 1) {}

    std::uint32_t size() const { return size_; }
    bool wide() const { return wide_; }

    char at(std::uint32_t i) const {
        if (!wide_)
            return static_cast<char>(bytes_[i]);
        return bytes_[2 * i + 1 - low_] == 0 ? static_cast<char>(bytes_[2 * i + low_]) : kOther;
    }

    /// The octets of the characters [first, last).
    ByteRange range(std::uint32_t first, std::uint32_t last) const {
        const std::uint32_t width = wide_ ? 2 : 1;
        return {first * width, (last - first) * width};
    }

    /// Index of the first `c` at or behind `from`, or size().
    std::uint32_t find(char c, std::uint32_t from) const {
        if (!wide_) {
            const void* found = from < size_ ? std::memchr(bytes_.data() + from, c, size_ - from) : nullptr;
            return found == nullptr
                       ? size_
                       : static_cast<std::uint32_t>(static_cast<const std::uint8_t*>(found) - bytes_.data());
        }
        while (from < size_ && at(from) != c)
            ++from;
        return from;
    }

    /// The characters of a range() of this, as many as fit.
    IdText shortText(ByteRange range) const {
        if (!wide_)
            return IdText({reinterpret_cast<const char*>(bytes_.data()) + range.offset, range.length});
        IdText text;
        for (std::uint32_t i = range.offset / 2; i < range.end() / 2 && !text.cut(); ++i)
            text.append(at(i));
        return text;
    }

  private:
    Bytes bytes_;
    std::uint32_t size_;
    bool wide_;
    std::uint32_t low_;  // which octet of two has the lower half
};

}  // namespace smppscope::dissector
