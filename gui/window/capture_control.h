#pragma once

#include <string>

#include <QObject>
#include <QPointer>

#include "gui/live/live_recording.h"

class QMessageBox;
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
    /// Asks what is to become of the recording, then closes the window, or not.
    void askBeforeClosing();
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
    QPointer<QMessageBox> question_;
    bool closing_ = false;  // the window closes once the recording has ended
};

}  // namespace smppscope::gui
