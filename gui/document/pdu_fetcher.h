#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "dissector/dissect.h"
#include "gui/app/latest_task.h"
#include "model/analysis.h"

namespace smppscope::model {
class PduReader;
}

namespace smppscope::gui {

/// A PDU that somebody looks at: its tree and bytes.
struct PduDetail {
    model::Row row = model::kNoRow;
    dissector::Tree tree;
    std::vector<std::uint8_t> bytes;
    std::vector<model::Extent> extents;  ///< where the bytes lie in the capture
    bool revealed = false;               ///< secrets are shown
    std::string error;                   ///< why there is nothing; empty if there is
};

using PduDetailPtr = std::shared_ptr<const PduDetail>;

/// Reads and dissects one PDU at a time on a thread of its own; the newest request wins. All methods and
/// signals belong to the GUI thread.
class PduFetcher : public QObject {
    Q_OBJECT

  public:
    explicit PduFetcher(QObject* parent = nullptr);
    ~PduFetcher() override;

    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    void fetch(model::Row row, bool reveal);

  signals:
    void fetched(const smppscope::gui::PduDetailPtr& detail);

  private:
    std::shared_ptr<model::PduReader> reader_;  // used by the task's thread only
    std::uint64_t request_ = 0;
    LatestTask task_;
};

}  // namespace smppscope::gui
