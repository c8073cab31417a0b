#include "gui/window/report_saver.h"

#include "gui/app/text.h"
#include "model/report.h"

namespace smppscope::gui {

void ReportSaver::save(const CaptureStatePtr& state, const QString& path) {
    task_.run([this, state, path](const std::stop_token& /*stop*/) {
        const Result<void> result = model::writeReport(model::buildReport(state->snapshot), toUtf8(path));
        const QString error = result ? QString() : toQString(result.error().message);
        QMetaObject::invokeMethod(
            this, [this, path, error] { emit saved(path, error); }, Qt::QueuedConnection);
    });
}

}  // namespace smppscope::gui
