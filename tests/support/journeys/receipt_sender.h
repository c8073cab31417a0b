#pragma once

#include "tests/support/journeys/id_style.h"
#include "tests/support/journeys/journey_world.h"
#include "tests/support/receipt_dialects.h"

namespace smppscope::support {

/// Writes receipts in all dialects and forms, and sends them to an account.
class ReceiptSender {
  public:
    ReceiptSender(JourneyWorld& world, const IdStyle& style, std::size_t account, JourneyBinds& binds)
        : world_(world), style_(style), account_(account), binds_(binds) {}

    /// What is to be told, of which part, and to whom.
    struct Telling {
        JourneyPart* part = nullptr;  ///< nullptr: of a message that was never answered
        JourneyBind* bind = nullptr;  ///< on which the message came
        std::uint64_t number = 0;
        std::string source;  ///< of the message
        std::string destination;
        std::uint8_t state = 2;
        bool notification = false;
    };
    void send(const Telling& telling);

  private:
    struct Written {
        Command command = Command::deliverSm;
        JourneyMessage pdu;
        std::string id;     ///< that counts
        std::string error;  ///< as the PDU has it
    };
    Written write(const Telling& telling);
    void writeText(const Telling& telling, bool readable, Written& written);
    void arrived(const Telling& telling, const Written& written, JourneyBind& bind, std::uint32_t sequence,
                 std::uint32_t pdu);
    JourneyBind& receiver(JourneyBind* preferred);

    JourneyWorld& world_;
    const IdStyle& style_;
    std::size_t account_;
    JourneyBinds& binds_;
};

}  // namespace smppscope::support
