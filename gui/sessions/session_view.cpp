#include "gui/sessions/session_view.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QStyledItemDelegate>

#include <fmt/format.h>

#include "gui/app/colour_roles.h"
#include "gui/app/icons.h"
#include "gui/sessions/session_text.h"

namespace smppscope::gui {

namespace {

class SessionDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == SessionModel::kName) {
            const bool account = !index.parent().isValid();
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(14, 14);
            option->icon = symbolIcon(account ? Symbol::account : Symbol::session, option->palette);
            option->font.setBold(account);
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
    setTextElideMode(Qt::ElideMiddle);  // ports tell sessions apart
    setIndentation(14);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(SessionModel::kName, QHeaderView::Stretch);
    header()->setMinimumSectionSize(24);
    const int character = fontMetrics().averageCharWidth() + 1;
    for (const auto& [column, characters] : {std::pair{SessionModel::kState, 11},
                                             {SessionModel::kPdus, 7},
                                             {SessionModel::kUnanswered, 6},
                                             {SessionModel::kIssues, 6}}) {
        header()->resizeSection(column, character * characters + 8);
    }
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
