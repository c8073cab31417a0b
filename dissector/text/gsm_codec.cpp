#include "dissector/text/gsm_codec.h"

#include <algorithm>

#include "dissector/text/gsm_tables.h"
#include "dissector/text/septets.h"
#include "dissector/text/unicode_codec.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kCarriageReturn = 0x0D;

struct GsmTables {
    const GsmTable* locking;
    const GsmTable* single;
};

GsmTables tablesOf(const GsmLayout& layout) {
    const GsmTable* locking = gsmLockingTable(layout.lockingLanguage);
    const GsmTable* single = gsmSingleShiftTable(layout.singleShiftLanguage);
    return {locking != nullptr ? locking : gsmLockingTable(0),
            single != nullptr ? single : gsmSingleShiftTable(0)};
}

struct GsmCharacter {
    char32_t codePoint = kReplacementCharacter;
    CharacterState state = CharacterState::good;
    std::uint32_t septets = 1;
};

GsmCharacter plainCharacter(const GsmTables& tables, std::uint8_t septet) {
    const char16_t found = septet < tables.locking->size() ? (*tables.locking)[septet] : kNone;
    if (found == kNone)
        return {kReplacementCharacter, CharacterState::undefined};
    return {found};
}

/// The character that the first septet begins.
GsmCharacter nextCharacter(const GsmTables& tables, Bytes septets) {
    if (septets[0] != kGsmEscape)
        return plainCharacter(tables, septets[0]);
    if (septets.size() == 1)
        return {U' ', CharacterState::cutEscape, 1};
    const std::uint8_t second = septets[1];
    if (second == kGsmEscape)
        return {U' ', CharacterState::unknownEscape, 2};
    const char16_t shifted = second < tables.single->size() ? (*tables.single)[second] : kNone;
    if (shifted != kNone)
        return {shifted, CharacterState::good, 2};
    GsmCharacter fallback = plainCharacter(tables, second);
    if (fallback.state == CharacterState::good)
        fallback.state = CharacterState::unknownEscape;
    fallback.septets = 2;
    return fallback;
}

/// Code points in no table have no code; of several codes the first counts.
std::optional<std::uint8_t> codeIn(const GsmTable& table, char32_t codePoint) {
    if (codePoint == kNone || codePoint > 0xFFFF)
        return std::nullopt;
    const auto* const found = std::find(table.begin(), table.end(), static_cast<char16_t>(codePoint));
    if (found == table.end())
        return std::nullopt;
    return static_cast<std::uint8_t>(found - table.begin());
}

}  // namespace

Characters decodeGsm(Bytes octets, const GsmLayout& layout) {
    const GsmTables tables = tablesOf(layout);
    Characters result;
    result.text.reserve(octets.size());
    result.list.reserve(octets.size());
    for (std::uint32_t at = 0; at < octets.size();) {
        const GsmCharacter next = nextCharacter(tables, octets.subspan(at));
        result.add(next.codePoint, {at, next.septets}, next.state);
        at += next.septets;
    }
    return result;
}

Characters decodePackedGsm(Bytes octets, const GsmLayout& layout) {
    const unsigned fillBits = fillBitsAfter(layout.headerOctets);
    const auto size = static_cast<std::uint32_t>(octets.size());
    const std::vector<std::uint8_t> septets = unpackSeptets(octets, fillBits);
    const GsmTables tables = tablesOf(layout);
    Characters result;
    result.list.reserve(septets.size());
    if (septets.empty() && size != 0)
        result.addUndefined({0, size});
    for (std::uint32_t at = 0; at < septets.size();) {
        const GsmCharacter next = nextCharacter(tables, Bytes(septets).subspan(at));
        result.add(next.codePoint, octetsOfSeptets(at, next.septets, fillBits), next.state);
        at += next.septets;
    }
    const bool full = (size * 8 - fillBits) % 7 == 0;
    if (full && !septets.empty() && (septets.back() == 0 || septets.back() == kCarriageReturn) &&
        result.list.back().state == CharacterState::good)
        result.list.back().state = CharacterState::possiblePadding;
    return result;
}

std::optional<std::vector<std::uint8_t>> encodeGsm(std::string_view text, const GsmLayout& layout) {
    const GsmTables tables = tablesOf(layout);
    const Bytes bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    std::vector<std::uint8_t> septets;
    for (const TextCharacter& character : decodeUtf8(bytes).list) {
        if (character.state != CharacterState::good)
            return std::nullopt;
        if (const auto code = codeIn(*tables.locking, character.codePoint)) {
            septets.push_back(*code);
        } else if (const auto shifted = codeIn(*tables.single, character.codePoint)) {
            septets.push_back(kGsmEscape);
            septets.push_back(*shifted);
        } else {
            return std::nullopt;
        }
    }
    return septets;
}

std::vector<std::uint8_t> packGsm(std::vector<std::uint8_t> septets, const GsmLayout& layout) {
    const unsigned fillBits = fillBitsAfter(layout.headerOctets);
    const std::size_t spare = (8 - (fillBits + septets.size() * 7) % 8) % 8;
    if (spare == 7 || (spare == 0 && !septets.empty() && septets.back() == kCarriageReturn))
        septets.push_back(kCarriageReturn);
    return packSeptets(septets, fillBits);
}

}  // namespace smppscope::dissector
