#include "gui/sessions/session_view.h"

#include <algorithm>
#include <array>

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <fmt/format.h>

#include "gui/app/colour_roles.h"
#include "gui/app/icons.h"
#include "gui/app/text.h"
#include "gui/sessions/session_text.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr int kIndentation = 14;
constexpr int kIcon = 14;
constexpr int kMeasured = 100;  // rows, besides those in view, whose names must fit
constexpr int kMargins = 10;    // of a cell's text, both sides
constexpr std::array<int, 3> kNumbers = {SessionModel::kPdus, SessionModel::kUnanswered,
                                         SessionModel::kIssues};

class SessionDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == SessionModel::kName) {
            const bool account = !index.parent().isValid();
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(kIcon, kIcon);
            option->icon = symbolIcon(account ? Symbol::account : Symbol::session, option->palette);
            option->font.setBold(account);
            // Accounts differ in how they begin, sessions in their ports.
            option->textElideMode = account ? Qt::ElideRight : Qt::ElideMiddle;
        }
        if (index.data(SessionModel::WarnRole).toBool()) {
            option->palette.setColor(QPalette::Text, colourRoles(option->palette).warningText);
            option->font.setBold(true);
        }
    }
};

}  // namespace

SessionView::SessionView(QWidget* parent) : QTreeView(parent) {
    setObjectName(QStringLiteral("sessionTree"));
    setAccessibleName(tr("Accounts and sessions"));
    setModel(&model_);
    setItemDelegate(new SessionDelegate(this));
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setAllColumnsShowFocus(true);
    setIndentation(kIndentation);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(SessionModel::kName, QHeaderView::Stretch);
    header()->setMinimumSectionSize(24);
    header()->setResizeContentsPrecision(kMeasured);
    fitColumns();
    connect(this, &QTreeView::clicked, this, &SessionView::choose);
    connect(&model_, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex& above, int first, int last) {
                for (int row = first; !above.isValid() && row <= last; ++row) {
                    expand(model_.index(row, 0));
                }
            });
    connect(&model_, &QAbstractItemModel::modelReset, this, &SessionView::restoreAfterReset);
}

void SessionView::setState(const CaptureStatePtr& state) {
    model_.setState(state);
    fitColumns();
}

int SessionView::widthOf(int column, const QString& text) const {
    const QString heading = model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QFont bold = font();
    bold.setBold(true);  // numbers that warn
    return std::max(QFontMetrics(bold).horizontalAdvance(text),
                    header()->fontMetrics().horizontalAdvance(heading)) +
           kMargins;
}

int SessionView::nameWidth() const {
    return 2 * kIndentation + kIcon + 4 +
           widthOf(SessionModel::kName, QStringLiteral("888  192.168.100.200:50000"));
}

void SessionView::fitColumns() {
    const int state = widthOf(SessionModel::kState, QStringLiteral("TRX unbound"));
    int left = viewport()->width();
    for (const int column : kNumbers) {
        const std::uint64_t most = model_.largest(column);
        header()->resizeSection(column, widthOf(column, toQString(model::formatCount(most))));
        header()->setSectionHidden(column, column != SessionModel::kPdus && most == 0);
        left -= header()->sectionSize(column);  // 0 if hidden
    }
    header()->resizeSection(SessionModel::kState, state);
    const int names = std::min(nameWidth(), sizeHintForColumn(SessionModel::kName));
    header()->setSectionHidden(SessionModel::kState, left - state < names);
}

QSize SessionView::sizeHint() const {
    int width = nameWidth() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
    for (const int column : kNumbers) {
        width += widthOf(column, QStringLiteral("88,888"));
    }
    return {width, QTreeView::sizeHint().height()};
}

void SessionView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitColumns();
}

void SessionView::restoreAfterReset() {
    expandAll();
    showScope(scope_);
}

void SessionView::showScope(const std::optional<SessionScope>& scope) {
    scope_ = scope;
    QModelIndex index;
    if (scope) {
        index = model_.indexOfSession(scope->sessions.front());
        if (index.isValid() && model_.sessionsAt(index) != scope->sessions) {
            index = index.parent();
        }
    }
    if (!index.isValid()) {
        clearSelection();
        setCurrentIndex({});
    } else if (index != currentIndex()) {
        setCurrentIndex(index);
    }
}

SessionScope SessionView::scopeAt(const QModelIndex& index) const {
    SessionScope scope{.sessions = model_.sessionsAt(index), .label = {}};
    const model::Session& first = model_.state()->snapshot.sessions[scope.sessions.front()];
    scope.label = model_.isAccount(index) ? "account " + accountName(first.systemId)
                                          : fmt::format("session {}", first.id + 1);
    return scope;
}

void SessionView::choose(const QModelIndex& index) {
    if (!index.isValid()) {
        return;
    }
    const SessionScope scope = scopeAt(index.siblingAtColumn(0));
    emit scopeChosen(scope_ && scope_->sessions == scope.sessions ? std::nullopt : std::optional(scope));
}

void SessionView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose(currentIndex());
    } else if (event->key() == Qt::Key_Escape && scope_) {
        emit scopeChosen(std::nullopt);
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void SessionView::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    const SessionScope scope = scopeAt(index.siblingAtColumn(0));
    QMenu menu(this);
    menu.addAction(model_.isAccount(index) ? tr("&Only this account") : tr("&Only this session"), this,
                   [this, scope] { emit scopeChosen(scope); });
    menu.addAction(tr("&All sessions"), this, [this] { emit scopeChosen(std::nullopt); })
        ->setEnabled(scope_.has_value());
    menu.addSeparator();
    menu.addAction(tr("&Expand all"), this, &QTreeView::expandAll);
    menu.addAction(tr("&Collapse all"), this, &QTreeView::collapseAll);
    menu.exec(event->globalPos());
}

}  // namespace smppscope::gui
