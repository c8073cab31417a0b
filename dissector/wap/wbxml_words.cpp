#include "dissector/wap/wbxml_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace smppscope::dissector {

namespace {

constexpr std::size_t kLongestText = 200;

}  // namespace

void WbxmlWords::attribute(std::string_view name, std::string_view value) {
    if (name == "href" || name == "uri" || name == "mailbox")
        address_ = value;
    else if (name == "action")
        action_ = value;
}

void WbxmlWords::text(std::string_view characters) {
    if (text_.size() < kLongestText)
        text_ += characters;
}

std::string WbxmlWords::line(std::string_view kind) const {
    std::string line(kind);
    if (!address_.empty())
        line += ", " + address_;
    if (!text_.empty())
        line += fmt::format(", \"{}\"", text_);
    if (!action_.empty())
        line += ", action " + action_;
    return line;
}

bool isWbxmlTime(std::string_view attribute) {
    return attribute == "created" || attribute == "si-expires" || attribute == "timestamp";
}

std::string wbxmlTime(Bytes octets) {
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kLongest = 7;
    if (octets.size() < kShortest || octets.size() > kLongest)
        return {};
    if (std::ranges::any_of(octets, [](std::uint8_t octet) { return (octet & 0x0F) > 9 || octet > 0x99; }))
        return {};
    std::uint8_t pairs[kLongest] = {};
    std::ranges::copy(octets, pairs);
    return fmt::format("{:02x}{:02x}-{:02x}-{:02x}T{:02x}:{:02x}:{:02x}Z", pairs[0], pairs[1], pairs[2],
                       pairs[3], pairs[4], pairs[5], pairs[6]);
}

}  // namespace smppscope::dissector
