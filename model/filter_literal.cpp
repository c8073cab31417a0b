#include "model/filter_literal.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <limits>

#include "model/filter_address.h"
#include "model/filter_number.h"
#include "model/filter_suggestion.h"
#include "model/filter_time.h"

namespace smppscope::model {

namespace {

using dissector::Enumeration;
using dissector::EnumValue;
using dissector::Value;
using dissector::ValueKind;
using syntax::Operand;
using syntax::OperandKind;

using Reading = tl::expected<ValueRange, std::string>;
using Read = Reading (*)(const Operand&, const OperandType&);

Reading single(Value value) {
    return ValueRange{value, value};
}

/// "Submit_sm - resp", as Wireshark writes it, is submit_sm_resp.
const EnumValue* findName(const Enumeration& enumeration, std::string_view name) {
    if (const EnumValue* known = enumeration.find(name)) {
        return known;
    }
    const auto dash = name.find(" - ");
    if (dash == std::string_view::npos) {
        return nullptr;
    }
    return enumeration.find(fmt::format("{}_{}", name.substr(0, dash), name.substr(dash + 3)));
}

std::string unknownName(const Operand& literal, const OperandType& type) {
    std::vector<std::string_view> names;
    for (const EnumValue& value : type.field->enumeration->values) {
        names.push_back(value.name);
    }
    return fmt::format("\"{}\" is not a value of {}.{}", literal.text, type.field->name,
                       didYouMean(nearest(literal.text, names)));
}

const Enumeration* enumeration(const OperandType& type) {
    return type.field != nullptr ? type.field->enumeration : nullptr;
}

Reading readInteger(const Operand& literal, const OperandType& type) {
    if (literal.kind == OperandKind::character) {
        return single(std::uint64_t{static_cast<unsigned char>(literal.text.front())});
    }
    if (literal.kind == OperandKind::word) {
        if (const auto number = parseWholeNumber(literal.text)) {
            constexpr std::uint64_t lowest = std::numeric_limits<std::int64_t>::max();
            return number->negative ? single(-static_cast<std::int64_t>(std::min(number->magnitude, lowest)))
                                    : single(number->magnitude);
        }
    }
    if (enumeration(type) != nullptr) {
        const EnumValue* known = findName(*enumeration(type), literal.text);
        return known != nullptr ? single(std::uint64_t{known->value})
                                : tl::unexpected(unknownName(literal, type));
    }
    return tl::unexpected(literal.kind == OperandKind::string
                              ? std::string("A number stands without quotes.")
                              : fmt::format("\"{}\" is not a whole number.", literal.text));
}

Reading readBoolean(const Operand& literal, const OperandType&) {
    for (const std::string_view word : {"true", "True", "TRUE"}) {
        if (literal.text == word) {
            return single(std::uint64_t{1});
        }
    }
    for (const std::string_view word : {"false", "False", "FALSE"}) {
        if (literal.text == word) {
            return single(std::uint64_t{0});
        }
    }
    const auto number = parseWholeNumber(literal.text);
    if (!number || literal.kind != OperandKind::word) {
        return tl::unexpected(fmt::format("\"{}\" is neither true nor false.", literal.text));
    }
    return single(std::uint64_t{number->magnitude != 0});
}

Reading readString(const Operand& literal, const OperandType& type) {
    if (type.field != nullptr && sourceOf(*type.field).closed) {
        const EnumValue* known = findName(*enumeration(type), literal.text);
        return known != nullptr ? single(std::string(known->name))
                                : tl::unexpected(unknownName(literal, type));
    }
    return single(literal.text);
}

Reading readBytes(const Operand& literal, const OperandType&) {
    if (literal.kind != OperandKind::word) {
        return single(std::vector<std::uint8_t>(literal.text.begin(), literal.text.end()));
    }
    auto bytes = parseBytes(literal.text);
    return bytes ? single(std::move(*bytes)) : tl::unexpected(std::move(bytes.error()));
}

Reading readTime(const Operand& literal, const OperandType&) {
    if (const auto time = parseTime(literal.text)) {
        return single(*time);
    }
    return tl::unexpected(
        fmt::format("\"{}\" is not a time; write it like \"2024-05-01 12:00:00\", in UTC.", literal.text));
}

Reading readDuration(const Operand& literal, const OperandType&) {
    if (const auto duration = parseDuration(literal.text)) {
        return single(*duration);
    }
    return tl::unexpected(
        fmt::format("\"{}\" is not a duration; write seconds like 0.25, or 250ms.", literal.text));
}

Reading readAddress(const Operand& literal, const OperandType& type) {
    const bool wantsV6 = type.field != nullptr && type.field->name.substr(0, 5) == "ipv6.";
    auto range = parseAddress(literal.text);
    if (!range || (range->first.size() == 16) != wantsV6) {
        return tl::unexpected(
            fmt::format("\"{}\" is not an {} address or network.", literal.text, wantsV6 ? "IPv6" : "IPv4"));
    }
    return ValueRange{std::move(range->first), std::move(range->last)};
}

Reading readNone(const Operand&, const OperandType& type) {
    const std::string_view name = type.field != nullptr ? type.field->name : "it";
    return tl::unexpected(
        fmt::format("{} has no value to compare: write \"{}\" or \"not {}\".", name, name, name));
}

struct KindRow {
    ValueKind kind;
    std::string_view name;
    Read read;
};

constexpr std::array<KindRow, 8> kKinds{{{ValueKind::none, "nothing but presence", &readNone},
                                         {ValueKind::integer, "a number", &readInteger},
                                         {ValueKind::string, "a string", &readString},
                                         {ValueKind::bytes, "bytes", &readBytes},
                                         {ValueKind::time, "a time", &readTime},
                                         {ValueKind::duration, "a duration", &readDuration},
                                         {ValueKind::boolean, "true or false", &readBoolean},
                                         {ValueKind::address, "an address", &readAddress}}};

const KindRow& kindRow(ValueKind kind) {
    const KindRow& row = kKinds[static_cast<std::size_t>(kind)];
    assert(row.kind == kind);
    return row;
}

}  // namespace

tl::expected<ValueRange, FilterError> readLiteral(const Operand& literal, const OperandType& type) {
    Reading reading = kindRow(type.kind).read(literal, type);
    if (!reading) {
        return filterError(literal.span, std::move(reading.error()));
    }
    return std::move(*reading);
}

tl::expected<std::vector<std::uint8_t>, std::string> parseBytes(std::string_view text) {
    const std::string problem =
        fmt::format("\"{}\" is not a string of bytes; write them like 01:02:ff, or text in quotes.", text);
    const bool prefixed = text.substr(0, 2) == "0x" || text.substr(0, 2) == "0X";
    std::string_view rest = text.substr(prefixed ? 2 : text.substr(0, 1) == ":" ? 1 : 0);
    if (prefixed && rest.size() != 2) {
        return tl::unexpected(
            fmt::format("Bytes stand in the order of the wire, like 01:02; only one may be "
                        "written as 0x01."));
    }
    const auto first = rest.find_first_of(":.-");
    const bool separated = first != std::string_view::npos;
    const char separator = separated ? rest[first] : '\0';
    if (rest.empty() || (!separated && rest.size() > 1 && rest.size() % 2 != 0)) {
        return tl::unexpected(problem);
    }
    std::vector<std::uint8_t> bytes;
    while (true) {
        const std::size_t width =
            separated ? std::min(rest.find(separator), rest.size()) : std::min<std::size_t>(2, rest.size());
        std::uint8_t byte = 0;
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + width, byte, 16);
        if (width == 0 || width > 2 || error != std::errc() || stop != rest.data() + width) {
            return tl::unexpected(problem);
        }
        bytes.push_back(byte);
        if (width == rest.size()) {
            return bytes;
        }
        rest.remove_prefix(separated ? width + 1 : width);
        if (rest.empty()) {
            return tl::unexpected(problem);
        }
    }
}

std::string_view kindName(ValueKind kind) {
    return kindRow(kind).name;
}

}  // namespace smppscope::model
