#include "model/messages/message_status.h"

#include <array>

namespace smppscope::model {

namespace {

using enum MessageStatus;

constexpr std::array<MessageStatusInfo, kMessageStatuses> kInfos{{
    {submitted, "submitted", MessagePhase::open, "no response yet"},
    {accepted, "accepted", MessagePhase::open, "taken over by the response"},
    {rejected, "rejected", MessagePhase::rejected, "the response had an error status"},
    {scheduled, "scheduled", MessagePhase::open, "waits for its time"},
    {enroute, "enroute", MessagePhase::open, "on its way"},
    {delivered, "delivered", MessagePhase::delivered, "reached the recipient"},
    {expired, "expired", MessagePhase::failed, "its validity ended first"},
    {deleted, "deleted", MessagePhase::failed, "deleted or cancelled"},
    {undeliverable, "undeliverable", MessagePhase::failed, "can't be delivered"},
    {acknowledged, "acknowledged", MessagePhase::open, "ACCEPTED: read for the recipient, or taken over"},
    {unknown, "unknown", MessagePhase::failed, "the message centre doesn't know what became of it"},
    {refused, "refused", MessagePhase::failed, "REJECTED: refused after it was accepted"},
    {skipped, "skipped", MessagePhase::failed, "not sent on purpose"},
}};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kInfos.size(); ++i) {
        if (kInfos[i].status != static_cast<MessageStatus>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder());

}  // namespace

std::span<const MessageStatusInfo> allMessageStatuses() {
    return kInfos;
}

const MessageStatusInfo& messageStatusInfo(MessageStatus status) {
    return kInfos[static_cast<std::size_t>(status)];
}

MessageStatus statusOfMessageState(std::uint8_t messageState) {
    static constexpr std::array<MessageStatus, 10> kByState{scheduled, enroute,       delivered,    expired,
                                                            deleted,   undeliverable, acknowledged, unknown,
                                                            refused,   skipped};
    return messageState < kByState.size() ? kByState[messageState] : unknown;
}

}  // namespace smppscope::model
