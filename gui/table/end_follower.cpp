#include "gui/table/end_follower.h"

#include <QScrollBar>
#include <QTableView>

namespace smppscope::gui {

EndFollower::EndFollower(QTableView& table) {
    // The range changes with rows and with the size of the table, the value alone by scrolling only.
    QScrollBar* bar = table.verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar] { atEnd_ = bar->value() == bar->maximum(); });
    connect(
        bar, &QScrollBar::rangeChanged, this,
        [this, &table] {
            if (follows()) {
                table.scrollToBottom();
            }
        },
        Qt::QueuedConnection);
}

}  // namespace smppscope::gui
