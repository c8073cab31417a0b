#pragma once

#include <QObject>

#include "model/messages/message_store.h"

namespace smppscope::gui {

class MessagePanel;
class PduHeadline;
class PduTable;

/// Keeps messages and PDUs together: the message of the current PDU is current as well and told of in its
/// headline; a message that the user selects leads to its PDU.
class MessageLink : public QObject {
    Q_OBJECT

  public:
    MessageLink(MessagePanel& messages, PduTable& table, PduHeadline& headline, QObject* parent = nullptr);

    /// The headline shows the current PDU: adds its message.
    void showMessageOfRow();

  signals:
    void rowWanted(smppscope::model::Row row);
    /// Its PDUs are to be shown, and nothing else.
    void pdusWanted(smppscope::model::MessageNumber message);
    /// The user wants to see it among the messages, where it is current.
    void messageWanted();

  private:
    void onMessageSelected(model::MessageNumber message);

    MessagePanel& messages_;
    PduTable& table_;
    PduHeadline& headline_;
};

}  // namespace smppscope::gui
