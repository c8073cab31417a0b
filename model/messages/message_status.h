#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace smppscope::model {

/// How far a message, or a part of one, has come as far as the capture shows.
enum class MessageStatus : std::uint8_t {
    submitted,  ///< no response yet
    accepted,   ///< the response said so
    rejected,   ///< the response had an error status
    // as receipts, query_sm_resp and cancel_sm_resp say (SMPP v3.4 5.2.28, v5.0 4.7.15)
    scheduled,
    enroute,
    delivered,
    expired,
    deleted,
    undeliverable,
    acknowledged,  ///< ACCEPTED: somebody has read it for the recipient; some centres say it of a first step
    unknown,
    refused,  ///< REJECTED
    skipped,
};

inline constexpr std::size_t kMessageStatuses = 13;

/// What a status means for counting.
enum class MessagePhase : std::uint8_t {
    open,       ///< may still change
    rejected,   ///< never taken over
    delivered,  ///< for good
    failed,     ///< for good
};

/// What users are told of a status.
struct MessageStatusInfo {
    MessageStatus status;
    std::string_view id;  ///< in filters and exports
    MessagePhase phase;
    std::string_view meaning;  ///< a few words
};

/// One row per status, in the order of the enum.
std::span<const MessageStatusInfo> allMessageStatuses();
const MessageStatusInfo& messageStatusInfo(MessageStatus status);
inline std::string_view toString(MessageStatus status) {
    return messageStatusInfo(status).id;
}
inline MessagePhase phaseOf(MessageStatus status) {
    return messageStatusInfo(status).phase;
}
inline bool isFinal(MessageStatus status) {
    return phaseOf(status) != MessagePhase::open;
}

/// The status that a value of message_state (SMPP v5.0 4.7.15) stands for; values without meaning are
/// `unknown`.
MessageStatus statusOfMessageState(std::uint8_t messageState);

}  // namespace smppscope::model
