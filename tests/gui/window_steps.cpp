#include "tests/gui/window_steps.h"

#include <QAction>
#include <QTest>

#include "gui/filter/filter_bar.h"
#include "gui/table/pdu_table.h"
#include "gui/window/table_query.h"
#include "gui/window/workspace.h"

namespace smppscope::gui::test {

int shownRows(MainWindow& window) {
    return window.workspace().table().pduModel().rowCount();
}

void applyFilter(MainWindow& window, const QString& filter) {
    FilterEdit& edit = window.workspace().filterBar().edit();
    edit.setFocus();
    edit.setText(filter);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTRY_VERIFY(!window.workspace().tableQuery().finder().isRunning());
}

QAction* actionNamed(MainWindow& window, const QString& text) {
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text) {
            return action;
        }
    }
    return nullptr;
}

}  // namespace smppscope::gui::test
