#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/pdu_store.h"
#include "model/session.h"

namespace smppscope::model {

/// A request that waited longer for its response doesn't count as in flight, and who uses its number again
/// has given it up.
inline constexpr TimeNs kGivenUpAfter = TimeNs{10} * 1'000'000'000;

/// How many requests a session had in flight over its time: the largest number of one direction together in
/// each of equal slices, counted as Session::maxOutstanding is. The first slice begins with the session's
/// first PDU, the last one holds its last PDU. Empty for a session without requests.
struct InFlightSeries {
    TimeNs slice = 0;  ///< length
    std::vector<std::uint32_t> largest;
};

/// Of each session, by SessionId, with at most `mostSlices`. Of the rows [0, rows): a pass over all of them.
/// Any thread.
std::vector<InFlightSeries> inFlightOverTime(const PduStore& pdus, std::size_t rows,
                                             std::span<const Session> sessions, std::size_t mostSlices);

}  // namespace smppscope::model
