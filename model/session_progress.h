#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "model/outstanding_requests.h"
#include "model/outstanding_timeline.h"
#include "model/session_tally.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// What changes with every PDU of a session, until its connection is finished. Of the tracker alone.
struct SessionProgress {
    explicit SessionProgress(const SmppConnection& of) : connection(of) {}
    const SmppConnection& connection;
    bool swapped = false;  ///< client and server are the other way round than on the connection
    TimeNs firstTime = std::numeric_limits<TimeNs>::max();
    TimeNs lastTime = std::numeric_limits<TimeNs>::min();
    OutstandingTimeline inFlight;
    std::array<Row, 2> lastRows{kNoRow, kNoRow};     ///< by direction
    std::array<OutstandingRequests, 2> outstanding;  ///< by the direction of the request
    SessionTally tally;
};

/// Of what carries the session, the ends the way round that the session has them.
ConnectionFacts factsOf(const SessionProgress& progress);

/// Fills in times and what follows from the connection: how it ended, what was lost.
void describeProgress(const SessionProgress& progress, Session& session);

}  // namespace smppscope::model
