#include "gui/table/info_text.h"

#include <array>
#include <string_view>

#include "dissector/dissect.h"
#include "model/printable.h"

namespace smppscope::gui {

namespace {

struct Part {
    std::string_view field;   // specification name of a mandatory field
    std::string_view prefix;  // stands before its value
};

// In the order in which they are shown; a PDU has some of them.
constexpr std::array<Part, 8> kParts = {{
    {"system_id", "system_id "},
    {"system_type", "type "},
    {"source_addr", "from "},
    {"destination_addr", "to "},
    {"esme_addr", "to "},
    {"message_id", "id "},
    {"final_date", "final "},
    {"service_type", "service "},
}};

std::string_view textOf(dissector::Bytes pdu, dissector::ByteRange range) {
    return {reinterpret_cast<const char*>(pdu.data()) + range.offset, range.length};
}

}  // namespace

std::string infoText(dissector::Bytes pdu) {
    std::string text;
    if (pdu.size() < dissector::kHeaderLength) {
        return text;
    }
    for (const Part& part : kParts) {
        const dissector::ByteRange range = dissector::mandatoryField(pdu, part.field);
        if (range.length == 0 || range.end() > pdu.size()) {
            continue;
        }
        text += text.empty() ? "" : "  ";
        text += part.prefix;
        text += model::escapeControls(textOf(pdu, range));
    }
    return text;
}

}  // namespace smppscope::gui
