#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "dissector/receipt/id_text.h"

/// Keys of an index from message ids to messages, so that a receipt finds the messages whose ids matchIds()
/// takes for the same by a few look-ups.
namespace smppscope::dissector {

/// The one key under which to keep the id of a response. Numbers, also with 0x, lose it and their leading
/// zeros; blanks at the ends fall away; letters become small. Of ids longer than 64 characters, the first 64
/// count.
IdText indexKey(std::string_view responseId);

/// The keys under which to look for the id of a receipt.
class LookupKeys {
  public:
    /// As indexKey(), as the hexadecimal form of a decimal id, as the decimal form of a hexadecimal one:
    /// those that there are, without repetition, the likeliest first.
    explicit LookupKeys(std::string_view receiptId);

    const IdText* begin() const { return keys_.data(); }
    const IdText* end() const { return keys_.data() + size_; }
    std::size_t size() const { return size_; }

  private:
    void add(const IdText& key);

    std::array<IdText, 3> keys_;
    std::size_t size_ = 0;
};

/// For hash tables of keys: well mixed, the same on every machine.
std::uint64_t hashOf(const IdText& key);

}  // namespace smppscope::dissector
