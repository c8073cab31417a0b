#pragma once

#include <QObject>

class QTableView;

namespace smppscope::gui {

/// Keeps the last row of a table in view while rows come and the table changes its size, until the user
/// scrolls away from it. `table` must outlive it.
class EndFollower : public QObject {
    Q_OBJECT

  public:
    explicit EndFollower(QTableView& table);

    void setEnabled(bool enabled) { enabled_ = atEnd_ = enabled; }
    /// Whether the end is to be kept in view at the moment.
    bool follows() const { return enabled_ && atEnd_; }

  private:
    bool enabled_ = false;
    bool atEnd_ = false;  // the user has not scrolled away from it
};

}  // namespace smppscope::gui
