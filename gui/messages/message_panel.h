#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "gui/messages/message_details.h"
#include "gui/messages/message_finder.h"
#include "gui/messages/message_table.h"

namespace smppscope::model {
class MessageReader;
}

namespace smppscope::gui {

class EmptyNote;

/// The messages of a capture: all of them, or those with a PDU among some. Knows which message a PDU belongs
/// to.
class MessagePanel : public QWidget {
    Q_OBJECT

  public:
    explicit MessagePanel(QWidget* parent = nullptr);
    ~MessagePanel() override;

    /// Another capture, or none: all messages of it are shown.
    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    void setState(const CaptureStatePtr& state);
    /// Shows the messages of these PDUs; null: all messages.
    void showMessagesOf(const MessageFinder::Rows& rows);
    /// What was asked of other PDUs doesn't count any more.
    void forgetSearch() { finder_.clear(); }
    /// Texts may read otherwise now.
    void renew();

    MessageTable& table() { return *table_; }

    /// The first message that the PDU carries, answers or speaks of.
    std::optional<model::MessageNumber> messageOf(model::Row row) const;
    /// All PDUs of a message, ascending; only the first one until the others were looked up.
    std::vector<model::Row> pdusOf(model::MessageNumber message);
    /// What became of it: "delivered after 2.10 s, 3 parts"; more is known after detailsArrived().
    QString fateOf(model::MessageNumber message) const;

  signals:
    void detailsArrived();
    void showAllWanted();

  private:
    void showIfEmpty();

    std::shared_ptr<const model::Analysis> analysis_;
    CaptureStatePtr state_;
    MessageDetails details_;
    MessageFinder finder_;
    std::unique_ptr<model::MessageReader> reader_;  // for what needs no PDU's bytes
    MessageTable* table_;
    EmptyNote* emptyNote_;
};

}  // namespace smppscope::gui
