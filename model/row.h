#pragma once

#include <cstdint>
#include <limits>

#include "capture/segment.h"
#include "capture/types.h"

namespace smppscope::model {

/// Index of a PDU in the store, from 0 in order of completion. Users see it as pdu.number, from 1.
using Row = std::uint32_t;
inline constexpr Row kNoRow = std::numeric_limits<Row>::max();

/// Index of a session, from 0 in order of its first PDU. Users see it as session.id, from 1.
using SessionId = std::uint32_t;

using capture::Direction;
using capture::TimeNs;

/// Facts about a PDU that fit in a bit each.
namespace pdu_flag {
constexpr std::uint8_t kFromServer = 0x01;  ///< direction: set if sent by the session's server
constexpr std::uint8_t kScattered = 0x02;   ///< bytes lie in several places: `location` indexes the extents
constexpr std::uint8_t kCut = 0x04;         ///< fewer bytes in the capture than command_length says
constexpr std::uint8_t kMalformed = 0x08;   ///< the body does not hold what the command demands
constexpr std::uint8_t kHasIssues = 0x10;   ///< the load pass attached issues
constexpr std::uint8_t kExpectsResponse = 0x20;
}  // namespace pdu_flag

/// What is kept of a PDU: one element of every column.
struct PduRow {
    TimeNs time = 0;                 ///< of the frame that completed it
    std::uint64_t location = 0;      ///< packed capture::FilePosition, or index into the extents (kScattered)
    capture::FrameNumber frame = 0;  ///< the frame that completed it
    SessionId session = 0;
    std::uint32_t length = 0;  ///< command_length as declared
    std::uint32_t command = 0;
    std::uint32_t status = 0;
    std::uint32_t sequence = 0;
    Row partner = kNoRow;  ///< response of a request, request of a response
    /// Requests of its direction in flight behind a request, this one included; of the other direction behind
    /// a response.
    std::uint32_t outstanding = 0;
    std::uint8_t flags = 0;

    Direction direction() const {
        return (flags & pdu_flag::kFromServer) ? Direction::fromServer : Direction::fromClient;
    }
};

/// A contiguous part of a PDU's bytes.
struct Extent {
    capture::FilePosition position;
    std::uint32_t length = 0;
    capture::FrameNumber frame = 0;
};

}  // namespace smppscope::model
