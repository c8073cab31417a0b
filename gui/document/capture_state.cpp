#include "gui/document/capture_state.h"

namespace smppscope::gui {

std::size_t messagesWithin(const model::MessageStore& store, std::size_t rows) {
    std::size_t count = store.messages.size();
    while (count > 0 && store.messages[count - 1].first >= rows) {  // published since; a few at most
        --count;
    }
    return count;
}

void IssueCounter::count(const model::PduStore& pdus, std::size_t rows) {
    using namespace model::pdu_flag;
    for (; counted_ < rows; ++counted_) {
        const auto row = static_cast<model::Row>(counted_);
        if ((pdus.flags(row) & (kHasIssues | kMalformed | kCut)) == 0) {
            continue;
        }
        const model::SessionId session = pdus.session(row);
        if (session >= bySession_.size()) {
            bySession_.resize(session + 1);
        }
        ++bySession_[session];
        ++total_;
    }
}

}  // namespace smppscope::gui
