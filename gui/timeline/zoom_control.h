#pragma once

#include <QObject>

#include "gui/timeline/time_axis.h"

namespace smppscope::gui {

/// Which part of a capture's time is looked at: the one object that plot, ruler and overview observe.
class ZoomControl : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const TimeRange& full() const { return full_; }
    const TimeRange& visible() const { return visible_; }
    bool showsAll() const { return visible_ == full_; }

    /// The capture covers this; while everything is visible, it stays so.
    void setFull(const TimeRange& full);
    void show(const TimeRange& visible);
    void reset() { show(full_); }
    void zoom(model::TimeNs anchor, double factor) { show(zoomed(visible_, anchor, factor, full_)); }
    void pan(model::TimeNs by) { show(panned(visible_, by, full_)); }

  signals:
    void changed();

  private:
    TimeRange full_;
    TimeRange visible_;
};

}  // namespace smppscope::gui
