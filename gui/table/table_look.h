#pragma once

#include <QString>

class QTableView;

namespace smppscope::gui {

/// What all tables have in common: one line of text a row, one row current, columns that can be moved, hidden
/// and sized, the last of them as wide as there is room.
void setUpTable(QTableView& table);
/// Rows of one line of the table's font; to be called again when that changes.
void fitRowHeight(QTableView& table);
/// Back to its place, shown, wide enough for its heading and for `widest`.
void resetColumn(QTableView& table, int logical, const QString& widest);

}  // namespace smppscope::gui
