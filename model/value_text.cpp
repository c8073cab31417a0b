#include "model/value_text.h"

#include <fmt/format.h>
#include <array>
#include <chrono>

#include "capture/types.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

using dissector::Display;
using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;
using ByteVector = std::vector<std::uint8_t>;

constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string integerText(Display display, std::uint64_t value) {
    switch (display) {
        case Display::hex2:
            return fmt::format("0x{:02x}", value);
        case Display::hex4:
            return fmt::format("0x{:04x}", value);
        case Display::hex8:
            return fmt::format("0x{:08x}", value);
        default:
            return fmt::format("{}", value);
    }
}

std::string secondsText(std::int64_t ns) {
    const auto magnitude = ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    return fmt::format("{}{}.{:09}", ns < 0 ? "-" : "", magnitude / kNsPerSecond, magnitude % kNsPerSecond);
}

std::string timeText(std::int64_t ns) {
    using namespace std::chrono;
    const sys_time<nanoseconds> time{nanoseconds(ns)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    return fmt::format("{} {:>2}, {} {:02}:{:02}:{:02}.{:09} UTC",
                       kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<unsigned>(date.day()),
                       static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count(), clock.subseconds().count());
}

std::string hexText(const ByteVector& bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    constexpr std::string_view digits = "0123456789abcdef";
    for (const std::uint8_t byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 0x0F]);
    }
    return text;
}

std::string addressText(const ByteVector& bytes) {
    capture::IpAddress address;
    address.isV4 = bytes.size() == 4;
    if (bytes.size() <= address.bytes.size()) {
        std::copy(bytes.begin(), bytes.end(),
                  address.bytes.end() - static_cast<std::ptrdiff_t>(bytes.size()));
    }
    return toString(address);
}

}  // namespace

std::string_view typeName(ValueKind kind) {
    // In the order of ValueKind.
    static constexpr std::array<std::string_view, 8> kNames{"none", "integer",  "string",  "bytes",
                                                            "time", "duration", "boolean", "address"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string valueText(const FieldInfo& field, const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        return integerText(field.display, *number);
    }
    if (const auto* ns = std::get_if<std::int64_t>(&value)) {
        // frame.time_epoch is a time that reads as seconds.
        return field.kind == ValueKind::time && field.display != Display::custom ? timeText(*ns)
                                                                                 : secondsText(*ns);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* bytes = std::get_if<ByteVector>(&value)) {
        return field.kind == ValueKind::address ? addressText(*bytes) : hexText(*bytes);
    }
    return "1";
}

std::string displayValue(const FieldInfo& field, const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        if (field.kind == ValueKind::boolean) {
            return *number != 0 ? "yes" : "no";
        }
        if (field.enumeration != nullptr && *number <= 0xFFFFFFFF) {
            if (const auto* known = field.enumeration->find(static_cast<std::uint32_t>(*number))) {
                return std::string(known->name);
            }
        }
    }
    if (const auto* ns = std::get_if<std::int64_t>(&value)) {
        if (field.kind == ValueKind::duration) {
            return formatDuration(*ns);
        }
        if (field.display != Display::custom) {
            return formatTime(*ns);
        }
    }
    return valueText(field, value);
}

}  // namespace smppscope::model
