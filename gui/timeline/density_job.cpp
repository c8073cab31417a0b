#include "gui/timeline/density_job.h"

#include <QElapsedTimer>

namespace smppscope::gui {

DensityJob::DensityJob(QObject* parent) : QObject(parent) {}

void DensityJob::setPdus(std::shared_ptr<const model::PduStore> pdus) {
    ++query_;
    running_ = false;
    task_.cancel();
    pdus_ = std::move(pdus);
    times_ = std::make_shared<BlockTimes>();
}

void DensityJob::start(const DensityQuery& query) {
    if (!pdus_) {
        return;
    }
    running_ = true;
    task_.run([this, number = ++query_, pdus = pdus_, times = times_, query](const std::stop_token& stop) {
        QElapsedTimer timer;
        timer.start();
        times->extend(*pdus, query.rows);
        auto density = computeDensity(*pdus, *times, query, stop);
        if (!density) {
            return;
        }
        auto result = std::make_shared<const Density>(std::move(*density));
        QMetaObject::invokeMethod(
            this,
            [this, number, result, cost = static_cast<int>(timer.elapsed())] {
                if (number == query_) {
                    running_ = false;
                    cost_ = cost;
                    emit ready(result);
                }
            },
            Qt::QueuedConnection);
    });
}

}  // namespace smppscope::gui
