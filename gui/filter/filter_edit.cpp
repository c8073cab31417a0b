#include "gui/filter/filter_edit.h"

#include <algorithm>
#include <array>

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFontDatabase>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextCharFormat>

#include "gui/app/colour_roles.h"
#include "gui/filter/filter_completer.h"

namespace smppscope::gui {

namespace {

bool edits(const QKeyEvent& key) {
    constexpr std::array kEditing = {QKeySequence::Copy, QKeySequence::Cut,  QKeySequence::Paste,
                                     QKeySequence::Undo, QKeySequence::Redo, QKeySequence::SelectAll};
    return std::any_of(kEditing.begin(), kEditing.end(),
                       [&key](QKeySequence::StandardKey editing) { return key.matches(editing); });
}

/// Whether keys with Ctrl or Alt are for an action of the window rather than for editing, as Ctrl+E is.
bool isForWindow(const QKeyEvent& key, const QWidget& window) {
    if ((key.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0 || edits(key)) {
        return false;
    }
    const QKeySequence typed(key.keyCombination());
    const auto actions = window.findChildren<QAction*>();
    return std::any_of(actions.begin(), actions.end(),
                       [&typed](const QAction* action) { return action->shortcuts().contains(typed); });
}

}  // namespace

FilterEdit::FilterEdit(QWidget* parent) : QLineEdit(parent), completer_(new FilterCompleter(*this)) {
    setObjectName(QStringLiteral("filterEdit"));
    setAccessibleName(tr("Display filter"));
    setPlaceholderText(tr("Filter, for example  smpp.command_id == submit_sm and pdu.latency > 0.5"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textChanged, this, &FilterEdit::checkText);
    connect(this, &QLineEdit::textEdited, this, [this] { completer_->offer(false); });
    showState();
}

void FilterEdit::checkText() {
    check_ = checkFilter(text());
    showState();
    emit checked(check_);
}

void FilterEdit::showState() {
    const QScopedValueRollback showing(showing_, true);
    QPalette mine = QApplication::palette(this);
    const ColourRoles roles = colourRoles(mine);
    if (check_.state == FilterCheck::State::good) {
        mine.setColor(QPalette::Base, roles.goodTint);
    } else if (check_.state == FilterCheck::State::bad) {
        mine.setColor(QPalette::Base, roles.badTint);
    }
    setPalette(mine);
    setAccessibleDescription(check_.message);
    // An offending end of text is shown at the last character.
    const int begin = std::min(check_.errorBegin, static_cast<int>(text().size()) - 1);
    underline(std::max(begin, 0),
              check_.state == FilterCheck::State::bad ? std::max(check_.errorLength, 1) : 0);
}

// QLineEdit has no formats for parts of its text, but shows those of an input method.
void FilterEdit::underline(int begin, int length) {
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(colourRoles(palette()).errorText);
        attributes.append({QInputMethodEvent::TextFormat, begin - cursorPosition(), length, format});
    }
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
}

void FilterEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        completer_->offer(true);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (completer_->hasChoice()) {
                event->ignore();  // the completer takes it
                return;
            }
            completer_->popup()->hide();
            if (check_.state != FilterCheck::State::bad) {
                emit applied();
            }
            return;
        case Qt::Key_Escape:
            if (completer_->popup()->isVisible()) {
                event->ignore();
                return;
            }
            emit left();
            return;
        case Qt::Key_Up:
            setText(history_.older(text()));
            return;
        case Qt::Key_Down:
            setText(history_.newer(text()));
            return;
        default:
            QLineEdit::keyPressEvent(event);
    }
}

void FilterEdit::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->ignore();  // a file: for the window
    } else {
        QLineEdit::dragEnterEvent(event);
    }
}

bool FilterEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        isForWindow(*static_cast<QKeyEvent*>(event), *window())) {
        event->ignore();
        return true;
    }
    const bool handled = QLineEdit::event(event);
    const bool palette =
        event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange;
    if (palette && !showing_) {
        showState();
    }
    return handled;
}

}  // namespace smppscope::gui
