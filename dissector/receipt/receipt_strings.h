#pragma once

#include <string>

#include "dissector/header.h"
#include "dissector/receipt/id_text.h"
#include "dissector/receipt/receipt_characters.h"

/// Parts of a receipt's text as UTF-8.
namespace smppscope::dissector {

/// UTF-16BE; what is no character becomes U+FFFD. A last odd octet is left out.
std::string utf16ToUtf8(Bytes octets);

/// One octet per character, Latin-1.
std::string octetsToUtf8(Bytes octets, ReceiptForm form);

/// The message's beginning in a receipt: in UTF-16 where the whole text is, or where its octets look
/// like it: an even number with NULs, which one octet per character has not.
std::string messageToUtf8(Bytes octets, ReceiptForm form);

/// A word on one line, Latin-1.
std::string printableWord(const IdText& word);

}  // namespace smppscope::dissector
