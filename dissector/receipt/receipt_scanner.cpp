#include "dissector/receipt/receipt_scanner.h"

#include "dissector/receipt/ascii.h"

namespace smppscope::dissector {

bool ReceiptScanner::run() {
    const std::uint32_t size = characters_.size();
    std::uint32_t floor = 0;
    for (std::uint32_t colon = characters_.find(':', 0); colon < size;
         colon = characters_.find(':', colon + 1)) {
        if (const auto key = keyBefore(characters_, colon, floor, any_ ? latest_ + 1 : 0))
            meet(*key, colon);
        floor = colon + 1;
        if (found_ == kReceiptKeys && current_ == ReceiptKey::text)
            break;  // nothing ends the text any more
    }
    if (current_)
        close(size, true);
    if (any_ && found_ < kReceiptKeys)
        depart(Departure::keyMissing);
    return any_;
}

void ReceiptScanner::meet(const FoundKey& key, std::uint32_t colon) {
    const bool again = seen(key.key);
    if (again && current_ == ReceiptKey::text)
        return;
    if (current_)
        close(key.first, false);
    else if (!any_ && key.first != 0)
        depart(Departure::junkInFront);
    any_ = true;
    current_.reset();
    if (again) {
        depart(Departure::keyRepeated);
        return;
    }
    judgePlace(key);
    ++found_;
    current_ = key.key;
    start_ = colon + 1;
    result_.values[static_cast<std::size_t>(key.key)] = ByteRange{};
}

void ReceiptScanner::judgePlace(const FoundKey& key) {
    const auto place = static_cast<std::size_t>(key.key);
    if (place < latest_)
        depart(Departure::keyOrder);
    latest_ = place;
    if (!key.asSpecified)
        depart(Departure::keySpelling);
}

void ReceiptScanner::close(std::uint32_t end, bool last) {
    if (*current_ == ReceiptKey::text)
        closeText(end, last);
    else
        closeWord(end, last);
}

void ReceiptScanner::closeText(std::uint32_t end, bool last) {
    if (!last && end != start_ && ascii::isBlank(characters_.at(end - 1)))
        --end;
    result_.values[static_cast<std::size_t>(ReceiptKey::text)] = characters_.range(start_, end);
}

void ReceiptScanner::closeWord(std::uint32_t end, bool last) {
    const std::uint32_t first = skipBlanks(start_, end);
    const std::uint32_t wordEnd = skipWord(first, end);
    const std::uint32_t next = skipBlanks(wordEnd, end);
    result_.values[static_cast<std::size_t>(*current_)] = characters_.range(first, wordEnd);
    const bool empty = first == wordEnd;
    if (empty ? end - start_ != (last ? 0u : 1u) : first != start_ || (!last && end - wordEnd != 1))
        depart(next == end ? Departure::blanks : Departure::manyWords);
    if (next == end)
        return;
    if (last && !seen(ReceiptKey::text)) {
        result_.trailing = characters_.range(next, end);
        depart(Departure::nakedText);
    } else {
        depart(Departure::manyWords);
    }
}

std::uint32_t ReceiptScanner::skipBlanks(std::uint32_t from, std::uint32_t end) const {
    while (from < end && ascii::isBlank(characters_.at(from)))
        ++from;
    return from;
}

std::uint32_t ReceiptScanner::skipWord(std::uint32_t from, std::uint32_t end) const {
    while (from < end && !ascii::isBlank(characters_.at(from)))
        ++from;
    return from;
}

bool readCommaReceipt(const ReceiptCharacters& characters, ReceiptText& result) {
    constexpr std::size_t kFields = 7;
    if (characters.size() < 3 || !ascii::isDigit(characters.at(0)) || !ascii::isDigit(characters.at(1)) ||
        characters.at(2) != ',')
        return false;
    std::array<ByteRange, kFields> fields;
    std::uint32_t start = 0;
    for (std::size_t i = 0; i < kFields; ++i) {
        const std::uint32_t comma = characters.find(',', start);
        if ((comma == characters.size()) != (i + 1 == kFields))
            return false;
        fields[i] = characters.range(start, comma);
        start = comma + 1;
    }
    const auto set = [&](ReceiptKey key, std::size_t field) {
        result.values[static_cast<std::size_t>(key)] = fields[field];
    };
    set(ReceiptKey::stat, 0);
    set(ReceiptKey::doneDate, 1);
    set(ReceiptKey::submitDate, 2);
    set(ReceiptKey::err, 3);
    result.destination = fields[4];
    result.originator = fields[5];
    set(ReceiptKey::id, 6);
    result.departures.add(Departure::commaSeparated);
    return true;
}

}  // namespace smppscope::dissector
