#include "model/messages/message_id_index.h"

#include <algorithm>
#include <tuple>

#include "dissector/receipt/id_number.h"
#include "dissector/receipt/message_id_keys.h"
#include "model/messages/text_hash.h"

namespace smppscope::model {

using dissector::IdRule;
using dissector::IdText;

namespace {

constexpr std::uint8_t kHasPrefix = 1;
constexpr std::uint8_t kHasBlanks = 2;
constexpr std::uint8_t kDecimal = 4;

std::uint32_t rawHash(std::string_view id) {
    return shortHashOf({reinterpret_cast<const std::uint8_t*>(id.data()), id.size()});
}

/// What decides, besides length and key, by which rule an id is the same as another.
std::uint8_t shapeOf(std::string_view id) {
    std::uint8_t shape = 0;
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    if (!id.empty() && (isBlank(id.front()) || isBlank(id.back()))) {
        shape |= kHasBlanks;
    }
    if (id.starts_with("0x") || id.starts_with("0X")) {
        shape |= kHasPrefix;
    }
    if (std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; })) {
        shape |= kDecimal;
    }
    return shape;
}

/// The rule by which the id of a part and that of a receipt are the same, as their keys are; agrees with
/// dissector::matchIds().
IdRule ruleOf(const MessagePart& part, std::string_view id, std::optional<IdRule> conversion) {
    if (!conversion && part.idHash == rawHash(id) && part.idLength == std::min<std::size_t>(id.size(), 255)) {
        return IdRule::exact;
    }
    const std::uint8_t shape = shapeOf(id);
    const std::uint8_t either = shape | part.idShape;
    if ((either & kHasBlanks) != 0) {
        return IdRule::padding;
    }
    if ((either & kHasPrefix) != 0 && (part.idLength != id.size() || conversion)) {
        return IdRule::hexPrefix;
    }
    if (conversion) {
        return *conversion;
    }
    if (part.idLength == id.size()) {
        return IdRule::letterCase;
    }
    return (shape & part.idShape & kDecimal) != 0 ? IdRule::leadingZeros : IdRule::hexLeadingZeros;
}

}  // namespace

/// The best candidate so far; less is better.
struct MessageIdIndex::Best {
    std::tuple<bool, bool, IdRule> rank{true, true, IdRule::padding};  // address differs, fate known, rule
    std::optional<Match> match;

    bool isCertain() const { return match && !std::get<0>(rank); }
};

std::uint64_t MessageIdIndex::keyOf(AccountId account, const IdText& key) {
    const std::string_view text = key.view();
    return hashOf({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, account);
}

std::uint64_t MessageIdIndex::add(AccountId account, std::string_view id, PartNumber number) {
    MessagePart& part = store_.parts[number];
    part.idHash = rawHash(id);
    part.idLength = static_cast<std::uint8_t>(std::min<std::size_t>(id.size(), 255));
    part.idShape = shapeOf(id);
    const std::uint64_t key = keyOf(account, dissector::indexKey(id));
    const auto [place, isNew] = newest_.try_emplace(key, number);
    if (!isNew) {
        part.olderSameId = place->second;
        place->second = number;
    }
    return key;
}

void MessageIdIndex::look(const Wanted& wanted, const IdText& key, std::optional<IdRule> conversion,
                          Best& best) const {
    const auto found = newest_.find(keyOf(wanted.account, key));
    if (found == newest_.end()) {
        return;
    }
    PartNumber number = found->second;
    for (std::size_t looked = 0; number != kNoNumber && looked < kMostSame; ++looked) {
        const MessagePart& part = store_.parts[number];
        if (wanted.time - pdus_.time(part.request) > kLongGone) {
            return;
        }
        const bool isNumber = conversion != IdRule::hexOfDecimal || (part.idShape & kDecimal) != 0;
        const bool differs = wanted.destinationHash && *wanted.destinationHash != part.destinationHash;
        const IdRule rule = ruleOf(part, wanted.id, conversion);
        if (isNumber && !(differs && isConversion(rule))) {
            const std::tuple rank{differs, isFinal(part.status.load(kRelaxed)), rule};
            if (!best.match || rank < best.rank) {
                best.rank = rank;
                best.match = Match{number, rule};
            }
        }
        number = part.olderSameId;
    }
}

std::optional<MessageIdIndex::Match> MessageIdIndex::find(const Wanted& wanted) const {
    if (wanted.id.empty()) {
        return std::nullopt;
    }
    Best best;
    look(wanted, dissector::indexKey(wanted.id), std::nullopt, best);
    if (best.isCertain()) {
        return best.match;  // the usual case: no other way of writing the number is needed
    }
    const std::string_view digits = dissector::withoutZeros(dissector::withoutPrefix(wanted.id));
    if ((shapeOf(wanted.id) & kDecimal) != 0) {
        if (const auto hex = dissector::hexOfDecimal(digits)) {
            look(wanted, *hex, IdRule::decimalOfHex, best);
        }
    }
    if (const auto decimal = dissector::decimalOfHex(digits); decimal && !best.isCertain()) {
        look(wanted, *decimal, IdRule::hexOfDecimal, best);
    }
    return best.match;
}

std::size_t MessageIdIndex::memoryBytes() const {
    return newest_.bucket_count() * (sizeof(std::pair<std::uint64_t, PartNumber>) + 1);
}

}  // namespace smppscope::model
