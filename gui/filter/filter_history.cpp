#include "gui/filter/filter_history.h"

namespace smppscope::gui {

void FilterHistory::add(const QString& filter) {
    const QString trimmed = filter.trimmed();
    if (!trimmed.isEmpty()) {
        entries_.removeAll(trimmed);
        entries_.append(trimmed);
        while (entries_.size() > kMost) {
            entries_.removeFirst();
        }
    }
    rewind();
}

QString FilterHistory::older(const QString& typed) {
    if (at_ == entries_.size()) {
        typed_ = typed;
    }
    if (at_ > 0) {
        --at_;
    }
    return at_ < entries_.size() ? entries_[at_] : typed;
}

QString FilterHistory::newer(const QString& typed) {
    if (at_ >= entries_.size()) {
        return typed;
    }
    ++at_;
    return at_ < entries_.size() ? entries_[at_] : typed_;
}

}  // namespace smppscope::gui
