#include "gui/filter/chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "gui/app/icons.h"

namespace smppscope::gui {

namespace {

constexpr int kMostCharacters = 44;

}  // namespace

Chip::Chip(QWidget* parent) : QFrame(parent), label_(new QLabel), button_(new QToolButton) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 1, 2, 1);
    row->setSpacing(2);
    label_->setTextFormat(Qt::PlainText);
    row->addWidget(label_);
    row->addWidget(button_);
    button_->setAutoRaise(true);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Midlight);
    setLook();
    connect(button_, &QToolButton::clicked, this, &Chip::removed);
}

void Chip::setText(const QString& text) {
    text_ = text;
    const int most = label_->fontMetrics().averageCharWidth() * kMostCharacters;
    label_->setText(label_->fontMetrics().elidedText(text, Qt::ElideRight, most));
    label_->setToolTip(text);
    setAccessibleName(tr("Only %1").arg(text));
    button_->setToolTip(tr("Show more than %1").arg(text));
    button_->setAccessibleName(tr("Remove the limit: %1").arg(text));
}

QString Chip::text() const {
    return text_;
}

void Chip::setLook() {
    button_->setIcon(symbolIcon(Symbol::close, palette()));
}

void Chip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        setLook();
    }
}

}  // namespace smppscope::gui
