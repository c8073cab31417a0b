#include "gui/sessions/session_model.h"

#include <algorithm>

#include "gui/app/text.h"
#include "gui/sessions/session_text.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

// Accounts have the internal id 0, sessions one more than their account's place.
constexpr quintptr kAccountId = 0;

struct ColumnText {
    const char* heading;
    const char* help;
};

constexpr ColumnText kColumnTexts[SessionModel::kColumns] = {
    {QT_TRANSLATE_NOOP("SessionModel", "Account, session"),
     QT_TRANSLATE_NOOP("SessionModel", "system_id of the bind; number and client of the session")},
    {QT_TRANSLATE_NOOP("SessionModel", "State"),
     QT_TRANSLATE_NOOP("SessionModel", "Bind type and state at the end of what was read")},
    {QT_TRANSLATE_NOOP("SessionModel", "PDUs"), QT_TRANSLATE_NOOP("SessionModel", "Number of PDUs")},
    {QT_TRANSLATE_NOOP("SessionModel", "Unans."),
     QT_TRANSLATE_NOOP("SessionModel", "Requests that got no response in the capture")},
    {QT_TRANSLATE_NOOP("SessionModel", "Issues"),
     QT_TRANSLATE_NOOP("SessionModel", "PDUs that something is wrong with")},
};

bool isPrefix(const std::vector<model::SessionId>& shorter, const std::vector<model::SessionId>& longer) {
    return shorter.size() <= longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

QVariant countData(std::uint64_t count, bool warns, int role) {
    switch (role) {
        case Qt::DisplayRole:
            return warns && count == 0 ? QVariant(QString()) : toQString(model::formatCount(count));
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        case SessionModel::WarnRole:
            return warns && count > 0;
        default:
            return {};
    }
}

}  // namespace

SessionModel::SessionModel(QObject* parent)
    : QAbstractItemModel(parent), state_(std::make_shared<CaptureState>()) {}

void SessionModel::setState(const CaptureStatePtr& state) {
    std::vector<Account> accounts = accountsOf(*state);
    if (!grownFrom(accounts_, accounts)) {
        beginResetModel();
        state_ = state;
        accounts_ = std::move(accounts);
        endResetModel();
        return;
    }
    state_ = state;
    insertNew(accounts);
    accounts_ = std::move(accounts);
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex account = index(row, 0);
        emit dataChanged(account, index(row, kColumns - 1));
        emit dataChanged(index(0, 0, account), index(rowCount(account) - 1, kColumns - 1, account));
    }
}

bool SessionModel::grownFrom(const std::vector<Account>& before, const std::vector<Account>& after) const {
    return before.size() <= after.size() &&
           std::equal(before.begin(), before.end(), after.begin(), [](const Account& a, const Account& b) {
               return a.systemId == b.systemId && isPrefix(a.sessions, b.sessions);
           });
}

void SessionModel::insertNew(const std::vector<Account>& after) {
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
        const std::size_t had = accounts_[i].sessions.size();
        const std::size_t has = after[i].sessions.size();
        if (has > had) {
            beginInsertRows(index(static_cast<int>(i), 0), static_cast<int>(had), static_cast<int>(has) - 1);
            accounts_[i] = after[i];
            endInsertRows();
        }
    }
    if (after.size() > accounts_.size()) {
        beginInsertRows({}, static_cast<int>(accounts_.size()), static_cast<int>(after.size()) - 1);
        accounts_ = after;
        endInsertRows();
    }
}

std::uint64_t SessionModel::largest(int column) const {
    std::uint64_t most = 0;
    for (const Account& account : accounts_) {
        most = std::max(most, column == kPdus         ? account.pdus
                              : column == kUnanswered ? account.unanswered
                                                      : account.issues);
    }
    return most;
}

bool SessionModel::isAccount(const QModelIndex& index) const {
    return index.isValid() && index.internalId() == kAccountId;
}

const model::Session& SessionModel::sessionAt(const QModelIndex& index) const {
    const Account& account = accounts_[index.internalId() - 1];
    return state_->snapshot.sessions[account.sessions[static_cast<std::size_t>(index.row())]];
}

std::vector<model::SessionId> SessionModel::sessionsAt(const QModelIndex& index) const {
    if (!index.isValid()) {
        return {};
    }
    return isAccount(index) ? accounts_[static_cast<std::size_t>(index.row())].sessions
                            : std::vector<model::SessionId>{sessionAt(index).id};
}

QModelIndex SessionModel::indexOfSession(model::SessionId session) const {
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
        const auto& sessions = accounts_[i].sessions;
        const auto at = std::lower_bound(sessions.begin(), sessions.end(), session);
        if (at != sessions.end() && *at == session) {
            return index(static_cast<int>(at - sessions.begin()), 0, index(static_cast<int>(i), 0));
        }
    }
    return {};
}

QModelIndex SessionModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kAccountId);
}

QModelIndex SessionModel::parent(const QModelIndex& index) const {
    return !index.isValid() || isAccount(index)
               ? QModelIndex()
               : createIndex(static_cast<int>(index.internalId() - 1), 0, kAccountId);
}

int SessionModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(accounts_.size());
    }
    return isAccount(parent) && parent.column() == 0
               ? static_cast<int>(accounts_[static_cast<std::size_t>(parent.row())].sessions.size())
               : 0;
}

int SessionModel::columnCount(const QModelIndex& /*parent*/) const {
    return kColumns;
}

QVariant SessionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    return isAccount(index)
               ? accountData(accounts_[static_cast<std::size_t>(index.row())], index.column(), role)
               : sessionData(sessionAt(index), index.column(), role);
}

QVariant SessionModel::accountData(const Account& account, int column, int role) const {
    switch (column) {
        case kName:
            if (role == Qt::DisplayRole) {
                return toQString(accountName(account.systemId));
            }
            return role == Qt::ToolTipRole ? tr("%1: sessions %2")
                                                 .arg(toQString(accountName(account.systemId)))
                                                 .arg(account.sessions.size())
                                           : QVariant();
        case kPdus:
            return countData(account.pdus, false, role);
        case kUnanswered:
            return countData(account.unanswered, true, role);
        case kIssues:
            return countData(account.issues, true, role);
        default:
            return {};
    }
}

QVariant SessionModel::sessionData(const model::Session& session, int column, int role) const {
    if (role == Qt::ToolTipRole) {
        return toQString(sessionSummary(session, state_->issuesBySession[session.id]));
    }
    switch (column) {
        case kName:
            return role == Qt::DisplayRole ? toQString(sessionName(session)) : QVariant();
        case kState:
            return role == Qt::DisplayRole ? toQString(stateText(session)) : QVariant();
        case kPdus:
            return countData(session.statistics.totals.pdus, false, role);
        case kUnanswered:
            return countData(session.statistics.totals.unanswered(), true, role);
        case kIssues:
            return countData(state_->issuesBySession[session.id], true, role);
        default:
            return {};
    }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return tr(kColumnTexts[section].heading);
        case Qt::ToolTipRole:
            return tr(kColumnTexts[section].help);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignVCenter |
                                       (section >= kPdus ? Qt::AlignRight : Qt::AlignLeft));
        default:
            return {};
    }
}

}  // namespace smppscope::gui
