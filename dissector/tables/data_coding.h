#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/tables/field_row.h"

namespace smppscope::dissector {

/// A coding group of a GSM data coding scheme (3GPP TS 23.038 chapter 4).
struct DataCodingGroup {
    std::uint8_t mask;   ///< a value belongs to the group if its bits under the mask
    std::uint8_t value;  ///< are these
    std::string_view name;
    std::span<const BitRow> bits;
    std::string_view charset;  ///< or empty
};

std::span<const DataCodingGroup> dataCodingGroups();

/// The GSM group of a data_coding, or nullptr for the values below 0x10, which SMPP defines itself.
const DataCodingGroup* findDataCodingGroup(std::uint8_t dataCoding);

}  // namespace smppscope::dissector
