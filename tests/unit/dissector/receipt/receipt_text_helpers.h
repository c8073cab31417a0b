#pragma once

#include <string>

#include "dissector/receipt/receipt_text.h"

/// Questions that tests ask of a receipt's text.
namespace smppscope::dissector::tests {

inline Bytes bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline std::string part(std::string_view input, const ReceiptText& text,
                        const std::optional<ByteRange>& range) {
    if (!range)
        return "missing";
    if (!text.isWide())
        return std::string(input.substr(range->offset, range->length));
    return std::string(ReceiptCharacters(bytesOf(input), text.form).shortText(*range).view());
}

inline std::string value(std::string_view input, const ReceiptText& text, ReceiptKey key) {
    return part(input, text, text.value(key));
}

inline std::string dateText(const std::optional<ReceiptDate>& date) {
    return date ? isoText(*date) : "missing";
}

/// What is wrong with the ranges of a text of `size` octets; empty if nothing is.
inline std::string rangeFault(const ReceiptText& text, std::size_t size) {
    const auto outside = [size](const std::optional<ByteRange>& range) {
        return range && (range->offset > size || range->length > size - range->offset);
    };
    for (const ReceiptKeyRow& row : kReceiptKeyRows)
        if (outside(text.value(row.key)))
            return "outside the text: " + std::string(row.name);
    return outside(text.trailing) || outside(text.destination) || outside(text.originator)
               ? "outside the text: a part without key"
               : "";
}

}  // namespace smppscope::dissector::tests
