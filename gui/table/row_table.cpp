#include "gui/table/row_table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

#include "gui/app/text.h"
#include "gui/table/cell_delegate.h"
#include "gui/table/filter_menu.h"
#include "gui/table/table_look.h"

namespace smppscope::gui {

RowTable::RowTable(const Name& name, QWidget* parent)
    : QTableView(parent), end_(*this), headerKey_(name.headerKey) {
    setObjectName(QString::fromLatin1(name.object));
    setAccessibleName(name.accessible);
    setItemDelegate(new CellDelegate(this));
}

void RowTable::setRowModel(RowModel& model) {
    rows_ = &model;
    setModel(&model);
    setUpTable(*this);
    resetColumns();
}

void RowTable::resetColumns() {
    for (int logical = 0; logical < rows_->columnCount(); ++logical) {
        resetColumn(*this, logical, rows_->column(logical).widest);
        setColumnHidden(logical, !rows_->column(logical).shown);
    }
}

void RowTable::saveColumns(QSettings& settings) const {
    settings.setValue(headerKey_, horizontalHeader()->saveState());
}

void RowTable::restoreColumns(const QSettings& settings) {
    const QByteArray state = settings.value(headerKey_).toByteArray();
    if (!state.isEmpty()) {
        horizontalHeader()->restoreState(state);
    }
}

void RowTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRowHeight(*this);
    }
}

std::uint32_t RowTable::currentNumber() const {
    return currentIndex().isValid() ? rows_->numberAt(currentIndex().row()) : model::kNoRow;
}

bool RowTable::selectNumber(std::uint32_t number) {
    const int position = number == model::kNoRow ? -1 : rows_->positionOf(number);
    if (position < 0) {
        setCurrentIndex({});
        clearSelection();
        return false;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    const int horizontal = horizontalScrollBar()->value();
    setCurrentIndex(rows_->index(position, column));
    scrollTo(currentIndex(), EnsureVisible);
    horizontalScrollBar()->setValue(horizontal);
    return true;
}

void RowTable::keepPlace(const std::function<void()>& change) {
    const std::uint32_t current = currentNumber();
    const int top = rowAt(0);
    const std::uint32_t anchor = current != model::kNoRow ? current
                                 : top >= 0               ? rows_->numberAt(top)
                                                          : model::kNoRow;
    const int lead = current != model::kNoRow ? currentIndex().row() - top : 0;
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    const bool followsEnd = end_.follows();
    change();
    const int position = anchor == model::kNoRow ? -1 : rows_->nearestPosition(anchor);
    if (position >= 0 && rows_->numberAt(position) == current) {
        setCurrentIndex(rows_->index(position, column));
    } else if (current != model::kNoRow) {
        currentLost();
    }
    if (position < 0) {
        return;
    }
    if (followsEnd) {
        scrollToBottom();
    } else {
        verticalScrollBar()->setValue(std::max(0, position - std::max(lead, 0)));
    }
}

// A key that leads to the current row shows it, also if the view is elsewhere, for example at the end.
void RowTable::keyPressEvent(QKeyEvent* event) {
    QTableView::keyPressEvent(event);
    if (event->matches(QKeySequence::MoveToStartOfDocument) || event->key() == Qt::Key_Home ||
        event->key() == Qt::Key_End) {
        scrollTo(currentIndex(), EnsureVisible);
    }
}

void RowTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (event->reason() == Qt::ShortcutFocusReason) {
        scrollTo(currentIndex(), EnsureVisible);
    }
}

QString RowTable::currentRowText() const {
    QStringList cells;
    const QModelIndex current = currentIndex();
    for (int visual = 0; current.isValid() && visual < rows_->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column)) {
            cells << current.siblingAtColumn(column).data().toString();
        }
    }
    return cells.join(u'\t');
}

QString RowTable::currentCellText() const {
    return currentIndex().data().toString();
}

QString RowTable::currentCellFilter() const {
    return toQString(rows_->filterAt(currentIndex()));
}

void RowTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    setCurrentIndex(index);
    QMenu menu(this);
    addFilterActions(menu, currentCellFilter(),
                     [this](const QString& condition, Combine how) { emit filterWanted(condition, how); });
    menu.addSeparator();
    const QString cell = currentCellText();
    menu.addAction(tr("Copy &cell"), this, [cell] { QApplication::clipboard()->setText(cell); })
        ->setEnabled(!cell.isEmpty());
    menu.addAction(tr("Copy &row"), this, [this] { QApplication::clipboard()->setText(currentRowText()); });
    emit contextMenuShown(menu);
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

}  // namespace smppscope::gui
