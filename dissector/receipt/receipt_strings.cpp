#include "dissector/receipt/receipt_strings.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool isHighSurrogate(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

bool isLowSurrogate(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

void appendUtf8(std::string& text, char32_t c) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

std::string utf16ToUtf8(Bytes octets) {
    std::string text;
    text.reserve(octets.size());
    for (std::size_t i = 0; i + 1 < octets.size(); i += 2) {
        char32_t c = loadU16(&octets[i]);
        if (isHighSurrogate(c) && i + 3 < octets.size() && isLowSurrogate(loadU16(&octets[i + 2]))) {
            c = 0x10000 + ((c - 0xD800) << 10) + (loadU16(&octets[i + 2]) - 0xDC00u);
            i += 2;
        } else if (isHighSurrogate(c) || isLowSurrogate(c)) {
            c = kReplacement;
        }
        appendUtf8(text, c);
    }
    return text;
}

std::string octetsToUtf8(Bytes octets, ReceiptForm form) {
    if (form != ReceiptForm::utf16LittleEndian)
        return form == ReceiptForm::utf16 ? utf16ToUtf8(octets) : toUtf8(octets);
    std::vector<std::uint8_t> swapped(octets.begin(), octets.end());
    for (std::size_t i = 0; i + 1 < swapped.size(); i += 2)
        std::swap(swapped[i], swapped[i + 1]);
    return utf16ToUtf8(swapped);
}

std::string messageToUtf8(Bytes octets, ReceiptForm form) {
    const bool looksWide =
        octets.size() % 2 == 0 && std::find(octets.begin(), octets.end(), std::uint8_t{0}) != octets.end();
    return octetsToUtf8(octets, form == ReceiptForm::octets && looksWide ? ReceiptForm::utf16 : form);
}

std::string printableWord(const IdText& word) {
    const std::string_view text = word.view();
    return printable(toUtf8({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

}  // namespace smppscope::dissector
