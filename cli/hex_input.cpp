#include "cli/hex_input.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace smppscope::cli {

namespace {

using ByteVector = std::vector<std::uint8_t>;

constexpr std::string_view kSeparators = " \t\r\n,:;-'\"{}[]()";
constexpr std::size_t kUsualDumpWidth = 16;

std::optional<std::uint8_t> digitOf(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<std::uint8_t>(c - '0');
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? std::optional(static_cast<std::uint8_t>(lower - 'a' + 10))
                                        : std::nullopt;
}

std::size_t digitsAt(std::string_view text, std::size_t from) {
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                      [](char c) { return digitOf(c).has_value(); });
    return static_cast<std::size_t>(end - text.begin()) - from;
}

// `digits` is an even number of hexadecimal digits.
void appendBytes(ByteVector& out, std::string_view digits) {
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        out.push_back(static_cast<std::uint8_t>(*digitOf(digits[i]) << 4 | *digitOf(digits[i + 1])));
    }
}

tl::expected<ByteVector, HexError> parsePlain(std::string_view text) {
    ByteVector out;
    for (std::size_t at = 0; at < text.size();) {
        if (kSeparators.find(text[at]) != std::string_view::npos) {
            ++at;
            continue;
        }
        const std::string_view lead = text.substr(at, 2);
        const bool prefixed = lead == "0x" || lead == "0X" || lead == "\\x";
        at += prefixed ? 2 : 0;
        const std::size_t count = digitsAt(text, at);
        if (count == 0) {
            return tl::unexpected(HexError{at, fmt::format("byte {} is no hexadecimal digit", at + 1)});
        }
        const std::string_view digits = text.substr(at, count);
        if (prefixed && count == 1) {
            out.push_back(*digitOf(digits[0]));  // 0x0 in an array of C
        } else if (count % 2 != 0) {
            return tl::unexpected(
                HexError{at, fmt::format("an odd number of digits ({}) at byte {}", count, at + 1)});
        } else {
            appendBytes(out, digits);
        }
        at += count;
    }
    return out;
}

// One line of a dump: its offset, and what follows it.
struct DumpLine {
    std::size_t offset = 0;
    std::string_view rest;
    bool marked = false;  // a colon or a wide gap follows the offset, so it can't be data
};

std::optional<DumpLine> dumpLine(std::string_view line) {
    constexpr std::size_t kLeastDigits = 3;
    constexpr std::size_t kMostDigits = 8;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::size_t count = digitsAt(line, 0);
    if (count < kLeastDigits || count > kMostDigits) {
        return std::nullopt;
    }
    DumpLine out;
    for (const char c : line.substr(0, count)) {
        out.offset = out.offset << 4 | *digitOf(c);
    }
    out.rest = line.substr(count);
    out.marked = out.rest.starts_with(": ") || out.rest.starts_with("  ") || out.rest.starts_with("\t");
    return out.marked || out.rest.empty() || out.rest.front() == ' ' ? std::optional(out) : std::nullopt;
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.find_first_not_of(" \t") != std::string_view::npos) {
            lines.push_back(line);
        }
    }
    return lines;
}

// At most `most` bytes from the hexadecimal column of a dump's line: it ends before a wide gap, a bar or the
// first thing that is no byte.
void appendColumn(ByteVector& out, std::string_view rest, std::size_t most) {
    const std::size_t first = rest.find_first_not_of(": \t");
    if (first == std::string_view::npos) {
        return;
    }
    rest.remove_prefix(first);
    rest = rest.substr(0, rest.find('|'));
    rest = rest.substr(0, rest.find("   "));
    const std::size_t limit = out.size() + most;
    for (std::size_t at = 0; at < rest.size() && out.size() < limit;) {
        const std::size_t count = digitsAt(rest, at);
        const bool wholeToken = at + count == rest.size() || rest[at + count] == ' ';
        if (count == 0 || count % 2 != 0 || !wholeToken || count / 2 > limit - out.size()) {
            return;
        }
        appendBytes(out, rest.substr(at, count));
        at = std::min(rest.find_first_not_of(' ', at + count), rest.size());
    }
}

// The bytes of a dump, or nothing if the text is none: offsets begin at 0 and agree with the bytes between
// them.
std::optional<ByteVector> parseDump(std::string_view text) {
    std::vector<DumpLine> dump;
    for (const std::string_view line : linesOf(text)) {
        const std::optional<DumpLine> parsed = dumpLine(line);
        if (!parsed || (!dump.empty() && parsed->offset <= dump.back().offset)) {
            return std::nullopt;
        }
        dump.push_back(*parsed);
    }
    if (dump.empty() || dump[0].offset != 0 || (dump.size() == 1 && !dump[0].marked)) {
        return std::nullopt;
    }
    ByteVector out;
    for (std::size_t i = 0; i < dump.size(); ++i) {
        const bool last = i + 1 == dump.size();
        const std::size_t width = last ? std::max(kUsualDumpWidth, i > 0 ? dump[1].offset : 0)
                                       : dump[i + 1].offset - dump[i].offset;
        appendColumn(out, dump[i].rest, width);
        if (!last && out.size() != dump[i + 1].offset) {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace

tl::expected<std::vector<std::uint8_t>, HexError> parseHex(std::string_view text) {
    if (const std::optional<ByteVector> dump = parseDump(text)) {
        return *dump;
    }
    return parsePlain(text);
}

}  // namespace smppscope::cli
