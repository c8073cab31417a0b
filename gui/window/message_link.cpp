#include "gui/window/message_link.h"

#include <algorithm>

#include <QMenu>

#include "gui/detail/pdu_headline.h"
#include "gui/messages/message_panel.h"
#include "gui/table/pdu_table.h"

namespace smppscope::gui {

MessageLink::MessageLink(MessagePanel& messages, PduTable& table, PduHeadline& headline, QObject* parent)
    : QObject(parent), messages_(messages), table_(table), headline_(headline) {
    connect(&messages_.table(), &MessageTable::messageSelected, this, &MessageLink::onMessageSelected);
    connect(&messages_.table(), &MessageTable::pdusWanted, this, &MessageLink::pdusWanted);
    connect(&messages_, &MessagePanel::detailsArrived, this, &MessageLink::showMessageOfRow);
    connect(&headline_, &PduHeadline::messageWanted, this, [this](model::MessageNumber message) {
        messages_.table().showCurrent(message);
        emit messageWanted();
    });
    connect(&table_, &RowTable::contextMenuShown, this, [this](QMenu& menu) {
        if (const auto message = messages_.messageOf(table_.currentRow())) {
            menu.addSeparator();
            menu.addAction(tr("Only &message %1").arg(std::uint64_t{*message} + 1), this,
                           [this, message] { emit pdusWanted(*message); });
        }
    });
}

void MessageLink::showMessageOfRow() {
    const model::Row row = table_.currentRow();
    if (row == model::kNoRow) {
        return;
    }
    const auto message = messages_.messageOf(row);
    if (message) {
        headline_.showMessage(*message, messages_.fateOf(*message));
    }
    // A message that the user selected stays so while his PDU is on its way.
    if (!message || messages_.table().currentMessage() != *message) {
        messages_.table().showCurrent(message.value_or(model::kNoNumber));
    }
}

void MessageLink::onMessageSelected(model::MessageNumber message) {
    const std::vector<model::Row> pdus = messages_.pdusOf(message);
    const auto shown =
        std::ranges::find_if(pdus, [this](model::Row row) { return table_.pduModel().positionOf(row) >= 0; });
    emit rowWanted(shown != pdus.end() ? *shown : pdus.front());
}

}  // namespace smppscope::gui
