#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "capture/types.h"
#include "model/message_table.pb.h"
#include "model/report.pb.h"

namespace smppscope::support {

/// What a generated capture of whole journeys of messages is like. All probabilities are per thing named, 0
/// to
/// 1. The same options give the same file, byte for byte.
struct JourneyOptions {
    std::uint64_t seed = 1;
    std::uint32_t accounts = 3;
    std::uint32_t bindsPerAccount = 4;           ///< transmitter, receiver, transceivers; at least 2
    std::uint32_t messages = 300;                ///< of all accounts
    capture::TimeNs duration = 600'000'000'000;  ///< its middle is midnight of the first of February 2026 UTC

    // Kinds of messages; the others are plain submit_sm.
    double longMessages = 0.3;
    double submitMulti = 0.1;
    double dataSm = 0.1;
    double fromCentre = 0.1;       ///< mobile-originated; some are long
    double missingPart = 0.1;      ///< of long messages: a part is never sent
    double sameRecipient = 0.3;    ///< goes where a message went that is through
    std::uint32_t references = 4;  ///< of long messages, used in turn

    // Responses.
    double unanswered = 0.03;
    double rejected = 0.08;          ///< with an error status
    double retried = 0.5;            ///< of those that were rejected
    double failedDestination = 0.2;  ///< of submit_multi

    // Receipts. Nine of ten messages ask for one.
    double otherBind = 0.5;  ///< not on the bind of the request
    double early = 0.1;      ///< before the response
    double duplicated = 0.1;
    double contradicted = 0.05;  ///< a second final state
    double missing = 0.1;
    double intermediate = 0.2;  ///< a state that is not final comes first
    double failures = 0.2;      ///< not delivered
    double tlvs = 0.4;          ///< with TLVs; half of them without text
    double unacknowledged = 0.02;
    double queries = 0.1;
    double cancellations = 0.05;

    // Message ids.
    std::uint64_t firstId = 0x2000'0000;  ///< small ones are the same in several ways of writing
    bool restart = false;                 ///< in the middle ids begin again
};

/// What the capture tells, worked out by who wrote it.
struct JourneyTruth {
    std::vector<model::MessageRow> messages;  ///< in the order of their first PDUs
    model::SessionReport report;              ///< only `messages` and `accounts`; quantiles are exact
    std::uint32_t pdus = 0;
};

/// Writes a capture to `path` (pcap, each PDU in a segment of its own, nothing lost) and returns the truth.
/// Throws std::runtime_error if the file can't be written.
JourneyTruth generateJourneys(const JourneyOptions& options, const std::string& path);

}  // namespace smppscope::support
