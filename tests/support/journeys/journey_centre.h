#pragma once

#include <functional>
#include <vector>

#include "tests/support/journeys/id_style.h"
#include "tests/support/journeys/journey_world.h"
#include "tests/support/journeys/receipt_sender.h"

namespace smppscope::support {

/// The message centre of an account: names messages, answers, and tells what becomes of them.
class JourneyCentre {
  public:
    JourneyCentre(JourneyWorld& world, const IdStyle& style, std::size_t account, JourneyBinds& binds);

    /// A request has arrived; `parts` are those that it carries. `retry` is called if it was refused.
    void receive(const JourneyRequest& request, std::uint32_t sequence, std::vector<JourneyPart*> parts,
                 std::function<void()> retry);

  private:
    struct Naming {
        std::uint64_t number;
        std::string id;
    };
    Naming nextName();
    void refuse(const JourneyRequest& request, std::uint32_t sequence, std::vector<JourneyPart*> parts,
                std::function<void()> retry);
    void accept(const JourneyRequest& request, std::uint32_t sequence, std::vector<JourneyPart*> parts);
    capture::TimeNs planReceipts(const Journey& journey, JourneyPart* part, const JourneyRequest& request,
                                 const Naming& name, bool isAnswered);
    void query(const Journey& journey, JourneyPart* part);
    void cancel(const Journey& journey, JourneyPart* part);
    void operate(JourneyPart* part, std::string_view kind, Command command,
                 std::function<void(ByteVector&, const PduHead&)> ask,
                 std::function<std::uint8_t()> answerState);
    JourneyBind& submitter();

    JourneyWorld& world_;
    const IdStyle& style_;
    std::size_t account_;
    JourneyBinds& binds_;
    ReceiptSender receipts_;
    std::uint64_t nextId_;
    bool restarted_ = false;
};

}  // namespace smppscope::support
