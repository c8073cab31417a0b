#pragma once

#include <QObject>

#include "gui/app/latest_task.h"
#include "gui/document/capture_state.h"

namespace smppscope::gui {

/// Writes the session report of a state and its PDUs on a thread of its own.
class ReportSaver : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    void save(const CaptureStatePtr& state, std::shared_ptr<const model::PduStore> pdus, const QString& path);

  signals:
    /// `error` is empty if the report was written; `complete`: the state was of the whole capture.
    void saved(const QString& path, const QString& error, bool complete);

  private:
    LatestTask task_;
};

}  // namespace smppscope::gui
