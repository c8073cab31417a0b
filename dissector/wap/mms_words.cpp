#include "dissector/wap/mms_words.h"

#include <fmt/format.h>

#include "dissector/tables/wap_enumerations.h"
#include "dissector/wap/wsp_value.h"

namespace smppscope::dissector {

namespace {

namespace mms {
constexpr std::uint8_t kContentLocation = 0x83;
constexpr std::uint8_t kExpiry = 0x88;
constexpr std::uint8_t kFrom = 0x89;
constexpr std::uint8_t kMessageId = 0x8B;
constexpr std::uint8_t kMessageType = 0x8C;
constexpr std::uint8_t kMessageSize = 0x8E;
constexpr std::uint8_t kStatus = 0x95;
constexpr std::uint8_t kSubject = 0x96;
constexpr std::uint8_t kTo = 0x97;
constexpr std::uint8_t kReadStatus = 0x9B;

constexpr std::uint64_t kNotification = 0x82;
constexpr std::uint64_t kDeliveryReport = 0x86;
constexpr std::uint64_t kReadReport = 0x88;
}  // namespace mms

/// "+15550100/TYPE=PLMN" without its type.
std::string_view withoutType(std::string_view address) {
    return address.substr(0, address.find("/TYPE="));
}

void append(std::string& line, std::string_view before, std::string_view what) {
    if (!what.empty())
        line += fmt::format("{}{}", before, what);
}

}  // namespace

std::string durationWords(std::uint64_t seconds) {
    struct Unit {
        std::uint64_t seconds;
        std::string_view name;
    };
    constexpr Unit kUnits[] = {
        {604800, "week"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
    for (const Unit& unit : kUnits)
        if (seconds % unit.seconds == 0 && (seconds != 0 || unit.seconds == 1)) {
            const std::uint64_t count = seconds / unit.seconds;
            return fmt::format("{} {}{}", count, unit.name, count == 1 ? "" : "s");
        }
    return {};
}

std::string sizeWords(std::uint64_t octets) {
    constexpr std::uint64_t kKilo = 1024;
    if (octets < kKilo)
        return fmt::format("{} octets", octets);
    return fmt::format("{} kB", octets / kKilo + (octets % kKilo >= kKilo / 2 ? 1 : 0));
}

void MmsWords::take(std::uint8_t header, const std::string& text) {
    switch (header) {
        case mms::kContentLocation:
            location_ = text;
            break;
        case mms::kFrom:
            from_ = withoutType(text);
            break;
        case mms::kTo:
            append(to_, to_.empty() ? "" : ", ", withoutType(text));
            break;
        case mms::kSubject:
            subject_ = text;
            break;
        case mms::kMessageId:
            id_ = text;
            break;
        default:
            break;
    }
}

void MmsWords::take(std::uint8_t header, std::uint64_t number) {
    if (header == mms::kMessageType)
        type_ = number;
    else if (header == mms::kMessageSize)
        size_ = number;
    else if (header == mms::kStatus || header == mms::kReadStatus)
        status_ = number;
}

void MmsWords::takeTime(std::uint8_t header, std::uint64_t seconds, bool absolute) {
    if (header == mms::kExpiry)
        expiry_ = absolute ? "until " + wapTime(seconds) : "for " + durationWords(seconds);
}

std::string MmsWords::line() const {
    const auto status = static_cast<std::uint32_t>(status_);
    std::string line;
    if (type_ == mms::kNotification) {
        line = "multimedia message waiting";
        append(line, " at ", location_);
    } else if (type_ == mms::kDeliveryReport) {
        line = "multimedia message delivery report";
        append(line, ": ", kMmsStatus.nameOf(status));
    } else if (type_ == mms::kReadReport) {
        line = "multimedia message read report";
        append(line, ": ", kMmsReadStatus.nameOf(status));
    } else {
        line = "multimedia message";
        append(line, ": ", kMmsMessageType.nameOf(static_cast<std::uint32_t>(type_)));
    }
    append(line, ", ", size_ == 0 ? std::string() : sizeWords(size_));
    append(line, ", from ", from_);
    append(line, ", to ", to_);
    append(line, ", ", subject_.empty() ? std::string() : fmt::format("\"{}\"", subject_));
    append(line, ", kept ", expiry_);
    if (type_ != mms::kNotification)
        append(line, ", message ", id_);
    return line;
}

}  // namespace smppscope::dissector
