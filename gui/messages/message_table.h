#pragma once

#include <QTableView>

#include "gui/document/view_query.h"
#include "gui/messages/message_table_model.h"
#include "gui/table/end_follower.h"

class QSettings;

namespace smppscope::gui {

/// The table of messages: one row is current. New messages never move what is looked at, but for the end
/// while it is followed.
class MessageTable : public QTableView {
    Q_OBJECT

  public:
    /// `details` must outlive the table.
    explicit MessageTable(MessageDetails& details, QWidget* parent = nullptr);

    MessageTableModel& messageModel() { return model_; }

    /// model::kNoNumber if nothing is selected.
    model::MessageNumber currentMessage() const;
    /// Selects the message, or nothing where it is not shown, without saying so.
    void showCurrent(model::MessageNumber message);
    void setFollowEnd(bool follow) { end_.setEnabled(follow); }
    /// Does `change` to what is shown; the current message stays current if it is still there.
    void keepCurrent(const std::function<void()>& change);

    /// The cells of the current row as text, separated by tabs.
    QString currentRowText() const;
    /// Empty without a current cell, and for one that stands for no filter.
    QString currentCellFilter() const;

    void saveColumns(QSettings& settings) const;
    void restoreColumns(const QSettings& settings);
    void resetColumns();

    void keyboardSearch(const QString& /*search*/) override {}  // would walk through all rows

  signals:
    /// The user has selected it.
    void messageSelected(smppscope::model::MessageNumber message);
    /// All PDUs of the message are to be shown, and nothing else.
    void pdusWanted(smppscope::model::MessageNumber message);
    void filterWanted(const QString& condition, smppscope::gui::Combine how);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    MessageTableModel model_;
    EndFollower end_;
    bool quiet_ = false;  // the selection changes, but not by the user
};

}  // namespace smppscope::gui
