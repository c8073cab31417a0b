#include "gui/messages/message_finder.h"

#include <utility>

#include "model/messages/message_reader.h"

namespace smppscope::gui {

namespace {

std::vector<model::MessageNumber> messagesOf(const std::shared_ptr<const model::Analysis>& analysis,
                                             const std::vector<model::Row>& rows,
                                             const std::stop_token& stop) {
    const model::MessageStore& store = analysis->messages();
    const model::MessageReader reader(analysis);
    std::vector<bool> has(store.messages.size());
    for (const model::Row row : rows) {
        if (stop.stop_requested()) {
            return {};
        }
        for (const model::PartNumber part : reader.partsOf(row)) {
            const model::MessageNumber message = store.parts[part].message;
            if (message < has.size()) {
                has[message] = true;
            }
        }
    }
    std::vector<model::MessageNumber> messages;
    for (std::size_t message = 0; message < has.size(); ++message) {
        if (has[message]) {
            messages.push_back(static_cast<model::MessageNumber>(message));
        }
    }
    return messages;
}

}  // namespace

MessageFinder::MessageFinder(QObject* parent) : QObject(parent) {}

void MessageFinder::find(std::shared_ptr<const model::Analysis> analysis, Rows rows) {
    if (running_) {
        nextAnalysis_ = std::move(analysis);
        next_ = std::move(rows);
    } else {
        run(std::move(analysis), std::move(rows));
    }
}

void MessageFinder::run(std::shared_ptr<const model::Analysis> analysis, Rows rows) {
    running_ = true;
    task_.run([this, search = search_, analysis = std::move(analysis),
               rows = std::move(rows)](const std::stop_token& stop) {
        std::vector<model::MessageNumber> messages = messagesOf(analysis, *rows, stop);
        QMetaObject::invokeMethod(
            this, [this, search, messages = std::move(messages)] { take(search, messages); },
            Qt::QueuedConnection);
    });
}

void MessageFinder::clear() {
    ++search_;
    task_.cancel();
    running_ = false;
    next_.reset();
    nextAnalysis_.reset();
}

void MessageFinder::take(std::uint64_t search, const std::vector<model::MessageNumber>& messages) {
    if (search != search_) {
        return;
    }
    running_ = false;
    emit found(messages);
    if (Rows next = std::exchange(next_, nullptr)) {
        run(std::exchange(nextAnalysis_, nullptr), std::move(next));
    }
}

}  // namespace smppscope::gui
