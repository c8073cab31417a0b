#pragma once

#include <iterator>
#include <string_view>

#include "dissector/fields.h"
#include "dissector/tables/merged_fields.h"
#include "dissector/tables/message_fields.h"
#include "dissector/tables/receipt_fields.h"
#include "dissector/tables/tlv_fields.h"
#include "dissector/tables/user_data_fields.h"
#include "dissector/tables/vendor_fields.h"
#include "dissector/tables/wap_fields.h"

namespace smppscope::dissector {

/// Every field that a tree can hold, sorted by filter name.
inline constexpr auto kFieldInfos = mergedFields(kMessageFieldInfos, kTlvFieldInfos, kReceiptFieldInfos,
                                                 kVendorFieldInfos, kUserDataFieldInfos, kWapFieldInfos);

/// The field of that name; one that does not exist does not compile.
consteval const FieldInfo* info(std::string_view name) {
    std::size_t first = 0;
    std::size_t last = std::size(kFieldInfos);
    while (first < last) {
        const std::size_t middle = (first + last) / 2;
        if (kFieldInfos[middle].name == name)
            return &kFieldInfos[middle];
        if (kFieldInfos[middle].name < name)
            first = middle + 1;
        else
            last = middle;
    }
    throw "no field has this name, or the fields are not sorted";
}

}  // namespace smppscope::dissector
