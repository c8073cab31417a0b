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
IdRule ruleOf(const MessagePart& part, std::string_view id, std::uint32_t hash, std::uint8_t shape,
              std::optional<IdRule> conversion) {
    if (!conversion && part.idHash == hash && part.idLength == std::min<std::size_t>(id.size(), 255)) {
        return IdRule::exact;
    }
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

/// One search: what is known of the id, and the best candidate so far.
struct MessageIdIndex::Search {
    explicit Search(const Wanted& what) : wanted(what), hash(rawHash(what.id)), shape(shapeOf(what.id)) {}

    const Wanted& wanted;
    std::uint32_t hash;
    std::uint8_t shape;
    // Less is better: address differs, fate known, rule.
    std::tuple<bool, bool, IdRule> rank{true, true, IdRule::padding};
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

void MessageIdIndex::look(Search& search, const IdText& key, std::optional<IdRule> conversion) const {
    const Wanted& wanted = search.wanted;
    const auto found = newest_.find(keyOf(wanted.account, key));
    if (found == newest_.end()) {
        return;
    }
    const bool someAreLongGone =
        wanted.time - pdus_.time(0) > kLongGone;  // else their times needn't be known
    PartNumber number = found->second;
    for (std::size_t looked = 0; number != kNoNumber && looked < kMostSame; ++looked) {
        const MessagePart& part = store_.parts[number];
        if (someAreLongGone && wanted.time - pdus_.time(part.request) > kLongGone) {
            return;
        }
        const bool isNumber = conversion != IdRule::hexOfDecimal || (part.idShape & kDecimal) != 0;
        const bool differs = wanted.destinationHash && *wanted.destinationHash != part.destinationHash;
        const IdRule rule = ruleOf(part, wanted.id, search.hash, search.shape, conversion);
        if (isNumber && !(differs && isConversion(rule))) {
            const std::tuple rank{differs, isFinal(part.status.load(kRelaxed)), rule};
            if (!search.match || rank < search.rank) {
                search.rank = rank;
                search.match = Match{number, rule};
            }
        }
        number = part.olderSameId;
    }
}

std::optional<MessageIdIndex::Match> MessageIdIndex::find(const Wanted& wanted) const {
    if (wanted.id.empty()) {
        return std::nullopt;
    }
    Search search(wanted);
    look(search, dissector::indexKey(wanted.id), std::nullopt);
    if (search.isCertain()) {
        return search.match;  // the usual case: no other way of writing the number is needed
    }
    const std::string_view digits = dissector::withoutZeros(dissector::withoutPrefix(wanted.id));
    if ((search.shape & kDecimal) != 0) {
        if (const auto hex = dissector::hexOfDecimal(digits)) {
            look(search, *hex, IdRule::decimalOfHex);
        }
    }
    if (const auto decimal = dissector::decimalOfHex(digits); decimal && !search.isCertain()) {
        look(search, *decimal, IdRule::hexOfDecimal);
    }
    return search.match;
}

std::size_t MessageIdIndex::memoryBytes() const {
    return newest_.bucket_count() * (sizeof(std::pair<std::uint64_t, PartNumber>) + 1);
}

}  // namespace smppscope::model
