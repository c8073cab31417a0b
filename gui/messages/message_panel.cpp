#include "gui/messages/message_panel.h"

#include <QVBoxLayout>

#include "gui/app/text.h"
#include "gui/table/empty_note.h"
#include "model/messages/message_reader.h"

namespace smppscope::gui {

MessagePanel::MessagePanel(QWidget* parent)
    : QWidget(parent),
      state_(std::make_shared<CaptureState>()),
      table_(new MessageTable(details_)),
      emptyNote_(new EmptyNote(*table_)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table_);
    setFocusProxy(table_);
    connect(&details_, &MessageDetails::arrived, this, &MessagePanel::detailsArrived);
    connect(&finder_, &MessageFinder::found, this, [this](const std::vector<model::MessageNumber>& messages) {
        table_->keepCurrent([&] { table_->messageModel().showRows(messages); });
        showIfEmpty();
    });
    connect(emptyNote_, &EmptyNote::showAllWanted, this, &MessagePanel::showAllWanted);
    showIfEmpty();
}

MessagePanel::~MessagePanel() {
    delete table_;  // reads details_ until it is gone
}

void MessagePanel::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    analysis_ = std::move(analysis);
    state_ = std::make_shared<CaptureState>();
    finder_.clear();
    details_.setAnalysis(analysis_);
    reader_ = analysis_ ? std::make_unique<model::MessageReader>(analysis_) : nullptr;
    table_->messageModel().setAnalysis(analysis_);
    showIfEmpty();
}

void MessagePanel::setState(const CaptureStatePtr& state) {
    state_ = state;
    details_.renew();
    table_->messageModel().setState(state);
    showIfEmpty();
}

void MessagePanel::showMessagesOf(const MessageFinder::Rows& rows) {
    if (rows) {
        finder_.find(analysis_, rows);
        return;
    }
    finder_.clear();
    table_->keepCurrent([this] { table_->messageModel().showAll(); });
    showIfEmpty();
}

void MessagePanel::renew() {
    details_.renew();
    table_->viewport()->update();
    emit detailsArrived();
}

void MessagePanel::showIfEmpty() {
    if (table_->messageModel().rowCount() > 0) {
        emptyNote_->hide();
    } else if (state_->messages > 0) {
        emptyNote_->say(tr("No message has a PDU that matches."));
    } else if (state_->snapshot.finished && state_->snapshot.rows == 0) {
        emptyNote_->say(tr("No messages: there is no SMPP in this capture."), false);
    } else if (state_->snapshot.finished) {
        emptyNote_->say(tr("No messages: no PDU of this capture carries a text from or to a phone.\n"
                           "Binds, keep-alives and the rest are under PDUs."),
                        false);
    } else {
        emptyNote_->say(tr("No messages yet: they appear with the first PDU that carries one."), false);
    }
}

std::optional<model::MessageNumber> MessagePanel::messageOf(model::Row row) const {
    if (!reader_) {
        return std::nullopt;
    }
    for (const model::PartNumber part : reader_->partsOf(row)) {
        const model::MessageNumber message = analysis_->messages().parts[part].message;
        if (message < state_->messages) {
            return message;
        }
    }
    return std::nullopt;
}

std::vector<model::Row> MessagePanel::pdusOf(model::MessageNumber message) {
    const MessageDetail* detail = details_.find(message);
    return detail != nullptr && !detail->pdus.empty()
               ? detail->pdus
               : std::vector<model::Row>{analysis_->messages().messages[message].first};
}

QString MessagePanel::fateOf(model::MessageNumber message) const {
    return toQString(table_->messageModel().fateOf(message));
}

}  // namespace smppscope::gui
