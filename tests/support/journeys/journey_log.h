#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/journeys/journeys.h"
#include "tests/support/traffic/pdu_templates.h"

namespace smppscope::support {

/// What a PDU said later of a part.
struct ToldOfPart {
    std::string_view kind;  ///< receipt, notification, query, cancel
    std::uint32_t pdu = 0;
    std::uint32_t acknowledgement = 0;
    std::uint32_t session = 0;
    capture::TimeNs time = 0;
    std::string state = {};  ///< empty if it tells none
    std::string rule;
    bool counts = true;  ///< its state is the part's, if none was final before
};

/// One request with a message, or a part of one, to one destination.
struct JourneyPart {
    std::uint32_t part = 1;
    std::uint32_t session = 0;
    std::uint32_t request = 0;
    capture::TimeNs requestTime = 0;
    std::uint32_t response = 0;
    capture::TimeNs responseTime = 0;
    std::string id;
    std::string state = "submitted";
    bool wantsReceipt = false;
    std::deque<ToldOfPart> told;  ///< in the order of their PDUs
};

/// One message to one destination.
struct Journey {
    std::size_t account = 0;
    std::string systemId;
    bool fromCentre = false;
    std::string source;
    std::string destination;
    std::string prefix;  ///< country calling code; empty: none
    std::string_view method = "whole";
    std::uint32_t reference = 0;
    std::string_view charset;
    std::vector<std::string> texts;  ///< of the parts
    std::deque<JourneyPart> parts;   ///< in the order of their requests

    std::string state() const;
    bool isThrough() const;  ///< every part that there is to be was accepted
};

/// States as exports name them.
std::string stateOfCode(std::uint8_t messageState);
bool isFinalState(std::string_view state);
bool isFailedState(std::string_view state);

/// A receipt, found or not.
struct ReceiptRecord {
    std::size_t account = 0;
    bool matched = false;
    std::string rule;
    std::string reason;  ///< state and error, if it tells a failure
};

/// An account as the capture begins to show it.
struct AccountRecord {
    std::string systemId;
    std::vector<std::uint32_t> sessions;
    std::map<std::pair<Command, Status>, std::uint64_t> rejections;
};

/// What has happened to all messages, and the truth that follows from it.
class JourneyLog {
  public:
    std::deque<AccountRecord> accounts;              ///< in the order of their first binds
    std::vector<std::shared_ptr<Journey>> journeys;  ///< in the order of their first requests
    std::vector<ReceiptRecord> receipts;
    std::uint64_t numbersGiven = 0;  ///< to recipients

    JourneyTruth truth() const;

  private:
    void fillTotals(model::MessageTotals& totals) const;
    void fillAccount(std::size_t account, model::AccountSummary& summary) const;
};

/// The response has arrived: the part is accepted or rejected, and what was told before counts.
void answered(JourneyPart& part, bool accepted);
/// Counts the state that was told of a part; not before the part's response.
void follow(JourneyPart& part, const ToldOfPart& told);

}  // namespace smppscope::support
