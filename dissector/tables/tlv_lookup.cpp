#include <algorithm>

#include "dissector/tables/tlv_row.h"

namespace smppscope::dissector {

const TlvRow* findTlv(std::uint16_t tag) {
    const auto rows = standardTlvs();
    const auto found = std::lower_bound(rows.begin(), rows.end(), tag,
                                        [](const TlvRow& row, std::uint16_t t) { return row.tag < t; });
    return found != rows.end() && found->tag == tag ? &*found : nullptr;
}

const TlvRow* findTlv(std::string_view name) {
    const auto rows = standardTlvs();
    const auto found = std::find_if(rows.begin(), rows.end(), [name](const TlvRow& row) {
        return row.name == name || (!row.alias.empty() && row.alias == name);
    });
    return found != rows.end() ? &*found : nullptr;
}

}  // namespace smppscope::dissector
