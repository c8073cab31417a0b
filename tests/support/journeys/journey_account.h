#pragma once

#include "tests/support/journeys/journey_centre.h"
#include "tests/support/journeys/journey_text.h"

namespace smppscope::support {

/// An ESME with all binds of its account: sends messages of all kinds and takes those of the centre.
class JourneyAccount {
  public:
    JourneyAccount(JourneyWorld& world, std::size_t index);
    JourneyAccount(const JourneyAccount&) = delete;
    JourneyAccount& operator=(const JourneyAccount&) = delete;

    /// Binds, and once all are bound sends so many messages within `duration`.
    void start(std::uint32_t messages, capture::TimeNs duration);
    void fillSessions() const;  ///< into the log, at the end

  private:
    void sendMessage();
    void sendMulti();
    void sendLong(Command command, bool fromCentre);
    void sendWhole(Command command, bool fromCentre);
    std::shared_ptr<Journey> begin(bool fromCentre, bool mayReuseRecipient);
    JourneyRequest requestFor(const std::shared_ptr<Journey>& journey, Command command);
    void submit(const JourneyRequest& request);
    void deliver(const JourneyRequest& request);
    std::vector<JourneyPart*> record(const JourneyRequest& request, std::uint32_t pdu);
    void sendAgain(JourneyRequest request);
    std::string newNumber(std::string& prefix);
    JourneyBind& anyBind(bool (JourneyBind::*can)() const);

    JourneyWorld& world_;
    std::size_t index_;
    std::string systemId_;
    JourneyBinds binds_;
    JourneyCentre centre_;
    std::vector<std::shared_ptr<Journey>> reusable_;  ///< whose recipients may get another message
    std::uint32_t longMessages_ = 0;
    std::uint32_t bound_ = 0;
};

}  // namespace smppscope::support
