#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/analysis.h"
#include "model/messages/message_store.h"

namespace smppscope::gui {

/// What views show of a capture at one moment: a snapshot and what is derived from it. Immutable once handed
/// to the GUI thread.
struct CaptureState {
    model::Snapshot snapshot;
    std::vector<std::uint64_t> issuesBySession;  ///< PDUs with issues, by SessionId
    std::uint64_t issues = 0;                    ///< PDUs with issues
    std::size_t messages = 0;                    ///< whose first PDU is one of the snapshot's
    std::size_t memoryBytes = 0;
};

/// How many messages begin in the first `rows` rows: those before that number. Any thread.
std::size_t messagesWithin(const model::MessageStore& messages, std::size_t rows);

using CaptureStatePtr = std::shared_ptr<const CaptureState>;

/// Counts the PDUs with issues, each call only the new rows. A flag may come to a row after it was counted,
/// so the last count of a capture begins with restart(). One thread at a time.
class IssueCounter {
  public:
    void count(const model::PduStore& pdus, std::size_t rows);
    void restart() { *this = {}; }

    const std::vector<std::uint64_t>& bySession() const { return bySession_; }
    std::uint64_t total() const { return total_; }

  private:
    std::size_t counted_ = 0;
    std::vector<std::uint64_t> bySession_;
    std::uint64_t total_ = 0;
};

}  // namespace smppscope::gui
