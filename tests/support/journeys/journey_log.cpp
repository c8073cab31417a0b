#include "tests/support/journeys/journey_log.h"

#include <algorithm>
#include <array>
#include <set>

namespace smppscope::support {

namespace {

constexpr std::array<std::string_view, 10> kStates{"scheduled", "enroute",       "delivered",    "expired",
                                                   "deleted",   "undeliverable", "acknowledged", "unknown",
                                                   "refused",   "skipped"};
constexpr std::string_view kMissing = "[…]";

/// The receipt that settled the part, or nothing.
const ToldOfPart* finalReceipt(const JourneyPart& part) {
    const auto found = std::find_if(part.told.begin(), part.told.end(), [&](const ToldOfPart& told) {
        return told.kind == "receipt" && told.state == part.state && isFinalState(part.state);
    });
    return found == part.told.end() ? nullptr : &*found;
}

void fillPart(const JourneyPart& part, model::MessagePartRow& row) {
    row.set_part(part.part);
    row.set_session(part.session);
    row.set_request(part.request);
    row.set_response(part.response);
    row.set_state(part.state);
    row.set_id(part.id);
    if (part.response != 0) {
        row.set_response_ns(part.responseTime - part.requestTime);
    }
    if (const ToldOfPart* const settled = finalReceipt(part)) {
        row.set_receipt_ns(settled->time - part.requestTime);
    }
    for (const ToldOfPart& told : part.told) {
        model::MessageEventRow& event = *row.add_events();
        event.set_kind(std::string(told.kind));
        event.set_pdu(told.pdu);
        event.set_acknowledgement(told.acknowledgement);
        event.set_session(told.session);
        event.set_time_ns(told.time);
        event.set_state(told.state);
        event.set_id_rule(told.rule);
    }
}

/// The durations and numbers that follow from the parts.
void fillSums(const Journey& journey, model::MessageRow& row) {
    const capture::TimeNs begin = journey.parts.front().requestTime;
    const ToldOfPart* last = nullptr;
    std::uint32_t receipts = 0;
    for (const JourneyPart& part : journey.parts) {
        if (part.response != 0) {
            row.set_response_ns(std::max(row.response_ns(), part.responseTime - begin));
        }
        receipts += static_cast<std::uint32_t>(std::count_if(
            part.told.begin(), part.told.end(),
            [](const ToldOfPart& told) { return told.kind == "receipt" || told.kind == "notification"; }));
        const ToldOfPart* settled = finalReceipt(part);
        last = settled != nullptr && (last == nullptr || settled->pdu > last->pdu) ? settled : last;
    }
    row.set_submitted_ns(begin);
    if (last != nullptr && isFinalState(journey.state())) {
        row.set_receipt_ns(last->time - begin);
    }
    row.set_receipts(receipts);
}

void fillText(const Journey& journey, model::MessageRow& row) {
    std::set<std::uint32_t> sent;
    for (const JourneyPart& part : journey.parts) {
        sent.insert(part.part);
    }
    std::string text;
    for (std::uint32_t part = 1; part <= journey.texts.size(); ++part) {
        if (sent.contains(part)) {
            text += journey.texts[part - 1];
        } else {
            text += kMissing;
            row.add_missing(part);
        }
    }
    row.set_text(text);
}

model::MessageRow rowOf(const Journey& journey, std::uint32_t number) {
    model::MessageRow row;
    row.set_number(number);
    row.set_system_id(journey.systemId);
    row.set_origin(journey.fromCentre ? "centre" : "esme");
    row.set_source(journey.source);
    row.set_destination(journey.destination);
    row.set_state(journey.state());
    row.set_id(journey.parts.front().id);
    row.set_parts(static_cast<std::uint32_t>(journey.texts.size()));
    row.set_requests(static_cast<std::uint32_t>(journey.parts.size()));
    row.set_method(std::string(journey.method));
    row.set_reference(journey.reference);
    row.set_charset(std::string(journey.charset));
    fillSums(journey, row);
    fillText(journey, row);
    for (const JourneyPart& part : journey.parts) {
        fillPart(part, *row.add_part());
    }
    return row;
}

}  // namespace

std::string stateOfCode(std::uint8_t messageState) {
    return std::string(kStates.at(messageState));
}

bool isFailedState(std::string_view state) {
    static const std::set<std::string_view> kFailed{"expired", "deleted", "undeliverable",
                                                    "unknown", "refused", "skipped"};
    return kFailed.contains(state);
}

bool isFinalState(std::string_view state) {
    return state == "rejected" || state == "delivered" || isFailedState(state);
}

int rankOf(const JourneyPart& part) {
    return part.state == "rejected"    ? 0
           : isFailedState(part.state) ? 1
           : part.state == "submitted" ? 2
           : part.state == "delivered" ? 4
                                       : 3;
}

/// Of each part the attempt counts that came furthest: the message fails with one of them, and is delivered
/// with all of which that is to be told.
std::string Journey::state() const {
    std::map<std::uint32_t, const JourneyPart*> latest;
    for (const JourneyPart& part : parts) {
        const JourneyPart*& best = latest[part.part];
        best = best == nullptr || rankOf(part) >= rankOf(*best) ? &part : best;
    }
    std::vector<const JourneyPart*> byRequest;
    for (const auto& [number, part] : latest) {
        byRequest.push_back(part);
    }
    std::sort(byRequest.begin(), byRequest.end(),
              [](const JourneyPart* a, const JourneyPart* b) { return a->request < b->request; });
    const auto any = [&](auto holds) { return std::any_of(byRequest.begin(), byRequest.end(), holds); };
    const auto failed = std::find_if(byRequest.begin(), byRequest.end(),
                                     [](const JourneyPart* part) { return isFailedState(part->state); });
    if (failed != byRequest.end()) {
        return (*failed)->state;
    }
    if (any([](const JourneyPart* part) { return part->state == "rejected"; })) {
        return "rejected";
    }
    if (texts.size() == 1) {
        return byRequest.front()->state;
    }
    if (any([](const JourneyPart* part) { return part->state == "submitted"; })) {
        return "submitted";
    }
    const bool open =
        any([](const JourneyPart* part) { return part->wantsReceipt && !isFinalState(part->state); });
    const bool delivered = any([](const JourneyPart* part) { return part->state == "delivered"; });
    return delivered && !open && latest.size() == texts.size() ? "delivered" : "accepted";
}

bool Journey::isThrough() const {
    std::set<std::uint32_t> accepted;
    for (const JourneyPart& part : parts) {
        if (part.response != 0 && part.state != "rejected") {
            accepted.insert(part.part);
        } else {
            return false;
        }
    }
    return accepted.size() == texts.size();
}

void follow(JourneyPart& part, const ToldOfPart& told) {
    const bool becomesKnown = part.state == "unknown" && isFinalState(told.state);
    if (told.counts && (!isFinalState(part.state) || becomesKnown)) {
        part.state = told.state;
    }
}

void answered(JourneyPart& part, bool accepted) {
    part.state = accepted ? "accepted" : "rejected";
    for (const ToldOfPart& told : part.told) {
        follow(part, told);
    }
}

JourneyTruth JourneyLog::truth() const {
    JourneyTruth truth;
    for (const auto& journey : journeys) {
        truth.messages.push_back(rowOf(*journey, static_cast<std::uint32_t>(truth.messages.size() + 1)));
    }
    fillTotals(*truth.report.mutable_messages());
    for (std::size_t account = 0; account < accounts.size(); ++account) {
        fillAccount(account, *truth.report.add_accounts());
    }
    return truth;
}

}  // namespace smppscope::support
