#pragma once

#include <cstdint>
#include <span>
#include <string>
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

/// The GSM group of a data_coding, or nullptr for the values below 0x10, which SMPP defines itself; these
/// have one too if data_coding is a `rawGsmScheme`.
const DataCodingGroup* findDataCodingGroup(std::uint8_t dataCoding, bool rawGsmScheme = false);

/// What a data_coding of a group comes to: "UCS2, class 0 (flash)", "voicemail waiting; store, GSM 7-bit".
std::string describeDataCoding(std::uint8_t dataCoding, const DataCodingGroup& group);

}  // namespace smppscope::dissector
