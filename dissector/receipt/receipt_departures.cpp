#include "dissector/receipt/receipt_departures.h"

#include <algorithm>
#include <iterator>

namespace smppscope::dissector {

namespace {

struct DepartureRow {
    Departure departure;
    bool noted;
    std::string_view phrase;
};

constexpr DepartureRow kDepartures[] = {
    {Departure::twoOctets, true, "it is written in two octets per character"},
    {Departure::commaSeparated, true, "it is a comma separated record without keys"},
    {Departure::junkInFront, true, "something stands before the first key"},
    {Departure::keyOrder, true, "its keys stand in another order"},
    {Departure::keyMissing, true, "keys are missing"},
    {Departure::keyRepeated, true, "a key stands there again"},
    {Departure::keySpelling, true, "a key is spelled differently"},
    {Departure::blanks, true, "blanks are missing or too many"},
    {Departure::manyWords, true, "a value has several words"},
    {Departure::idForm, false, "the id is not up to ten decimal digits"},
    {Departure::countForm, true, "sub or dlvrd is not three digits"},
    {Departure::dateForm, true, "a date is not YYMMDDhhmm"},
    {Departure::stateWord, true, "stat is not one of the seven words"},
    {Departure::errorForm, true, "err is not three characters"},
    {Departure::longText, false, "the text is longer than twenty octets"},
    {Departure::nakedText, true, "the text stands there without its key"},
};

}  // namespace

bool Departures::anyNoted() const {
    return std::any_of(std::begin(kDepartures), std::end(kDepartures),
                       [this](const DepartureRow& row) { return row.noted && has(row.departure); });
}

std::string describeNoted(const Departures& departures) {
    std::string text;
    for (const DepartureRow& row : kDepartures) {
        if (!row.noted || !departures.has(row.departure))
            continue;
        text += text.empty() ? "" : "; ";
        text += row.phrase;
    }
    return text;
}

}  // namespace smppscope::dissector
