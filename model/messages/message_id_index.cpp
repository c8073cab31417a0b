#include "model/messages/message_id_index.h"

#include <tuple>
#include <utility>

#include "dissector/receipt/id_number.h"

namespace smppscope::model {

using dissector::IdRule;

namespace {

/// The rule by which the id of a part and that of a receipt are the same, as their keys are; agrees with
/// dissector::matchIds().
IdRule ruleOf(const MessagePart& part, const MessageId& id, std::optional<IdRule> conversion) {
    if (!conversion && part.idHash == id.hash && part.idLength == id.length) {
        return IdRule::exact;
    }
    const std::uint8_t either = id.shape | part.idShape;
    if ((either & id_shape::kHasBlanks) != 0) {
        return IdRule::padding;
    }
    if ((either & id_shape::kHasPrefix) != 0 && (part.idLength != id.length || conversion)) {
        return IdRule::hexPrefix;
    }
    if (conversion) {
        return *conversion;
    }
    if (part.idLength == id.length) {
        return IdRule::letterCase;
    }
    return (id.shape & part.idShape & id_shape::kDecimal) != 0 ? IdRule::leadingZeros
                                                               : IdRule::hexLeadingZeros;
}

}  // namespace

/// One search: what is known of the id, and the best candidate so far.
struct MessageIdIndex::Search {
    explicit Search(const Wanted& what) : wanted(what) {}

    const Wanted& wanted;
    // Less is better: address differs, or a part of it, fate known, not by the peer's conversion, rule.
    std::tuple<bool, bool, bool, bool, IdRule> rank{true, true, true, true, IdRule::padding};
    std::optional<Match> match;

    bool isCertain() const { return match && !std::get<0>(rank); }
};

std::uint64_t MessageIdIndex::add(AccountId account, const MessageId& id, PartNumber number) {
    MessagePart& part = store_.parts[number];
    part.idHash = id.hash;
    part.idLength = id.length;
    part.idShape = id.shape;
    const std::uint64_t key = keyOf(account, id.key);
    if (std::uint32_t* const newest = newest_.find(key)) {
        part.olderSameId = std::exchange(*newest, number);
    } else {
        newest_.add(key, number);
    }
    return key;
}

bool MessageIdIndex::canBeMeant(const Wanted& wanted, const MessagePart& part, bool differs,
                                IdRule rule) const {
    if (!differs) {
        return true;
    }
    if (isConversion(rule)) {
        return false;
    }
    const bool otherNumber = wanted.recipient.isNumber && part.toNumber;
    return !otherNumber ||
           (!isFinal(part.status.load(kRelaxed)) && wanted.time - pdus_.time(part.request) <= kOtherNumber);
}

void MessageIdIndex::look(Search& search, std::uint64_t key, std::optional<IdRule> conversion) const {
    const Wanted& wanted = search.wanted;
    const std::uint32_t* const found = newest_.find(keyOf(wanted.account, key));
    if (found == nullptr) {
        return;
    }
    const bool someAreLongGone =
        wanted.time - pdus_.time(0) > kLongGone;  // else their times needn't be known
    PartNumber number = *found;
    for (std::size_t looked = 0; number != kNoNumber && looked < kMostSame; ++looked) {
        const MessagePart& part = store_.parts[number];
        if (someAreLongGone && wanted.time - pdus_.time(part.request) > kLongGone) {
            return;
        }
        const bool isNumber = conversion != IdRule::hexOfDecimal || (part.idShape & id_shape::kDecimal) != 0;
        const bool differs = wanted.recipient.known && !wanted.recipient.agrees(part);
        const IdRule rule = ruleOf(part, wanted.id, conversion);
        if (isNumber && canBeMeant(wanted, part, differs, rule)) {
            const std::tuple rank{differs, !wanted.recipient.agreesInFull(part),
                                  isFinal(part.status.load(kRelaxed)), rule != wanted.conversion, rule};
            if (!search.match || rank < search.rank) {
                search.rank = rank;
                search.match = Match{number, rule, false};
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
    look(search, wanted.id.key, std::nullopt);
    const std::string_view digits = dissector::withoutZeros(dissector::withoutPrefix(wanted.text));
    const bool plain = search.match.has_value();
    // One digit is the same number in either base and tells nothing.
    const bool tells = digits.size() > 1;
    const auto isDone = [&] { return search.isCertain() && (!wanted.conversion || !tells); };
    if (isDone()) {
        search.match->alone = tells;
        return search.match;  // the usual case: no other way of writing the number is needed
    }
    if ((wanted.id.shape & id_shape::kDecimal) != 0) {
        if (const auto hex = dissector::hexOfDecimal(digits)) {
            look(search, hashOfKey(hex->view()), IdRule::decimalOfHex);
        }
    }
    if (const auto decimal = dissector::decimalOfHex(digits); decimal && !isDone()) {
        look(search, hashOfKey(decimal->view()), IdRule::hexOfDecimal);
    }
    if (search.match) {
        search.match->alone = tells && isConversion(search.match->rule) != plain;
    }
    return search.match;
}

}  // namespace smppscope::model
