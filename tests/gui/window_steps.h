#pragma once

#include "gui/window/main_window.h"

class QAction;

namespace smppscope::gui::test {

/// What users do and see, in few words.

/// How many PDUs the table shows.
int shownRows(MainWindow& window);
/// Types the filter and waits until all PDUs were looked at.
void applyFilter(MainWindow& window, const QString& filter);
/// The action of the menus with that text, without its mnemonic; null if there is none.
QAction* actionNamed(MainWindow& window, const QString& text);

}  // namespace smppscope::gui::test
