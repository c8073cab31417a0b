#include "gui/messages/message_table.h"

#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

namespace smppscope::gui {

static_assert(model::kNoNumber == model::kNoRow);  // nothing selected, in both tables

MessageTable::MessageTable(MessageDetails& details, QWidget* parent)
    : RowTable({.object = "messageTable", .headerKey = "messages/header", .accessible = tr("Messages")},
               parent),
      model_(details) {
    setRowModel(model_);
    connect(this, &RowTable::contextMenuShown, this, &MessageTable::addShowPdus);
}

void MessageTable::showCurrent(model::MessageNumber message) {
    const QScopedValueRollback quiet(quiet_, true);
    selectNumber(message);
}

void MessageTable::keepCurrent(const std::function<void()>& change) {
    const QScopedValueRollback quiet(quiet_, true);
    keepPlace(change);
}

void MessageTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    RowTable::currentChanged(current, previous);
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
    RowTable::keyPressEvent(event);
}

void MessageTable::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid()) {
        emit pdusWanted(currentMessage());
    }
}

// First, as what a double click does.
void MessageTable::addShowPdus(QMenu& menu) {
    auto* show = new QAction(tr("&Show its PDUs"), &menu);
    connect(show, &QAction::triggered, this,
            [this, message = currentMessage()] { emit pdusWanted(message); });
    menu.insertAction(menu.actions().value(0), show);
}

}  // namespace smppscope::gui
