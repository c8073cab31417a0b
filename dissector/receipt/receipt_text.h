#pragma once

#include <array>
#include <optional>

#include "dissector/receipt/receipt_characters.h"
#include "dissector/receipt/receipt_date.h"
#include "dissector/receipt/receipt_departures.h"
#include "dissector/receipt/receipt_keys.h"

namespace smppscope::dissector {

/// What the text of a receipt says (SMPP v3.4 appendix B, and what centres make of it). Ranges lie inside the
/// text that was read; ReceiptCharacters(text, form).shortText(range) has the characters.
struct ReceiptText {
    ReceiptForm form = ReceiptForm::octets;
    /// By ReceiptKey: the value without blanks around it, empty where nothing follows the key; nothing where
    /// the key is missing.
    std::array<std::optional<ByteRange>, kReceiptKeys> values{};
    /// Words behind the last value that have no key of their own, often the beginning of the message.
    std::optional<ByteRange> trailing{};
    std::optional<ReceiptDate> submitDate{};  ///< nothing if missing or no date
    std::optional<ReceiptDate> doneDate{};
    std::optional<std::uint8_t> state{};  ///< message_state that stat stands for, if the word is known
    bool stateIsNumber = false;           ///< stat is digits, which mean something else at each centre
    std::optional<ByteRange>
        destination{};  ///< commaSeparated only: of the message that the receipt is about
    std::optional<ByteRange> originator{};
    Departures departures{};

    const std::optional<ByteRange>& value(ReceiptKey key) const {
        return values[static_cast<std::size_t>(key)];
    }
    bool has(ReceiptKey key) const { return value(key).has_value(); }
    /// Nothing of a receipt was found.
    bool noKeys() const;
    bool isWide() const { return form != ReceiptForm::octets; }  ///< two octets per character
    /// A receipt's text has a non-empty id and a stat key.
    bool isComplete() const;
    /// Whether it can hardly be prose: complete, with a state word, a number or dates as centres write them.
    bool isConvincing() const;
};

/// How the text is read; what is known from elsewhere.
struct ReceiptTextOptions {
    std::uint8_t dataCoding = 0;  ///< of the PDU
    std::int64_t captured = 0;    ///< ns since 1970; 0 if unknown. See readReceiptDate().
};

/// Reads what keys there are in the text: in any order and case, also keys without a blank, dates in all
/// forms, and the record of seven fields separated by commas. Of a key that stands there twice, the first
/// counts; the text runs to the next key that was not there yet. Any bytes; linear; never allocates.
ReceiptText scanReceiptText(Bytes text, const ReceiptTextOptions& options = {});

/// The same, but nothing if the text is not complete.
std::optional<ReceiptText> readReceiptText(Bytes text, const ReceiptTextOptions& options = {});

}  // namespace smppscope::dissector
