#pragma once

#include <memory>

#include <QObject>

#include "gui/app/latest_task.h"
#include "gui/timeline/density.h"

namespace smppscope::gui {

using DensityPtr = std::shared_ptr<const Density>;

/// Aggregates for the timeline on a thread of its own; the newest query wins. Methods and signals: GUI
/// thread.
class DensityJob : public QObject {
    Q_OBJECT

  public:
    explicit DensityJob(QObject* parent = nullptr);

    /// Another capture, or none.
    void setPdus(std::shared_ptr<const model::PduStore> pdus);
    void start(const DensityQuery& query);
    bool isRunning() const { return running_; }
    /// How long the last query took, in ms.
    int lastCost() const { return cost_; }

  signals:
    void ready(const smppscope::gui::DensityPtr& density);

  private:
    std::shared_ptr<const model::PduStore> pdus_;
    std::shared_ptr<BlockTimes> times_;  // used by the task's thread only
    std::uint64_t query_ = 0;
    bool running_ = false;
    int cost_ = 0;
    LatestTask task_;
};

}  // namespace smppscope::gui
