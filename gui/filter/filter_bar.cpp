#include "gui/filter/filter_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/colour_roles.h"
#include "gui/app/icons.h"
#include "gui/app/text.h"
#include "gui/filter/chip.h"
#include "gui/filter/filter_completer.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr int kSpacing = 2;

Symbol symbolOf(FilterCheck::State state) {
    switch (state) {
        case FilterCheck::State::good:
            return Symbol::good;
        case FilterCheck::State::bad:
            return Symbol::bad;
        case FilterCheck::State::empty:
            break;
    }
    return Symbol::empty;
}

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent),
      sign_(new QLabel),
      edit_(new FilterEdit),
      apply_(new QToolButton),
      message_(new QLabel),
      filterChip_(new Chip),
      sessionChip_(new Chip),
      timeChip_(new Chip) {
    auto* row = new QHBoxLayout;
    row->addWidget(sign_);
    row->addWidget(edit_, 1);
    row->addWidget(apply_);
    row->addWidget(filterChip_);
    row->addWidget(sessionChip_);
    row->addWidget(timeChip_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(kSpacing);
    column->addLayout(row);
    column->addWidget(message_);
    message_->setTextFormat(Qt::PlainText);
    message_->setObjectName(QStringLiteral("filterMessage"));
    message_->setWordWrap(true);
    message_->setContentsMargins(22, 0, 0, 0);
    sign_->setFixedSize(18, 18);
    apply_->setText(tr("Apply"));
    apply_->setToolTip(tr("Apply the filter (Enter)"));
    filterChip_->setObjectName(QStringLiteral("filterChip"));
    sessionChip_->setObjectName(QStringLiteral("sessionChip"));
    timeChip_->setObjectName(QStringLiteral("timeChip"));
    connect(edit_, &FilterEdit::checked, this, &FilterBar::showState);
    connect(edit_, &FilterEdit::applied, this, &FilterBar::applyText);
    connect(edit_, &FilterEdit::left, this, &FilterBar::left);
    connect(apply_, &QToolButton::clicked, this, &FilterBar::applyText);
    connect(filterChip_, &Chip::removed, this, [this] {
        ViewQuery wanted = query_;
        wanted.filter.clear();
        const QString typed = edit_->text();
        emit queryWanted(wanted);
        edit_->setText(typed);
    });
    connect(sessionChip_, &Chip::removed, this, [this] {
        ViewQuery wanted = query_;
        wanted.scope.reset();
        emit queryWanted(wanted);
    });
    connect(timeChip_, &Chip::removed, this, [this] {
        ViewQuery wanted = query_;
        wanted.time.reset();
        emit queryWanted(wanted);
    });
    showChips();
    showState();
}

void FilterBar::showQuery(const ViewQuery& query) {
    const bool otherFilter = query.filter != query_.filter;
    query_ = query;
    if (otherFilter && edit_->text() != toQString(query.filter)) {
        edit_->setText(toQString(query.filter));
    }
    showChips();
    showState();
}

void FilterBar::showChips() {
    sessionChip_->setVisible(query_.scope.has_value());
    if (query_.scope) {
        sessionChip_->setText(toQString(query_.scope->label));
    }
    timeChip_->setVisible(query_.time.has_value());
    if (query_.time) {
        timeChip_->setText(QStringLiteral("%1 – %2").arg(toQString(timeFormat_.text(query_.time->begin)),
                                                         toQString(timeFormat_.text(query_.time->end))));
    }
}

bool FilterBar::isPending() const {
    return edit_->text().trimmed() != toQString(query_.filter).trimmed();
}

void FilterBar::setCancelled(const std::optional<CancelledSearch>& cancelled) {
    cancelled_ = cancelled;
    showState();
}

QString FilterBar::message() const {
    if (edit_->check().state == FilterCheck::State::bad) {
        return edit_->check().message;
    }
    return cancelled_ ? tr("Filtering was cancelled: %1 of %2 PDUs were searched. Enter goes on.")
                            .arg(toQString(model::formatCount(cancelled_->searched)),
                                 toQString(model::formatCount(cancelled_->of)))
                      : QString();
}

void FilterBar::showState() {
    const FilterCheck::State state = edit_->check().state;
    const bool bad = state == FilterCheck::State::bad;
    const bool goesOn = cancelled_ && !isPending();
    sign_->setPixmap(
        symbolPixmap(goesOn ? Symbol::warning : symbolOf(state), palette(), 16, devicePixelRatioF()));
    sign_->setAccessibleName(bad      ? tr("Not a filter")
                             : goesOn ? tr("Filtering was cancelled")
                                      : tr("The filter is good"));
    message_->setText(message());
    message_->setVisible(!message_->text().isEmpty());
    edit_->completions().setGap(message_->isHidden() ? 0 : message_->heightForWidth(width()) + kSpacing);
    QPalette words = palette();
    words.setColor(QPalette::WindowText,
                   bad ? colourRoles(palette()).errorText : colourRoles(palette()).warningText);
    message_->setPalette(words);
    apply_->setText(goesOn ? tr("Go on") : tr("Apply"));
    apply_->setEnabled(!bad && (isPending() || goesOn));
    filterChip_->setVisible(isPending() && !query_.filter.empty());
    filterChip_->setText(tr("filter: %1").arg(toQString(query_.filter)));
}

void FilterBar::applyText() {
    if (edit_->check().state == FilterCheck::State::bad) {
        return;
    }
    edit_->history().add(edit_->text());
    ViewQuery wanted = query_;
    wanted.filter = toUtf8(edit_->text().trimmed());
    emit queryWanted(wanted);
}

void FilterBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showState();
    }
}

}  // namespace smppscope::gui
