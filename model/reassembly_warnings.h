#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/pdu_store.h"

namespace smppscope::model {

/// What went wrong with the segments of all connections of a capture.
struct ReassemblyTrouble {
    std::uint64_t waitsGivenUp = 0;     ///< times that bytes waiting behind a hole became too many
    std::size_t waitingLimit = 0;       ///< bytes that may wait in all
    std::uint64_t lateSegments = 0;     ///< captured long after what acknowledges them
    TimeNs clocksApart = 0;             ///< how far the clocks of capture points disagree at least, ns
    std::uint64_t cutSegments = 0;      ///< cut by the snapshot length
    std::uint64_t cutBytes = 0;         ///< what those lack
    std::uint64_t pdusOutOfOrder = 0;   ///< shown behind later ones of their direction
    std::uint64_t leftOutSegments = 0;  ///< captured too late to be used
    std::uint64_t crowdedOut = 0;       ///< connections: see TcpConnections::crowdedOut
};

/// What the user should know of it, one sentence each, in the order of the members; empty if all was well.
std::vector<std::string> warningsOf(const ReassemblyTrouble& trouble);

}  // namespace smppscope::model
