#include "gui/table/empty_note.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace smppscope::gui {

EmptyNote::EmptyNote(QTableView& table)
    : QWidget(&table), table_(table), label_(new QLabel), button_(new QPushButton(tr("Show all PDUs"))) {
    setObjectName(QStringLiteral("emptyNote"));
    button_->setObjectName(QStringLiteral("showAll"));
    label_->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->addWidget(label_);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    hide();
    table.viewport()->installEventFilter(this);
    connect(button_, &QPushButton::clicked, this, &EmptyNote::showAllWanted);
}

void EmptyNote::say(const QString& text, bool wayBack) {
    label_->setText(text);
    button_->setVisible(wayBack);
    setAccessibleName(text);
    place();
    show();
}

void EmptyNote::place() {
    QRect box({}, sizeHint());
    box.moveCenter(table_.viewport()->geometry().center());
    setGeometry(box);
}

bool EmptyNote::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace smppscope::gui
