#include "gui/messages/message_table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSettings>

#include "gui/app/text.h"
#include "gui/table/cell_delegate.h"
#include "gui/table/filter_menu.h"
#include "gui/table/table_look.h"

namespace smppscope::gui {

namespace {

constexpr const char* kMessageHeader = "messages/header";

}  // namespace

MessageTable::MessageTable(MessageDetails& details, QWidget* parent)
    : QTableView(parent), model_(details), end_(*this) {
    setObjectName(QStringLiteral("messageTable"));
    setAccessibleName(tr("Messages"));
    setModel(&model_);
    setItemDelegate(new CellDelegate(this));
    setUpTable(*this);
    resetColumns();
}

void MessageTable::resetColumns() {
    for (const MessageColumnInfo& column : messageColumns()) {
        resetColumn(*this, static_cast<int>(column.column), column.widest);
    }
}

void MessageTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitRowHeight(*this);
    }
}

model::MessageNumber MessageTable::currentMessage() const {
    return currentIndex().isValid() ? model_.messageAt(currentIndex().row()) : model::kNoNumber;
}

void MessageTable::showCurrent(model::MessageNumber message) {
    const QScopedValueRollback quiet(quiet_, true);
    const int position = message == model::kNoNumber ? -1 : model_.positionOf(message);
    if (position < 0) {
        setCurrentIndex({});
        clearSelection();
        return;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    const int horizontal = horizontalScrollBar()->value();
    setCurrentIndex(model_.index(position, column));
    scrollTo(currentIndex(), EnsureVisible);
    horizontalScrollBar()->setValue(horizontal);
}

void MessageTable::keepCurrent(const std::function<void()>& change) {
    const model::MessageNumber current = currentMessage();
    change();
    if (current != model::kNoNumber && current != currentMessage()) {
        showCurrent(current);
    }
}

void MessageTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (!quiet_ && current.isValid() && (!previous.isValid() || current.row() != previous.row())) {
        emit messageSelected(currentMessage());
    }
}

void MessageTable::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        emit pdusWanted(currentMessage());
        return;
    }
    QTableView::keyPressEvent(event);
}

void MessageTable::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid()) {
        emit pdusWanted(currentMessage());
    }
}

QString MessageTable::currentRowText() const {
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

QString MessageTable::currentCellFilter() const {
    return toQString(model_.filterAt(currentIndex()));
}

void MessageTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    setCurrentIndex(index);
    QMenu menu(this);
    menu.addAction(tr("&Show its PDUs"), this,
                   [this, message = currentMessage()] { emit pdusWanted(message); });
    addFilterActions(menu, currentCellFilter(),
                     [this](const QString& condition, Combine how) { emit filterWanted(condition, how); });
    menu.addSeparator();
    const QString cell = index.data().toString();
    menu.addAction(tr("Copy &cell"), this, [cell] { QApplication::clipboard()->setText(cell); })
        ->setEnabled(!cell.isEmpty());
    menu.addAction(tr("Copy &row"), this, [this] { QApplication::clipboard()->setText(currentRowText()); });
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void MessageTable::saveColumns(QSettings& settings) const {
    settings.setValue(kMessageHeader, horizontalHeader()->saveState());
}

void MessageTable::restoreColumns(const QSettings& settings) {
    const QByteArray state = settings.value(kMessageHeader).toByteArray();
    if (!state.isEmpty()) {
        horizontalHeader()->restoreState(state);
    }
}

}  // namespace smppscope::gui
