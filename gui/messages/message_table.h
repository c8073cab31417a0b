#pragma once

#include "gui/messages/message_table_model.h"
#include "gui/table/row_table.h"

namespace smppscope::gui {

/// The table of messages.
class MessageTable : public RowTable {
    Q_OBJECT

  public:
    /// `details` must outlive the table.
    explicit MessageTable(MessageDetails& details, QWidget* parent = nullptr);

    MessageTableModel& messageModel() { return model_; }

    /// model::kNoNumber if nothing is selected.
    model::MessageNumber currentMessage() const { return currentNumber(); }
    /// Selects the message, or nothing where it is not shown, without saying so.
    void showCurrent(model::MessageNumber message);
    /// keepPlace(), without saying what is selected then.
    void keepCurrent(const std::function<void()>& change);

  signals:
    /// The user has selected it.
    void messageSelected(smppscope::model::MessageNumber message);
    /// All PDUs of the message are to be shown, and nothing else.
    void pdusWanted(smppscope::model::MessageNumber message);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

  private:
    void addShowPdus(QMenu& menu);

    MessageTableModel model_;
    bool quiet_ = false;  // the selection changes, but not by the user
};

}  // namespace smppscope::gui
