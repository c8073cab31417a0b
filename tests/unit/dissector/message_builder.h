#pragma once

#include <string>
#include <string_view>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "tests/unit/dissector/tree_helpers.h"

/// Messages with user data headers for tests.
namespace smppscope::dissector::tests {

/// The octets of hex digits; blanks between them do not count.
inline std::string fromHex(std::string_view digits) {
    std::string compact;
    for (const char c : digits)
        if (c != ' ')
            compact += c;
    std::string octets;
    for (std::size_t i = 0; i + 1 < compact.size(); i += 2)
        octets += static_cast<char>(std::stoi(compact.substr(i, 2), nullptr, 16));
    return octets;
}

/// A submit_sm whose message is announced to begin with a header.
inline Tree withHeader(std::string_view messageInHex, const DissectOptions& options = {}) {
    return dissect(PduBuilder(kSubmitSm)
                       .set("esm_class", 0x40)
                       .set("data_coding", 4)
                       .set("short_message", fromHex(messageInHex))
                       .build(),
                   options);
}

/// The elements as a header with its length, and a text of two octets behind it.
inline Tree withElements(std::string_view elementsInHex) {
    const std::string elements = fromHex(elementsInHex);
    std::string message = static_cast<char>(elements.size()) + elements + "hi";
    return withHeader(hex(octets(message)));
}

/// The text of the header's only element.
inline std::string elementText(std::string_view elementsInHex) {
    return shown(withElements(elementsInHex), "smpp.udh.element");
}

}  // namespace smppscope::dissector::tests
