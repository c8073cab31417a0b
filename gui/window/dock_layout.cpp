#include "gui/window/dock_layout.h"

#include <algorithm>

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QSettings>
#include <QStyle>

namespace smppscope::gui {

namespace {

constexpr int kLayoutVersion = 1;
constexpr const char* kLayout = "workspace/layout";
constexpr const char* kLayoutSize = "workspace/layoutSize";

// Shares of the window, in percent.
constexpr int kSessionsWidth = 27;
constexpr int kBytesWidth = 60;  // at most, of what the sessions leave
constexpr int kFieldsHeight = 28;
constexpr int kTimelineHeight = 25;

}  // namespace

DockLayout::DockLayout(QMainWindow& window, const DockContents& contents)
    : QObject(&window), window_(window), sessions_(contents.sessions), bytes_(contents.bytes) {
    window_.setDockNestingEnabled(true);
    window_.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window_.setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    add(tr("Sessions"), QStringLiteral("dockSessions"), contents.sessions);
    add(tr("PDU"), QStringLiteral("dockTree"), contents.fields);
    add(tr("Bytes"), QStringLiteral("dockBytes"), contents.bytes);
    add(tr("Latency timeline"), QStringLiteral("dockTimeline"), contents.timeline);
    arrange();
    window_.installEventFilter(this);
}

void DockLayout::add(const QString& title, const QString& name, QWidget* content) {
    auto* dock = new QDockWidget(title, &window_);
    dock->setObjectName(name);
    dock->setWidget(content);
    docks_ << dock;
}

void DockLayout::arrange() {
    QDockWidget* sessions = docks_[0];
    QDockWidget* tree = docks_[1];
    QDockWidget* bytes = docks_[2];
    QDockWidget* timeline = docks_[3];
    for (QDockWidget* dock : docks_) {
        window_.removeDockWidget(dock);
        dock->setFloating(false);
    }
    window_.addDockWidget(Qt::LeftDockWidgetArea, sessions);
    window_.addDockWidget(Qt::BottomDockWidgetArea, tree);
    window_.addDockWidget(Qt::BottomDockWidgetArea, timeline);
    window_.splitDockWidget(tree, timeline, Qt::Vertical);
    window_.splitDockWidget(tree, bytes, Qt::Horizontal);
    for (QDockWidget* dock : docks_) {
        dock->show();
    }
    const int width = std::min(window_.width() * kSessionsWidth / 100, sessions_->sizeHint().width());
    const int separators = 2 * window_.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent);
    const int rest = window_.width() - width - separators;
    const int bytesWidth = std::min(rest * kBytesWidth / 100, bytes_->sizeHint().width());
    const int height = window_.height();
    window_.resizeDocks({sessions}, {width}, Qt::Horizontal);
    window_.resizeDocks({tree, timeline}, {height * kFieldsHeight / 100, height * kTimelineHeight / 100},
                        Qt::Vertical);
    window_.resizeDocks({tree, bytes}, {rest - bytesWidth, bytesWidth}, Qt::Horizontal);
}

// Sizes of docks can only be given once the window has its own; and a window that was maximized is so only
// some time after it was shown.
bool DockLayout::eventFilter(QObject* watched, QEvent* event) {
    const bool first = event->type() == QEvent::Show && !arranged_;
    const bool asSaved = event->type() == QEvent::Resize && arranged_ && window_.size() == savedSize_;
    if (first || asSaved) {
        arranged_ = true;
        QMetaObject::invokeMethod(this, &DockLayout::layOut, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void DockLayout::layOut() {
    if (!window_.restoreState(savedLayout_, kLayoutVersion)) {
        arrange();
    }
    if (window_.size() == savedSize_) {
        savedSize_ = {};
    }
}

void DockLayout::reset() {
    savedSize_ = {};
    arrange();
}

void DockLayout::saveTo(QSettings& settings) const {
    if (arranged_) {
        settings.setValue(kLayout, window_.saveState(kLayoutVersion));
        settings.setValue(kLayoutSize, window_.size());
    }
}

void DockLayout::restoreFrom(const QSettings& settings) {
    savedLayout_ = settings.value(kLayout).toByteArray();
    savedSize_ = settings.value(kLayoutSize).toSize();
    // Which docks there are; their sizes come with the window's.
    window_.restoreState(savedLayout_, kLayoutVersion);
}

}  // namespace smppscope::gui
