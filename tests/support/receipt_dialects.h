#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Texts of delivery receipts as different centres write them.
namespace smppscope::support {

/// A state of a message as receipts tell it.
struct ReceiptOutcome {
    std::uint8_t state;       ///< message_state
    std::string_view word;    ///< of SMPP v3.4 appendix B
    std::string_view longer;  ///< as other centres write it
    bool final;
};

/// The outcomes that centres tell, DELIVRD first.
std::span<const ReceiptOutcome> receiptOutcomes();

/// What a receipt tells.
struct ReceiptFacts {
    std::string id;
    int submitted = 1;
    int delivered = 1;
    std::int64_t submitSeconds = 0;  ///< since 1970, the centre's local time taken as UTC
    std::int64_t doneSeconds = 0;
    ReceiptOutcome outcome{2, "DELIVRD", "DELIVERED", true};
    int error = 0;
    std::string text{};         ///< beginning of the message
    std::string destination{};  ///< addresses of the message, which some dialects repeat
    std::string originator{};
};

/// A way to write a receipt.
struct ReceiptDialect {
    std::string_view name;  ///< "appendix-b", "seconds", ...
    std::string (*write)(const ReceiptFacts& facts);
    std::uint8_t dataCoding;  ///< that the text is written for
    bool readable;            ///< the text alone tells id and state: no number stands for the state
};

/// All dialects, that of SMPP v3.4 appendix B first.
std::span<const ReceiptDialect> receiptDialects();

}  // namespace smppscope::support
