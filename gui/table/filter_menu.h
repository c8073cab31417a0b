#pragma once

#include <functional>

#include <QString>

#include "gui/document/view_query.h"

class QMenu;
class QTableView;

namespace smppscope::gui {

using FilterWanted = std::function<void(const QString& condition, Combine how)>;

/// Adds "Apply as filter", "And", "And not" and "Copy as filter" for `condition`; disabled if it is empty.
void addFilterActions(QMenu& menu, const QString& condition, const FilterWanted& wanted);

/// Adds one checkable action per column of `table`, which shows and hides it, and one that resets all.
void addColumnActions(QMenu& menu, QTableView& table);

}  // namespace smppscope::gui
