#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "gui/app/latest_task.h"
#include "model/recording.h"

namespace smppscope::gui {

/// A recording by the recorder process, which writes a file whatever this program does meanwhile. Starting it
/// and waiting for it are done on a thread of its own. Methods and signals: GUI thread.
class LiveRecording : public QObject {
    Q_OBJECT

  public:
    explicit LiveRecording(QObject* parent = nullptr);

    bool isActive() const { return active_; }
    /// Nothing may be active.
    void start(const model::RecordingOptions& options);
    /// Asks the recorder to end, also one that is being started; ended() follows.
    void stop();
    /// Lets the recorder go on by itself; ended() follows.
    void leave();

  signals:
    /// The file can be opened and followed.
    void started(const QString& file);
    /// Five times a second.
    void counted(const smppscope::capture::RecorderStatus& status);
    /// The recorder is gone and its file complete, or it was left, or it could not be started. `error` says
    /// what went wrong, or is empty.
    void ended(const QString& error);

  private:
    void onStarted(const QString& file, const QString& error);
    void look();

    std::shared_ptr<model::Recorder> recorder_;
    bool active_ = false;
    bool stopWanted_ = false;
    QTimer timer_;
    LatestTask task_;
};

}  // namespace smppscope::gui
