#include "model/messages/message_store.h"

#include <algorithm>

namespace smppscope::model {

namespace {

/// The first index of [0, end) whose row is not below `row`, which `rowAt` gives in rising order. Looks near
/// the end first: costs the logarithm of the distance from there.
template <class RowAt>
std::size_t lowerBound(std::size_t end, Row row, RowAt rowAt) {
    std::size_t high = end;
    std::size_t step = 1;
    while (high != 0 && rowAt(high - 1) >= row) {
        high = high > step ? high - step : 0;
        step *= 2;
    }
    // rowAt(high - 1) < row, and the answer lies at most a step behind.
    std::size_t last = std::min(end, high + step / 2);
    std::size_t first = high;
    while (first != last) {
        const std::size_t middle = first + (last - first) / 2;
        if (rowAt(middle) < row) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}

std::pair<PartNumber, PartNumber> partsIn(const BlockList<MessagePart>& parts, std::size_t size,
                                          Row request) {
    const std::size_t first =
        lowerBound(size, request, [&](std::size_t index) { return parts[index].request; });
    std::size_t last = first;
    while (last != size && parts[last].request == request) {
        ++last;
    }
    return {static_cast<PartNumber>(first), static_cast<PartNumber>(last)};
}

EventNumber eventIn(const BlockList<MessageEvent>& events, std::size_t size, Row row) {
    const std::size_t at = lowerBound(size, row, [&](std::size_t index) { return events[index].row; });
    return at != size && events[at].row == row ? static_cast<EventNumber>(at) : kNoNumber;
}

}  // namespace

std::pair<PartNumber, PartNumber> MessageStore::partsOf(Row request) const {
    return partsIn(parts, parts.size(), request);
}

EventNumber MessageStore::eventOf(Row row) const {
    return eventIn(events, events.size(), row);
}

std::pair<PartNumber, PartNumber> MessageStore::recentPartsOf(Row request) const {
    return partsIn(parts, parts.appended(), request);
}

EventNumber MessageStore::recentEventOf(Row row) const {
    return eventIn(events, events.appended(), row);
}

void MessageStore::publish() {
    messages.publish();
    parts.publish();
    events.publish();
}

std::size_t MessageStore::memoryBytes() const {
    return messages.memoryBytes() + parts.memoryBytes() + events.memoryBytes();
}

}  // namespace smppscope::model
