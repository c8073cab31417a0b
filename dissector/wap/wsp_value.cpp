#include "dissector/wap/wsp_value.h"

#include <chrono>

#include <fmt/format.h>

#include "dissector/tree_builder.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kLengthQuote = 31;
constexpr std::uint8_t kTextQuote = 0x7F;
constexpr std::uint8_t kStringQuote = '"';
constexpr std::uint32_t kUcs2 = 1000;

/// Octets of the UTF-8 sequence that begins here; 0 if none does.
std::size_t sequenceLength(Bytes bytes) {
    const std::uint8_t first = bytes[0];
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > bytes.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    const bool overlong = (first == 0xE0 && bytes[1] < 0xA0) || (first == 0xF0 && bytes[1] < 0x90);
    const bool outside = (first == 0xED && bytes[1] > 0x9F) || (first == 0xF4 && bytes[1] > 0x8F);
    return overlong || outside ? 0 : length;
}

bool isUtf8(Bytes bytes) {
    while (!bytes.empty()) {
        const std::size_t length = sequenceLength(bytes);
        if (length == 0)
            return false;
        bytes = bytes.subspan(length);
    }
    return true;
}

}  // namespace

std::optional<WspValue> readWspValue(Cursor& cursor) {
    Cursor at = cursor;
    const std::uint32_t start = at.offset();
    const auto first = at.octet();
    if (!first)
        return {};
    WspValue value;
    if (*first >= 0x80) {
        value.form = WspValue::Form::shortInteger;
        value.number = *first & 0x7F;
    } else if (*first <= kLengthQuote) {
        value.form = WspValue::Form::block;
        const auto length = *first == kLengthQuote ? at.uintvar() : std::optional<std::uint32_t>(*first);
        const auto content = length ? at.octets(*length) : std::nullopt;
        if (!content)
            return {};
        value.content = *content;
    } else {
        const bool quoted = *first == kTextQuote || *first == kStringQuote;
        at = quoted ? at : cursor;
        const auto characters = at.terminated();
        if (!characters)
            return {};
        value.content = *characters;
    }
    value.range = at.since(start);
    cursor = at;
    return value;
}

std::optional<std::uint64_t> integerOf(const WspValue& value, const Cursor& cursor) {
    if (value.form == WspValue::Form::shortInteger)
        return value.number;
    if (value.form == WspValue::Form::block && value.content.length >= 1 && value.content.length <= 8)
        return loadNumber(cursor.bytes(value.content));
    return {};
}

std::string wapText(Bytes characters, std::uint32_t charset) {
    if (charset == kUcs2) {
        std::string text;
        for (std::size_t i = 0; i + 1 < characters.size(); i += 2)
            appendUtf8(text, static_cast<std::uint32_t>(characters[i] << 8 | characters[i + 1]));
        return text;
    }
    constexpr std::uint32_t kLatin1 = 4;
    if (charset != kLatin1 && isUtf8(characters))
        return {characters.begin(), characters.end()};
    return toUtf8(characters);
}

std::optional<std::string> encodedString(const WspValue& value, const Cursor& cursor) {
    if (value.form == WspValue::Form::text)
        return wapText(cursor.bytes(value.content), 0);
    if (value.form != WspValue::Form::block)
        return {};
    Cursor inside = cursor.within(value.content);
    const auto charset = readWspValue(inside);
    const auto number = charset ? integerOf(*charset, inside) : std::nullopt;
    if (!number)
        return {};
    ByteRange characters = inside.rest();
    if (inside.peek() == kTextQuote || inside.peek() == kStringQuote)
        characters = {characters.offset + 1, characters.length - 1};
    const std::uint32_t mib = static_cast<std::uint32_t>(*number);
    if (mib != kUcs2 && characters.length != 0 && cursor.bytes(characters).back() == 0)
        --characters.length;
    return wapText(cursor.bytes(characters), mib);
}

void appendUtf8(std::string& text, std::uint32_t codePoint) {
    constexpr std::uint32_t kReplacement = 0xFFFD;
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint < 0xE000))
        codePoint = kReplacement;
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        text += static_cast<char>(0xC0 | codePoint >> 6);
    } else {
        if (codePoint < 0x10000) {
            text += static_cast<char>(0xE0 | codePoint >> 12);
        } else {
            text += static_cast<char>(0xF0 | codePoint >> 18);
            text += static_cast<char>(0x80 | (codePoint >> 12 & 0x3F));
        }
        text += static_cast<char>(0x80 | (codePoint >> 6 & 0x3F));
    }
    text += static_cast<char>(0x80 | (codePoint & 0x3F));
}

std::string wapTime(std::uint64_t secondsSince1970) {
    constexpr std::uint64_t kLast = 253'402'300'799;  // the last second of the year 9999
    if (secondsSince1970 > kLast)
        return fmt::format("{} s after 1970", secondsSince1970);
    const std::chrono::sys_seconds time{std::chrono::seconds(secondsSince1970)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace smppscope::dissector
