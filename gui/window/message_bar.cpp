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
    closeButton->setObjectName(QStringLiteral("messageClose"));
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
    connect(closeButton, &QToolButton::clicked, this, &MessageBar::closeShown);
    connect(button_, &QPushButton::clicked, this, [this] {
        const auto action = shown_.action;  // may say something itself
        closeShown();
        if (action) {
            action();
        }
    });
}

void MessageBar::show(Kind kind, const QString& text, const QString& actionText,
                      std::function<void()> action) {
    showsLasting_ = false;
    say({kind, text, actionText, std::move(action)});
}

void MessageBar::showLasting(Kind kind, const QString& text, const QString& actionText,
                             std::function<void()> action) {
    lasting_.push_back({kind, text, actionText, std::move(action)});
    showsLasting_ = true;
    say(lasting_.back());
}

void MessageBar::say(const Message& message) {
    shown_ = message;
    label_->setText(message.text);
    setAccessibleName(message.text);
    button_->setText(message.actionText);
    button_->setVisible(!message.actionText.isEmpty());
    setLook();
    setVisible(true);
}

void MessageBar::closeShown() {
    if (showsLasting_) {
        lasting_.pop_back();
    }
    showsLasting_ = !lasting_.empty();
    if (showsLasting_) {
        say(lasting_.back());
    } else {
        hide();
    }
}

void MessageBar::clear() {
    lasting_.clear();
    showsLasting_ = false;
    hide();
}

QString MessageBar::text() const {
    return label_->text();
}

void MessageBar::setLook() {
    const QScopedValueRollback setting(settingLook_, true);
    const QPalette base = QApplication::palette();
    const ColourRoles roles = colourRoles(base);
    QPalette mine = base;
    mine.setColor(QPalette::Window, shown_.kind == Kind::note ? roles.headerTint : roles.badTint);
    mine.setColor(QPalette::WindowText, base.color(QPalette::Text));
    setPalette(mine);
    const Symbol symbol = shown_.kind == Kind::error     ? Symbol::error
                          : shown_.kind == Kind::warning ? Symbol::warning
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
