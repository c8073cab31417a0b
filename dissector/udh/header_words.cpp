#include "dissector/udh/header_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/tables/user_data_enumerations.h"
#include "dissector/tree_builder.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kVideo = 1;
constexpr std::uint8_t kOtherType = 3;
constexpr std::uint8_t kInternationalNumber = 1;

void join(std::string& line, std::string_view separator, std::string_view more) {
    if (!line.empty() && !more.empty())
        line += separator;
    line += more;
}

std::string portName(std::uint16_t port, bool wide) {
    const PortRow* row = wide ? findPort(port) : nullptr;
    return row != nullptr ? fmt::format("{} ({})", port, row->name) : fmt::format("{}", port);
}

std::string_view waitingKind(const WaitingIndication& indication) {
    if (indication.type == kOtherType)
        return indication.extendedType == kVideo ? "video" : "other";
    return kIndicationType.nameOf(indication.type);
}

/// A TP address: number of digits, type of address, digits in swapped nibbles (3GPP TS 23.040 9.1.2.5).
std::string addressText(Bytes data) {
    constexpr std::string_view kDigits = "0123456789*#abc";
    if (data.size() < 2)
        return {};
    std::string text = ((data[1] >> 4) & 0x07) == kInternationalNumber ? "+" : "";
    for (std::size_t i = 0; i < data[0] && i / 2 + 2 < data.size(); ++i) {
        const std::uint8_t octet = data[i / 2 + 2];
        const std::uint8_t digit = i % 2 == 0 ? octet & 0x0F : octet >> 4;
        if (digit < kDigits.size())
            text += kDigits[digit];
    }
    return text;
}

/// "start 1, count 2": the parts of a fixed size.
std::string partsText(const ElementRow& row, Bytes data) {
    std::string text;
    std::size_t offset = 0;
    for (const PartRow& part : row.parts) {
        if (part.size == 0 || part.size > 2 || offset + part.size > data.size())
            break;
        const auto value = static_cast<std::uint32_t>(loadNumber(data.subspan(offset, part.size)));
        offset += part.size;
        if (part.info == nullptr || !part.bits.empty())
            continue;
        const Enumeration* names = part.info->enumeration;
        const std::string_view name = names == nullptr ? "" : names->nameOf(value);
        join(text, ", ",
             name.empty() ? fmt::format("{} {}", part.name, value) : fmt::format("{} {}", part.name, name));
    }
    return text;
}

/// "report when completed, one report for all"
std::string flagsText(const ElementRow& row, std::uint8_t octet) {
    std::string text;
    for (const BitRow& bit : row.parts[0].bits)
        if ((octet & bit.mask) != 0 && bit.info != nullptr)
            join(text, ", ", bit.name);
    return text.empty() ? "no reports" : text;
}

}  // namespace

std::string describe(const Concatenation& part) {
    return fmt::format("part {} of {}, reference {}", part.part, part.total, part.reference);
}

std::string describe(const ApplicationPorts& ports) {
    return fmt::format("to port {} from {}", portName(ports.destination, ports.wide),
                       portName(ports.source, ports.wide));
}

std::string describe(const WaitingIndication& indication) {
    const std::string_view kind = waitingKind(indication);
    std::string text = indication.count == 0 ? fmt::format("no {} messages waiting", kind)
                                             : fmt::format("{} {} {} waiting", indication.count, kind,
                                                           indication.count == 1 ? "message" : "messages");
    if (indication.profile != 0)
        text += fmt::format(", {}", kSubscriberProfile.nameOf(indication.profile));
    return text + (indication.store ? ", store the message" : ", discard the message");
}

std::string languageName(std::uint8_t language) {
    const std::string_view name = kNationalLanguage.nameOf(language);
    return name.empty() ? fmt::format("language {}", language) : std::string(name);
}

std::string describe(const UserDataHeader& header) {
    std::string text;
    if (header.concatenation)
        join(text, "; ", describe(*header.concatenation));
    if (header.ports)
        join(text, "; ", describe(*header.ports));
    for (std::size_t i = 0; i < header.indicationCount; ++i)
        join(text, "; ", describe(header.indications[i]));
    if (header.lockingShift)
        join(text, "; ", languageName(*header.lockingShift) + " locking shift");
    if (header.singleShift)
        join(text, "; ", languageName(*header.singleShift) + " single shift");
    return text;
}

std::string describeElement(const ElementRow& row, Bytes data) {
    std::uint8_t bytes[16] = {static_cast<std::uint8_t>(data.size() + 2), row.id,
                              static_cast<std::uint8_t>(data.size())};
    switch (row.id) {
        case element::kConcatenation8:
        case element::kConcatenation16:
        case element::kPorts8:
        case element::kPorts16:
        case element::kSpecialIndication:
            break;
        case element::kControl:
            return flagsText(row, data[0]);
        case element::kReplyAddress:
            return addressText(data);
        default:
            return partsText(row, data);
    }
    std::copy(data.begin(), data.end(), bytes + 3);
    const UserDataHeader alone = readUserDataHeader({bytes, data.size() + 3});
    return alone.impossiblePart ? partsText(row, data) : describe(alone);
}

}  // namespace smppscope::dissector
