#pragma once

#include "dissector/receipt/receipt_text.h"

namespace smppscope::dissector {

/// Finds keys and their values in one pass. Dates and words are not looked at.
class ReceiptScanner {
  public:
    ReceiptScanner(const ReceiptCharacters& characters, ReceiptText& result)
        : characters_(characters), result_(result) {}

    /// False if there is no key at all.
    bool run();

  private:
    void meet(const FoundKey& key, std::uint32_t colon);
    void judgePlace(const FoundKey& key);
    void close(std::uint32_t end, bool last);
    void closeText(std::uint32_t end, bool last);
    void closeWord(std::uint32_t end, bool last);
    std::uint32_t skipBlanks(std::uint32_t from, std::uint32_t end) const;
    std::uint32_t skipWord(std::uint32_t from, std::uint32_t end) const;
    bool seen(ReceiptKey key) const { return result_.has(key); }
    void depart(Departure departure) { result_.departures.add(departure); }

    const ReceiptCharacters& characters_;
    ReceiptText& result_;
    std::optional<ReceiptKey> current_;
    bool any_ = false;
    std::uint32_t start_ = 0;  ///< of the current value
    std::size_t found_ = 0;
    std::size_t latest_ = 0;
};

/// Reads the record of seven fields that one operator sends: status, its time, time of acceptance, error,
/// destination, originator, id. False if it is not one; nothing is changed then.
bool readCommaReceipt(const ReceiptCharacters& characters, ReceiptText& result);

}  // namespace smppscope::dissector
