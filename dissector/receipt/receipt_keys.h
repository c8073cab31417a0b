#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "dissector/receipt/receipt_characters.h"

namespace smppscope::dissector {

/// The parts of a receipt's text, in the order of SMPP v3.4 appendix B.
enum class ReceiptKey : std::uint8_t { id, sub, dlvrd, submitDate, doneDate, stat, err, text };
inline constexpr std::size_t kReceiptKeys = 8;

/// A key as it is written. Two words are written with a blank, an underscore or nothing between them.
struct ReceiptKeyRow {
    ReceiptKey key;
    std::string_view name;       ///< as the specification writes it
    std::string_view word;       ///< the last word of it
    std::string_view firstWord;  ///< the one before, or empty
};

/// One row per key, in the order of the enum.
inline constexpr std::array<ReceiptKeyRow, kReceiptKeys> kReceiptKeyRows{{
    {ReceiptKey::id, "id", "id", {}},
    {ReceiptKey::sub, "sub", "sub", {}},
    {ReceiptKey::dlvrd, "dlvrd", "dlvrd", {}},
    {ReceiptKey::submitDate, "submit date", "date", "submit"},
    {ReceiptKey::doneDate, "done date", "date", "done"},
    {ReceiptKey::stat, "stat", "stat", {}},
    {ReceiptKey::err, "err", "err", {}},
    {ReceiptKey::text, "text", "text", {}},
}};

/// A key found in a text.
struct FoundKey {
    ReceiptKey key;
    std::uint32_t first;  ///< index of its first character
    bool asSpecified;     ///< spelled like the specification's; `Text` counts too
};

/// The key that ends before the colon at index `colon` and begins at or behind `floor`. Keys are known in any
/// case; they do not follow a letter, digit or underscore, but a date's key may follow a digit. Looks at no
/// more than a dozen characters. Fastest if the key is `likely`, as a number, or one after it.
std::optional<FoundKey> keyBefore(const ReceiptCharacters& characters, std::uint32_t colon,
                                  std::uint32_t floor, std::size_t likely = 0);

}  // namespace smppscope::dissector
