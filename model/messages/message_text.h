#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dissector/issue.h"
#include "dissector/text/decode_text.h"
#include "model/row.h"

namespace smppscope::model {

/// The text of a message that may have come in parts.
struct MessageText {
    /// A character, and where its bytes are.
    struct Place {
        std::uint32_t textOffset = 0;  ///< of its UTF-8 in `text`
        Row row = kNoRow;              ///< the PDU; kNoRow: stands for a part that is missing
        dissector::ByteRange bytes;    ///< in that PDU
    };

    std::string text;  ///< UTF-8; kMissing for each part that is missing
    std::vector<Place> places;
    dissector::CharacterSet set = dissector::CharacterSet::binary;  ///< binary: there is no text
    bool guessed = false;
    std::string evidence;  ///< why this set

    static constexpr std::string_view kMissing = "[…]";
};

/// The octets of one part behind its user data header.
struct TextPart {
    Row row = kNoRow;  ///< kNoRow: the part is missing
    std::vector<std::uint8_t> octets;
    std::uint32_t offset = 0;  ///< of the first in the PDU
    dissector::TextContext context;
};

/// Joins and decodes parts in their order. What is cut between two parts (a surrogate pair, an escape) is
/// read as one; only packed septets begin anew with each part. Pure but for the converters of `decoder`.
MessageText joinText(const std::vector<TextPart>& parts, dissector::TextDecoder& decoder);

}  // namespace smppscope::model
