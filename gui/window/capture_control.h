#pragma once

#include <string>

#include <QObject>
#include <QPointer>

#include "gui/live/live_recording.h"

class QSettings;

namespace smppscope::gui {

class CaptureDialog;
class MainWindow;

/// The window's side of recording: asks what to record, opens the growing file, shows the counters.
class CaptureControl : public QObject {
    Q_OBJECT

  public:
    CaptureControl(MainWindow& window, QSettings& settings);

    /// Asks; a capture never starts by itself.
    void ask();
    void start(const model::RecordingOptions& options);
    void stop() { recording_.stop(); }
    bool isActive() const { return recording_.isActive(); }
    /// The recorder's program; empty: the one beside this program.
    void setRecorder(const std::string& path) { recorder_ = path; }

  signals:
    void activeChanged();

  private:
    void onStarted(const QString& file);
    void onCounted(const capture::RecorderStatus& status);
    void onEnded(const QString& error);

    MainWindow& window_;
    QSettings& settings_;
    std::string recorder_;
    LiveRecording recording_;
    QPointer<CaptureDialog> dialog_;
};

}  // namespace smppscope::gui
