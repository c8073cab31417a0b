#include "dissector/tlv_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/tables/enumerations.h"
#include "dissector/tree_builder.h"
#include "dissector/udh/ports.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

std::string waitingWords(Bytes value) {
    const std::string_view kind = kWaitingType.nameOf(value[0] & 0x03u);
    return (value[0] & 0x80) != 0 ? fmt::format("{} waiting", kind)
                                  : fmt::format("no {} waiting any more", kind);
}

std::string waitingCountWords(Bytes value) {
    return fmt::format("{} {} waiting", value[0], value[0] == 1 ? "message" : "messages");
}

/// 3GPP TS 29.002 11.9 to 11.12 has the operations.
std::string ussdWords(Bytes value) {
    switch (value[0]) {
        case 0:
            return "USSD data from the handset";
        case 1:
            return "USSD request from the handset, begins a dialogue";
        case 2:
            return "USSD request to the handset, which is to reply";
        case 3:
            return "USSD notification to the handset";
        case 16:
            return "USSD answer to data from the handset";
        case 17:
            return "USSD answer to the handset's request, ends the dialogue";
        case 18:
            return "USSD reply of the handset to a request";
        case 19:
            return "USSD notification confirmed by the handset";
        default:
            return {};
    }
}

std::string sessionWords(Bytes value) {
    return fmt::format("session {}, unit {}, {}", value[0], value[1] >> 1,
                       (value[1] & 1) != 0 ? "ends the session" : "the session goes on");
}

std::string billingWords(Bytes value) {
    return fmt::format("{} format {}, {} {}", (value[0] & 0x80) != 0 ? "vendor's" : "reserved",
                       value[0] & 0x7F, value.size() - 1, value.size() == 2 ? "octet" : "octets");
}

std::string callbackWords(Bytes value) {
    constexpr std::uint8_t kInternationalTon = 1;
    const std::string digits = printable(toUtf8(value.subspan(3)));
    const bool plus = value[1] == kInternationalTon && !digits.starts_with('+');
    return fmt::format("{}{} ({})", plus ? "+" : "", digits, kTon.nameOf(value[1]));
}

std::string presentationWords(Bytes value) {
    return fmt::format("presentation {}, {}", kCallbackPresentation.nameOf((value[0] >> 2) & 0x03u),
                       kCallbackScreening.nameOf(value[0] & 0x03u));
}

std::string networkErrorWords(Bytes value) {
    const std::string_view network = kNetworkErrorType.nameOf(value[0]);
    const std::uint64_t code = loadNumber(value.subspan(1));
    return network.empty() ? std::string() : fmt::format("{}, code {}", network, code);
}

std::string contentTypeWords(Bytes value) {
    const auto type = static_cast<std::uint32_t>(loadNumber(value.subspan(1)));
    const std::string_view network = kBroadcastNetworkType.nameOf(value[0]);
    const std::string_view name = value[0] == 0 ? kBroadcastContentType.nameOf(type) : std::string_view();
    return name.empty() ? fmt::format("type 0x{:04x} of network {}", type, network) : std::string(name);
}

/// "3 hours", "1 hour": `unit` is the name of many.
std::string countWords(std::uint64_t count, std::string_view unit) {
    if (count == 1 && unit.ends_with('s'))
        unit.remove_suffix(1);
    return fmt::format("{} {}", count, unit);
}

std::string intervalWords(Bytes value) {
    const std::string_view unit = kBroadcastIntervalUnit.nameOf(value[0]);
    if (value[0] == 0 || unit.empty())
        return std::string(unit);
    return "every " + countWords(loadNumber(value.subspan(1)), unit);
}

std::string repetitionWords(Bytes value) {
    const std::uint64_t count = loadNumber(value);
    return count == 0 ? "as often as the other fields say, or without limit"
                      : countWords(count, "repetitions");
}

std::string successWords(Bytes value) {
    return value[0] > 100 ? std::string() : fmt::format("{} % of the base stations reached", value[0]);
}

std::string validityWords(Bytes value) {
    std::string words(kMsValidity.nameOf(value[0]));
    if (value.size() == 4)
        if (const std::string_view unit = kMsValidityUnit.nameOf(value[1]); !unit.empty())
            words += ", " + countWords(loadNumber(value.subspan(2)), unit);
    return words;
}

std::string portWords(Bytes value) {
    const auto port = static_cast<std::uint16_t>(loadNumber(value));
    const PortRow* row = findPort(port);
    return row != nullptr ? fmt::format("port {}, {}", port, row->name) : fmt::format("port {}", port);
}

struct WordsRow {
    std::uint16_t tag;
    std::uint16_t min;  ///< octets
    std::uint16_t max;
    std::string (*words)(Bytes);
};

/// By tag.
constexpr WordsRow kWordsRows[] = {
    {0x0030, 1, 1, waitingWords},      {0x020A, 2, 2, portWords},
    {0x020B, 2, 2, portWords},         {0x0302, 1, 1, presentationWords},
    {0x0304, 1, 1, waitingCountWords}, {0x0381, 4, 255, callbackWords},
    {0x0423, 3, 3, networkErrorWords}, {0x0501, 1, 1, ussdWords},
    {0x0601, 3, 3, contentTypeWords},  {0x0604, 2, 2, repetitionWords},
    {0x0605, 3, 3, intervalWords},     {0x0606, 1, 255, broadcastAreaWords},
    {0x0608, 1, 1, successWords},      {0x060B, 1, 65535, billingWords},
    {0x1204, 1, 4, validityWords},     {0x1383, 2, 2, sessionWords},
};

/// In degrees; 24 bits, sign and magnitude (3GPP TS 23.032 6.1).
double latitude(Bytes octets) {
    const auto number = static_cast<std::uint32_t>(loadNumber(octets));
    const double degrees = (number & 0x7FFFFF) * 90.0 / 0x800000;
    return (number & 0x800000) != 0 ? -degrees : degrees;
}

/// In degrees; 24 bits, two's complement.
double longitude(Bytes octets) {
    const auto number = static_cast<std::int32_t>(loadNumber(octets));
    return (number >= 0x800000 ? number - 0x1000000 : number) * 360.0 / 0x1000000;
}

std::string pointWords(Bytes octets) {
    return fmt::format("{:.4f} {:.4f}", latitude(octets.first(3)), longitude(octets.subspan(3, 3)));
}

/// Ellipsoid arc (3GPP TS 23.032 7.3.7): type, point, inner radius, uncertainty, offset and included angle,
/// confidence.
std::string arcWords(Bytes shape) {
    constexpr std::size_t kOctets = 13;
    if (shape.size() != kOctets)
        return {};
    const std::uint64_t radius = loadNumber(shape.subspan(7, 2)) * 5;
    return fmt::format("arc around {}, inner radius {} m, from {} over {} degrees",
                       pointWords(shape.subspan(1, 6)), radius, shape[10] * 2, shape[11] * 2);
}

/// Polygon (3GPP TS 23.032 7.3.4): type and number of points, points.
std::string polygonWords(Bytes shape) {
    constexpr std::size_t kPoint = 6;
    const std::size_t points = shape.empty() ? 0 : shape[0] & 0x0F;
    if (points == 0 || shape.size() != 1 + points * kPoint)
        return {};
    std::string words = fmt::format("polygon of {} points:", points);
    for (std::size_t i = 0; i < points; ++i)
        words += fmt::format("{} {}", i == 0 ? "" : ",", pointWords(shape.subspan(1 + i * kPoint, kPoint)));
    return words;
}

}  // namespace

std::string tlvWords(std::uint16_t tag, Bytes value) {
    const auto* row = std::ranges::lower_bound(kWordsRows, tag, {}, &WordsRow::tag);
    if (row == std::end(kWordsRows) || row->tag != tag || value.size() < row->min || value.size() > row->max)
        return {};
    return row->words(value);
}

std::string broadcastAreaWords(Bytes value) {
    constexpr std::uint8_t kName = 0;
    constexpr std::uint8_t kArc = 1;
    constexpr std::uint8_t kPolygon = 2;
    const Bytes details = value.subspan(1);
    if (value[0] == kName)
        return describeBytes(details);
    return value[0] == kArc       ? arcWords(details)
           : value[0] == kPolygon ? polygonWords(details)
                                  : std::string();
}

}  // namespace smppscope::dissector
