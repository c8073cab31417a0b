#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "gui/app/latest_task.h"
#include "model/analysis.h"
#include "model/messages/message_store.h"

namespace smppscope::gui {

/// Finds the messages that PDUs have to do with, on a thread of its own. All methods and signals belong to
/// the GUI thread.
class MessageFinder : public QObject {
    Q_OBJECT

  public:
    using Rows = std::shared_ptr<const std::vector<model::Row>>;

    explicit MessageFinder(QObject* parent = nullptr);

    /// Whose PDUs are among `rows` (not null)? While that is being found out, a later call waits; the newest
    /// one counts.
    void find(std::shared_ptr<const model::Analysis> analysis, Rows rows);
    /// Nothing is looked for, and what was is forgotten.
    void clear();
    bool isRunning() const { return running_; }

  signals:
    /// Ascending.
    void found(const std::vector<smppscope::model::MessageNumber>& messages);

  private:
    void run(std::shared_ptr<const model::Analysis> analysis, Rows rows);
    void take(std::uint64_t search, const std::vector<model::MessageNumber>& messages);

    std::uint64_t search_ = 0;  // tells the results of this search from late ones of an older
    bool running_ = false;
    std::shared_ptr<const model::Analysis> nextAnalysis_;
    Rows next_;  // waits
    LatestTask task_;
};

}  // namespace smppscope::gui
