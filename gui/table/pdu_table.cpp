#include "gui/table/pdu_table.h"

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

namespace {

constexpr const char* kHeaderState = "table/header";

}  // namespace

PduTable::PduTable(InfoTexts* infos, QWidget* parent)
    : QTableView(parent), model_(infos), delegate_(new CellDelegate(this)), end_(*this) {
    setObjectName(QStringLiteral("pduTable"));
    setAccessibleName(tr("PDUs"));
    setModel(&model_);
    setItemDelegate(delegate_);
    setUpTable(*this);
    resetColumns();
}

void PduTable::resetColumns() {
    for (const ColumnInfo& column : columns()) {
        const int logical = static_cast<int>(column.column);
        resetColumn(*this, logical, column.widest);
        horizontalHeader()->setSectionHidden(logical, !column.shown);
    }
}

void PduTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRowHeight(*this);
    }
}

model::Row PduTable::currentRow() const {
    return currentIndex().isValid() ? model_.rowAt(currentIndex().row()) : model::kNoRow;
}

bool PduTable::selectRow(model::Row row) {
    const int position = row == model::kNoRow ? -1 : model_.positionOf(row);
    if (position < 0) {
        setCurrentIndex({});
        clearSelection();
        return false;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    const QModelIndex index = model_.index(position, column);
    const int horizontal = horizontalScrollBar()->value();
    setCurrentIndex(index);
    scrollTo(index, EnsureVisible);
    horizontalScrollBar()->setValue(horizontal);
    return true;
}

void PduTable::keepPlace(const std::function<void()>& change) {
    const model::Row current = currentRow();
    const int top = rowAt(0);
    const model::Row anchor = current != model::kNoRow ? current
                              : top >= 0               ? model_.rowAt(top)
                                                       : model::kNoRow;
    const int lead = current != model::kNoRow ? currentIndex().row() - top : 0;
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    const bool followsEnd = end_.follows();
    change();
    const int position = anchor == model::kNoRow ? -1 : model_.nearestPosition(anchor);
    if (position < 0) {
        if (current != model::kNoRow) {
            emit rowSelected(model::kNoRow);
        }
        return;
    }
    if (current != model::kNoRow && model_.rowAt(position) == current) {
        setCurrentIndex(model_.index(position, column));
    } else if (current != model::kNoRow) {
        emit rowSelected(model::kNoRow);
    }
    if (followsEnd) {
        scrollToBottom();
    } else {
        verticalScrollBar()->setValue(std::max(0, position - std::max(lead, 0)));
    }
}

void PduTable::setPartner(model::Row row) {
    delegate_->setPartner(row);
    viewport()->update();
}

void PduTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (!current.isValid() || !previous.isValid() || current.row() != previous.row()) {
        emit rowSelected(currentRow());
    }
}

// A key that leads to the current row shows it, also if the view is elsewhere, for example at the end.
void PduTable::keyPressEvent(QKeyEvent* event) {
    QTableView::keyPressEvent(event);
    if (event->matches(QKeySequence::MoveToStartOfDocument) || event->key() == Qt::Key_Home ||
        event->key() == Qt::Key_End) {
        scrollTo(currentIndex(), EnsureVisible);
    }
}

void PduTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (event->reason() == Qt::ShortcutFocusReason) {
        scrollTo(currentIndex(), EnsureVisible);
    }
}

QString PduTable::currentRowText() const {
    QStringList cells;
    const QModelIndex current = currentIndex();
    for (int visual = 0; current.isValid() && visual < model_.columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column)) {
            cells << model_.index(current.row(), column).data().toString();
        }
    }
    return cells.join(u'\t');
}

QString PduTable::currentCellText() const {
    return currentIndex().data().toString();
}

QString PduTable::currentCellFilter() const {
    return cellFilterAt(currentIndex());
}

QString PduTable::cellFilterAt(const QModelIndex& index) const {
    if (!index.isValid()) {
        return {};
    }
    const ColumnInfo& column = columns()[static_cast<std::size_t>(index.column())];
    return toQString(cellFilter(column.column, model_.rowAt(index.row()), model_.source()));
}

void PduTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    setCurrentIndex(index);
    QMenu menu(this);
    addFilterActions(menu, cellFilterAt(index),
                     [this](const QString& condition, Combine how) { emit filterWanted(condition, how); });
    menu.addSeparator();
    const QString cell = currentCellText();
    QAction* copyCell =
        menu.addAction(tr("Copy &cell"), this, [cell] { QApplication::clipboard()->setText(cell); });
    copyCell->setEnabled(!cell.isEmpty());
    menu.addAction(tr("Copy &row"), this, [this] { QApplication::clipboard()->setText(currentRowText()); });
    emit contextMenuShown(menu);
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void PduTable::saveColumns(QSettings& settings) const {
    settings.setValue(kHeaderState, horizontalHeader()->saveState());
}

void PduTable::restoreColumns(const QSettings& settings) {
    const QByteArray state = settings.value(kHeaderState).toByteArray();
    if (!state.isEmpty()) {
        horizontalHeader()->restoreState(state);
    }
}

}  // namespace smppscope::gui
