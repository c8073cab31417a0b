#include "gui/window/report_saver.h"

#include "gui/app/text.h"
#include "model/report.h"

namespace smppscope::gui {

void ReportSaver::save(const CaptureStatePtr& state, std::shared_ptr<const model::PduStore> pdus,
                       const QString& path) {
    task_.run([this, state, pdus = std::move(pdus), path](const std::stop_token& /*stop*/) {
        const Result<void> result =
            model::writeReport(model::buildReport(state->snapshot, *pdus), toUtf8(path));
        const QString error = result ? QString() : toQString(result.error().message);
        const bool complete = state->snapshot.finished && !state->snapshot.cancelled;
        QMetaObject::invokeMethod(
            this, [this, path, error, complete] { emit saved(path, error, complete); }, Qt::QueuedConnection);
    });
}

}  // namespace smppscope::gui
