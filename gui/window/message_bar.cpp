#include "gui/window/message_bar.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>

#include "gui/app/colour_roles.h"
#include "gui/app/icons.h"

namespace smppscope::gui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), sign_(new QLabel), label_(new QLabel), button_(new QPushButton) {
    setObjectName(QStringLiteral("messageBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    auto* closeButton = new QToolButton;
    closeButton->setAutoRaise(true);
    closeButton->setText(QStringLiteral("✕"));
    closeButton->setAccessibleName(tr("Close the message"));
    label_->setTextFormat(Qt::PlainText);
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(sign_);
    row->addWidget(label_, 1);
    row->addWidget(button_);
    row->addWidget(closeButton);
    button_->setObjectName(QStringLiteral("messageAction"));
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    hide();
    connect(closeButton, &QToolButton::clicked, this, &QWidget::hide);
    connect(button_, &QPushButton::clicked, this, [this] {
        hide();
        if (action_) {
            action_();
        }
    });
}

void MessageBar::show(Kind kind, const QString& text, const QString& actionText,
                      std::function<void()> action) {
    kind_ = kind;
    label_->setText(text);
    setAccessibleName(text);
    button_->setText(actionText);
    button_->setVisible(!actionText.isEmpty());
    action_ = std::move(action);
    setLook();
    setVisible(true);
}

QString MessageBar::text() const {
    return label_->text();
}

void MessageBar::setLook() {
    const QScopedValueRollback setting(settingLook_, true);
    const QPalette base = QApplication::palette();
    const ColourRoles roles = colourRoles(base);
    QPalette mine = base;
    mine.setColor(QPalette::Window, kind_ == Kind::note ? roles.headerTint : roles.badTint);
    mine.setColor(QPalette::WindowText, base.color(QPalette::Text));
    setPalette(mine);
    const Symbol symbol = kind_ == Kind::error     ? Symbol::error
                          : kind_ == Kind::warning ? Symbol::warning
                                                   : Symbol::note;
    sign_->setPixmap(symbolPixmap(symbol, base, 16, devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !settingLook_) {
        setLook();
    }
}

}  // namespace smppscope::gui
