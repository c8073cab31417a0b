#include "dissector/tables/data_coding.h"

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"

namespace smppscope::dissector {

namespace {

constexpr const FieldInfo* kGroup = info("smpp.dcs.sms_coding_group");

constexpr BitRow kGeneral[] = {
    {0xF0, "coding_group", kGroup},
    {0x20, "compressed", info("smpp.dcs.compressed")},
    {0x10, "class_present", info("smpp.dcs.class_present")},
    {0x0C, "alphabet", info("smpp.dcs.alphabet")},
    {0x03, "message_class", info("smpp.dcs.class"), nullptr, 0x10},
};
constexpr BitRow kReserved[] = {
    {0xF0, "coding_group", kGroup},
};
constexpr BitRow kWaiting[] = {
    {0xF0, "coding_group", kGroup},
    {0x08, "indication_active", info("smpp.dcs.wait_ind")},
    {0x04, "reserved", info("smpp.dcs.reserved")},
    {0x03, "type", info("smpp.dcs.wait_type")},
};
constexpr BitRow kMessageClassBits[] = {
    {0xF0, "coding_group", kGroup},
    {0x08, "reserved", info("smpp.dcs.reserved")},
    {0x04, "alphabet", info("smpp.dcs.charset")},
    {0x03, "message_class", info("smpp.dcs.class")},
};

constexpr DataCodingGroup kGroups[] = {
    {0xC0, 0x00, "general data coding", kGeneral, ""},
    {0xC0, 0x40, "automatic deletion group", kGeneral, ""},
    {0xC0, 0x80, "reserved", kReserved, ""},
    {0xF0, 0xC0, "message waiting, discard message", kWaiting, "none / GSM 7-bit"},
    {0xF0, 0xD0, "message waiting, store message", kWaiting, "GSM 7-bit"},
    {0xF0, 0xE0, "message waiting, store message", kWaiting, "UCS2"},
    {0xF0, 0xF0, "data coding / message class", kMessageClassBits, ""},
};

}  // namespace

std::span<const DataCodingGroup> dataCodingGroups() {
    return kGroups;
}

const DataCodingGroup* findDataCodingGroup(std::uint8_t dataCoding, bool rawGsmScheme) {
    if (dataCoding < 0x10 && !rawGsmScheme)
        return nullptr;
    for (const DataCodingGroup& group : kGroups)
        if ((dataCoding & group.mask) == group.value)
            return &group;
    return nullptr;
}

std::string describeDataCoding(std::uint8_t dataCoding, const DataCodingGroup& group) {
    const std::string_view messageClass = kMessageClass.nameOf(dataCoding & 3u);
    if (group.bits.data() == std::data(kGeneral))
        return fmt::format("{}{}{}{}", (dataCoding & 0x20) != 0 ? "compressed " : "",
                           kDcsAlphabet.nameOf(dataCoding >> 2 & 3u),
                           (dataCoding & 0x10) != 0 ? fmt::format(", {}", messageClass) : "",
                           group.value == 0x40 ? ", deleted after reading" : "");
    if (group.bits.data() == std::data(kWaiting))
        return fmt::format("{}{} waiting; {}, {}", (dataCoding & 0x08) != 0 ? "" : "no ",
                           kWaitingType.nameOf(dataCoding & 3u), group.value == 0xC0 ? "discard" : "store",
                           group.value == 0xE0 ? "UCS2" : "GSM 7-bit");
    if (group.bits.data() == std::data(kMessageClassBits))
        return fmt::format("{}, {}", kDcsCharset.nameOf(dataCoding >> 2 & 1u), messageClass);
    return std::string(group.name);
}

}  // namespace smppscope::dissector
