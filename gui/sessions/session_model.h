#pragma once

#include <QAbstractItemModel>

#include "gui/sessions/account_list.h"

namespace smppscope::gui {

/// Accounts (by system_id) and, below each, its sessions. While a capture grows, rows are inserted and
/// changed in place, so that selection and open branches stay.
class SessionModel : public QAbstractItemModel {
    Q_OBJECT

  public:
    enum Column { kName, kState, kPdus, kUnanswered, kIssues, kColumns };
    enum Role { WarnRole = Qt::UserRole };  ///< the number is a reason to look

    explicit SessionModel(QObject* parent = nullptr);

    void setState(const CaptureStatePtr& state);
    const CaptureStatePtr& state() const { return state_; }

    /// The largest number in a column of numbers: an account's, as those are sums.
    std::uint64_t largest(int column) const;

    bool isAccount(const QModelIndex& index) const;
    /// The sessions of an account, or the one session; empty for an invalid index.
    std::vector<model::SessionId> sessionsAt(const QModelIndex& index) const;
    /// Invalid if there is no such session.
    QModelIndex indexOfSession(model::SessionId session) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    bool grownFrom(const std::vector<Account>& before, const std::vector<Account>& after) const;
    void insertNew(const std::vector<Account>& after);
    const model::Session& sessionAt(const QModelIndex& index) const;
    QVariant accountData(const Account& account, int column, int role) const;
    QVariant sessionData(const model::Session& session, int column, int role) const;

    CaptureStatePtr state_;
    std::vector<Account> accounts_;
};

}  // namespace smppscope::gui
