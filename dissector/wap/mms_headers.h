#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/fields.h"

namespace smppscope::dissector {

/// A header of an MMS message (OMA-MMS-ENC 7.3, table 12).
struct MmsHeaderRow {
    enum class Form : std::uint8_t {
        text,
        encoded,  ///< text with an optional character set
        octet,    ///< an octet with a name
        integer,
        version,
        date,         ///< seconds since 1970
        time,         ///< absolute or relative
        from,         ///< an address, or a token that the address is to be inserted
        classOrText,  ///< an octet, or the name of a class
        contentType,  ///< the last header: the content follows
        other,        ///< a length and octets
    };
    std::uint8_t id;  ///< with the top bit
    std::string_view name;
    Form form;
    const FieldInfo* info;                 ///< never null
    const FieldInfo* otherInfo = nullptr;  ///< of a relative time, of a class by name
    const Enumeration* names = nullptr;    ///< of an octet whose field has none
};

/// By id.
std::span<const MmsHeaderRow> mmsHeaders();

/// The row of an id, or nullptr.
const MmsHeaderRow* findMmsHeader(std::uint8_t id);

}  // namespace smppscope::dissector
