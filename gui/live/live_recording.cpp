#include "gui/live/live_recording.h"

#include "gui/app/text.h"

namespace smppscope::gui {

namespace {

constexpr int kLook = 200;  // ms, as often as the recorder speaks

QString errorOf(const Result<void>& result) {
    return result ? QString() : toQString(result.error().message);
}

}  // namespace

LiveRecording::LiveRecording(QObject* parent) : QObject(parent) {
    timer_.setInterval(kLook);
    connect(&timer_, &QTimer::timeout, this, &LiveRecording::look);
}

void LiveRecording::start(const model::RecordingOptions& options) {
    active_ = true;
    stopWanted_ = false;
    recorder_ = std::make_shared<model::Recorder>();
    task_.run([this, recorder = recorder_, options](const std::stop_token& /*stop*/) {
        const QString error = errorOf(recorder->start(options));
        QMetaObject::invokeMethod(
            this, [this, file = toQString(options.file), error] { onStarted(file, error); },
            Qt::QueuedConnection);
    });
}

void LiveRecording::onStarted(const QString& file, const QString& error) {
    if (!error.isEmpty()) {
        active_ = false;
        emit ended(error);
        return;
    }
    timer_.start();
    if (stopWanted_) {
        recorder_->requestStop();  // may have been asked before there was a process
    }
    emit started(file);
}

void LiveRecording::stop() {
    if (active_) {
        stopWanted_ = true;
        recorder_->requestStop();
    }
}

void LiveRecording::leave() {
    if (active_) {
        recorder_->leave();
    }
}

void LiveRecording::look() {
    emit counted(recorder_->counters());
    if (!recorder_->running()) {
        timer_.stop();
        active_ = false;
        emit ended(errorOf(recorder_->wait()));  // has ended: returns at once
    }
}

}  // namespace smppscope::gui
