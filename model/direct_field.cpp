#include "model/direct_field.h"

#include <algorithm>
#include <array>

#include "dissector/commands.h"
#include "dissector/value_text.h"

namespace smppscope::model {

namespace {

using dissector::ByteRange;
using dissector::ValueKind;

struct DirectField {
    std::string_view field;
    std::string_view source;
};

// Sorted. Secrets don't belong here: dissect() masks them.
constexpr std::array<DirectField, 15> kDirectFields{{{"smpp.address_range", "address_range"},
                                                     {"smpp.data_coding", "data_coding"},
                                                     {"smpp.dest_addr_npi", "dest_addr_npi"},
                                                     {"smpp.dest_addr_ton", "dest_addr_ton"},
                                                     {"smpp.destination_addr", "destination_addr"},
                                                     {"smpp.message", "short_message"},
                                                     {"smpp.message_id", "message_id"},
                                                     {"smpp.priority_flag", "priority_flag"},
                                                     {"smpp.service_type", "service_type"},
                                                     {"smpp.sm_length", "sm_length"},
                                                     {"smpp.source_addr", "source_addr"},
                                                     {"smpp.source_addr_npi", "source_addr_npi"},
                                                     {"smpp.source_addr_ton", "source_addr_ton"},
                                                     {"smpp.system_id", "system_id"},
                                                     {"smpp.system_type", "system_type"}}};

std::uint64_t bigEndian(dissector::Bytes bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) {
        value = (value << 8) | byte;
    }
    return value;
}

}  // namespace

std::string_view directSource(std::string_view filterField) {
    const auto found =
        std::lower_bound(kDirectFields.begin(), kDirectFields.end(), filterField,
                         [](const DirectField& row, std::string_view name) { return row.field < name; });
    return found != kDirectFields.end() && found->field == filterField ? found->source : std::string_view();
}

bool hasPlainLayout(std::uint32_t command) {
    const std::uint32_t request = command & ~dissector::kResponseBit;
    return request <= dissector::kDataSm && request != dissector::kSubmitMulti;
}

void appendDirect(dissector::Bytes pdu, const dissector::FieldInfo& field, std::string_view source,
                  std::vector<dissector::Value>& out) {
    const ByteRange range = dissector::mandatoryField(pdu, source);
    if (range.offset == 0) {
        return;
    }
    const dissector::Bytes bytes = pdu.subspan(range.offset, range.length);
    switch (field.kind) {
        case ValueKind::integer:
            out.emplace_back(bigEndian(bytes));
            break;
        case ValueKind::string:
            out.emplace_back(dissector::toUtf8(bytes));
            break;
        default:
            out.emplace_back(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
    }
}

}  // namespace smppscope::model
