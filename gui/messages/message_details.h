#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "gui/document/lazy_values.h"
#include "model/analysis.h"
#include "model/messages/message_store.h"

namespace smppscope::gui {

/// What is known of a message when its PDUs have been read; texts as model::MessageRow has them.
struct MessageDetail {
    std::string source;
    std::string destination;
    std::vector<std::string> ids;  ///< of its parts, in the order of the parts, each once
    std::string text;              ///< cut where nobody reads on
    bool binary = false;           ///< it holds no text
    std::uint32_t missing = 0;     ///< how many of its parts never came
    std::int64_t responseNs = -1;  ///< from the first request to the last response; -1: none
    std::int64_t receiptNs = -1;   ///< from the first request to the receipt that settled its fate; -1: none
    std::vector<model::Row> pdus;  ///< requests, responses, receipts and what acknowledges them; ascending
};

/// The details of messages: a cache that a thread of its own fills. Methods and signals: GUI thread.
class MessageDetails : public QObject {
    Q_OBJECT

  public:
    explicit MessageDetails(QObject* parent = nullptr);

    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    /// Receipts may have come, or texts may read otherwise.
    void renew() { values_.renew(); }
    /// nullptr for a message that is not read yet; arrived() says when to look again. Valid until the next
    /// call.
    const MessageDetail* find(model::MessageNumber message) { return values_.find(message); }

  signals:
    void arrived();

  private:
    LazyValues<MessageDetail> values_;
};

}  // namespace smppscope::gui
