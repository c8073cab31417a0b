#include "gui/timeline/zoom_control.h"

namespace smppscope::gui {

void ZoomControl::setFull(const TimeRange& full) {
    if (full == full_) {
        return;
    }
    const bool all = showsAll() || visible_.length() >= full.length();
    full_ = full;
    visible_ = all ? full_ : panned(visible_, 0, full_);
    emit changed();
}

void ZoomControl::show(const TimeRange& visible) {
    if (visible != visible_) {
        visible_ = visible;
        emit changed();
    }
}

}  // namespace smppscope::gui
