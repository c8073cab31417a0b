#include "gui/window/capture_control.h"

#include <QMessageBox>
#include <QPushButton>

#include <fmt/format.h>

#include "gui/app/text.h"
#include "gui/live/capture_dialog.h"
#include "gui/window/job_progress.h"
#include "gui/window/main_window.h"
#include "gui/window/status_line.h"
#include "model/units.h"

namespace smppscope::gui {

CaptureControl::CaptureControl(MainWindow& window, QSettings& settings)
    : QObject(&window), window_(window), settings_(settings) {
    connect(&recording_, &LiveRecording::started, this, &CaptureControl::onStarted);
    connect(&recording_, &LiveRecording::counted, this, &CaptureControl::onCounted);
    connect(&recording_, &LiveRecording::ended, this, &CaptureControl::onEnded);
    connect(&window_.statusLine().recording(), &JobProgress::cancelled, this, &CaptureControl::stop);
}

void CaptureControl::ask() {
    if (recording_.isActive()) {
        return;
    }
    dialog_ = new CaptureDialog(settings_, recorder_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &CaptureDialog::recordingWanted, this, &CaptureControl::start);
    connect(dialog_, &CaptureDialog::rejected, this, &CaptureControl::stop);
    dialog_->open();
}

void CaptureControl::start(const model::RecordingOptions& options) {
    if (!recording_.isActive()) {
        recording_.start(options);
        emit activeChanged();
    }
}

void CaptureControl::askBeforeClosing() {
    if (question_ || closing_) {
        return;
    }
    question_ = new QMessageBox(QMessageBox::Question, tr("Recording"),
                                tr("A recording is under way. What is to become of it?"), QMessageBox::Cancel,
                                &window_);
    question_->setObjectName(QStringLiteral("closeQuestion"));
    question_->setInformativeText(
        tr("If it is kept, the recorder goes on writing in the background until it is ended by a signal."));
    question_->setAttribute(Qt::WA_DeleteOnClose);
    const auto* stop = question_->addButton(tr("&Stop and quit"), QMessageBox::AcceptRole);
    const auto* keep = question_->addButton(tr("&Keep recording and quit"), QMessageBox::DestructiveRole);
    question_->setDefaultButton(QMessageBox::Cancel);
    connect(stop, &QPushButton::clicked, this, [this] {
        closing_ = true;
        recording_.stop();
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        closing_ = true;
        recording_.leave();
    });
    question_->open();
}

void CaptureControl::onStarted(const QString& file) {
    if (dialog_) {
        dialog_->accept();
    }
    window_.followFile(file);
    emit activeChanged();
}

void CaptureControl::onCounted(const capture::RecorderStatus& status) {
    const std::string text =
        fmt::format("{}: {} packets, {}, {} dropped", status.interface, model::formatCount(status.packets),
                    model::formatBytes(status.bytes),
                    model::formatCount(status.droppedByKernel + status.droppedByInterface));
    window_.statusLine().recording().showProgress(-1, toQString(text));
}

void CaptureControl::onEnded(const QString& error) {
    window_.statusLine().recording().hide();
    window_.endFollowing();
    if (!error.isEmpty() && dialog_ && dialog_->isVisible()) {
        dialog_->showError(error);
    } else if (!error.isEmpty()) {
        window_.showError(tr("Recording: %1").arg(error));
    }
    emit activeChanged();
    if (std::exchange(closing_, false) && error.isEmpty()) {
        window_.close();
    }
}

}  // namespace smppscope::gui
