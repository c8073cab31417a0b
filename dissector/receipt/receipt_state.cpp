#include "dissector/receipt/receipt_state.h"

#include <algorithm>

#include "dissector/receipt/ascii.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kAccepted = 6;

/// The frequent ones first.
constexpr StateWord kStateWords[] = {
    {"DELIVRD", 2, true},      {"UNDELIV", 5, true},        {"ACCEPTD", 6, true},    {"EXPIRED", 3, true},
    {"REJECTD", 8, true},      {"UNKNOWN", 7, true},        {"DELETED", 4, true},    {"DELIVERED", 2, false},
    {"UNDELIVERED", 5, false}, {"UNDELIVERABLE", 5, false}, {"UNDELVRD", 5, false},  {"FAILED", 5, false},
    {"ACCEPTED", 6, false},    {"REJECTED", 8, false},      {"ENROUTE", 1, false},   {"BUFFRED", 1, false},
    {"BUFFERD", 1, false},     {"BUFFERED", 1, false},      {"ACKED", 1, false},     {"SCHEDULED", 0, false},
    {"SKIPPED", 9, false},     {"DND_REJECTED", 8, false},  {"DNDNumber", 8, false},
};

const MessageStateRow* findState(std::uint8_t state) {
    const auto rows = messageStates();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [state](const MessageStateRow& r) { return r.value == state; });
    return row != rows.end() ? &*row : nullptr;
}

}  // namespace

const StateWord* findStateWord(std::string_view word) {
    const auto* row = std::find_if(std::begin(kStateWords), std::end(kStateWords),
                                   [word](const StateWord& r) { return ascii::sameButCase(r.word, word); });
    return row != std::end(kStateWords) ? row : nullptr;
}

Finality finalityOf(std::uint8_t state) {
    if (state == kAccepted)
        return Finality::unclear;
    const MessageStateRow* row = findState(state);
    return row != nullptr ? row->final : Finality::unclear;
}

std::string_view stateName(std::uint8_t state) {
    const MessageStateRow* row = findState(state);
    return row != nullptr ? row->name : "an unknown state";
}

}  // namespace smppscope::dissector
