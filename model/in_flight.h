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

/// How many requests sessions had in flight over their time: for each session, by SessionId, the largest
/// number of one direction together in each of `parts` equal parts of the time from its first PDU to its
/// last, counted as Session::maxOutstanding is. Empty for a session without requests. Of the rows [0, rows):
/// a pass over all of them. Any thread.
std::vector<std::vector<std::uint32_t>> inFlightOverTime(const PduStore& pdus, std::size_t rows,
                                                         std::span<const Session> sessions,
                                                         std::size_t parts);

}  // namespace smppscope::model
