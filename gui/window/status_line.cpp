#include "gui/window/status_line.h"

#include <QEvent>
#include <QLabel>

#include <fmt/format.h>

#include "gui/app/text.h"
#include "gui/window/job_progress.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

using model::formatCount;

constexpr int kSpacing = 8;  // between two things in the line, at most

std::string timesText(const model::CaptureCounters& capture) {
    if (capture.frames == 0) {
        return {};
    }
    return fmt::format("{} + {}", model::formatTime(capture.firstTime),
                       model::formatDuration(capture.lastTime - capture.firstTime));
}

std::string textOfIssues(std::uint64_t pdus) {
    if (pdus == 0) {
        return "no issues";
    }
    return fmt::format("{} {} with issues", formatCount(pdus), pdus == 1 ? "PDU" : "PDUs");
}

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent),
      selection_(new QLabel),
      loading_(new JobProgress(tr("Loading"), tr("Cancel"))),
      searching_(new JobProgress(tr("Filtering"), tr("Cancel"))),
      recording_(new JobProgress(tr("Recording"), tr("Stop"))) {
    selection_->setTextFormat(Qt::PlainText);
    selection_->setObjectName(QStringLiteral("selectionText"));
    selection_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(selection_, 1);
    loading_->setObjectName(QStringLiteral("loadProgress"));
    searching_->setObjectName(QStringLiteral("searchProgress"));
    recording_->setObjectName(QStringLiteral("recordProgress"));
    addPermanentWidget(recording_);
    addPermanentWidget(loading_);
    addPermanentWidget(searching_);
    shown_ = addLabel(tr("PDUs shown of all"));
    partial_ = addLabel(tr("Loading was cancelled: not all of the capture is shown"));
    sessions_ = addLabel(tr("Sessions"));
    times_ = addLabel(tr("Begin and length of the capture, UTC"));
    issues_ = addLabel(tr("PDUs that something is wrong with, as in the list of sessions"));
    memory_ = addLabel(tr("Memory that the capture takes"));
    clearCapture();
}

QLabel* StatusLine::addLabel(const QString& name) {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setToolTip(name);
    label->setAccessibleName(name);
    label->setContentsMargins(6, 0, 6, 0);
    addPermanentWidget(label);
    return label;
}

void StatusLine::setCapture(const CaptureStatePtr& state) {
    const model::Snapshot& snapshot = state->snapshot;
    const std::size_t sessions = snapshot.sessions.size();
    sessions_->setText(
        toQString(fmt::format("{} {}", formatCount(sessions), sessions == 1 ? "session" : "sessions")));
    times_->setText(toQString(timesText(snapshot.capture)));
    issues_->setText(toQString(textOfIssues(state->issues)));
    memory_->setText(toQString(model::formatBytes(state->memoryBytes)));
    shown_->show();
    hasCapture_ = true;
    makeRoom();
    partial_->setText(snapshot.cancelled ? tr("partial") : QString());
    partial_->setVisible(snapshot.cancelled);
}

QSize StatusLine::minimumSizeHint() const {
    return {0, QStatusBar::minimumSizeHint().height()};
}

bool StatusLine::event(QEvent* event) {
    const bool done = QStatusBar::event(event);
    if (hasCapture_ && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)) {
        makeRoom();
    }
    return done;
}

void StatusLine::makeRoom() {
    int room = width();
    for (const QWidget* needed :
         std::initializer_list<QWidget*>{recording_, loading_, searching_, shown_, partial_}) {
        room -= needed->isHidden() ? 0 : needed->sizeHint().width() + kSpacing;
    }
    for (QLabel* label : {issues_, sessions_, times_, memory_}) {
        room -= label->sizeHint().width() + kSpacing;
        label->setVisible(room >= 0);
    }
}

void StatusLine::setShown(std::size_t shown, std::size_t total) {
    shown_->setText(toQString(fmt::format("{} of {} PDUs", formatCount(shown), formatCount(total))));
}

void StatusLine::setSelection(const QString& text) {
    selection_->setText(text);
}

QString StatusLine::shownText() const {
    return shown_->text();
}

bool StatusLine::saysPartial() const {
    return !partial_->isHidden();
}

QString StatusLine::issuesText() const {
    return issues_->text();
}

void StatusLine::clearCapture() {
    hasCapture_ = false;
    selection_->clear();
    for (QLabel* label : {shown_, partial_, sessions_, times_, issues_, memory_}) {
        label->hide();
    }
}

}  // namespace smppscope::gui
