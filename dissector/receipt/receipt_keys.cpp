#include "dissector/receipt/receipt_keys.h"

#include "dissector/receipt/ascii.h"

namespace smppscope::dissector {

namespace {

/// Whether the word, in any case, stands before index `end` and begins at or behind `floor`.
bool endsWith(const ReceiptCharacters& characters, std::uint32_t end, std::uint32_t floor,
              std::string_view word) {
    if (end - floor < word.size())
        return false;
    for (std::size_t i = 1; i <= word.size(); ++i)
        if (ascii::lower(characters.at(end - static_cast<std::uint32_t>(i))) != word[word.size() - i])
            return false;
    return true;
}

/// Index of the first character of the row's key if it ends before `end`.
std::optional<std::uint32_t> matchKey(const ReceiptKeyRow& row, const ReceiptCharacters& characters,
                                      std::uint32_t end, std::uint32_t floor) {
    if (!endsWith(characters, end, floor, row.word))
        return std::nullopt;
    std::uint32_t first = end - static_cast<std::uint32_t>(row.word.size());
    if (row.firstWord.empty())
        return first;
    if (first != floor && (characters.at(first - 1) == ' ' || characters.at(first - 1) == '_'))
        --first;
    if (!endsWith(characters, first, floor, row.firstWord))
        return std::nullopt;
    return first - static_cast<std::uint32_t>(row.firstWord.size());
}

bool mayBegin(const ReceiptKeyRow& row, const ReceiptCharacters& characters, std::uint32_t first) {
    if (first == 0)
        return true;
    const char before = characters.at(first - 1);
    if (ascii::isDigit(before))
        return !row.firstWord.empty();
    return !ascii::isLetter(before) && before != '_';
}

bool isAsSpecified(const ReceiptKeyRow& row, const ReceiptCharacters& characters, std::uint32_t first,
                   std::uint32_t end) {
    if (row.key == ReceiptKey::text)
        return true;
    if (end - first != row.name.size())
        return false;
    for (std::uint32_t i = first; i < end; ++i)
        if (characters.at(i) != row.name[i - first])
            return false;
    return true;
}

}  // namespace

std::optional<FoundKey> keyBefore(const ReceiptCharacters& characters, std::uint32_t colon,
                                  std::uint32_t floor, std::size_t likely) {
    if (colon == floor)
        return std::nullopt;
    const char last = ascii::lower(characters.at(colon - 1));
    for (std::size_t i = 0; i < kReceiptKeys; ++i) {
        const ReceiptKeyRow& row = kReceiptKeyRows[(likely + i) % kReceiptKeys];
        if (row.word.back() != last)
            continue;
        if (const auto first = matchKey(row, characters, colon, floor);
            first && mayBegin(row, characters, *first))
            return FoundKey{row.key, *first, isAsSpecified(row, characters, *first, colon)};
    }
    return std::nullopt;
}

}  // namespace smppscope::dissector
