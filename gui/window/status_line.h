#pragma once

#include <QStatusBar>

#include "gui/document/capture_state.h"

class QLabel;

namespace smppscope::gui {

class JobProgress;

/// The status bar: what the pointer or selection is about at the left, then jobs, then the sums of the
/// capture.
class StatusLine : public QStatusBar {
    Q_OBJECT

  public:
    explicit StatusLine(QWidget* parent = nullptr);

    JobProgress& loading() { return *loading_; }
    JobProgress& searching() { return *searching_; }
    JobProgress& recording() { return *recording_; }

    void setCapture(const CaptureStatePtr& state);
    void setShown(std::size_t shown, std::size_t total);
    void setSelection(const QString& text);
    void clearCapture();

    /// For tests: "1,470 of 1,470 PDUs".
    QString shownText() const;
    QString issuesText() const;
    bool saysPartial() const;

    /// However much there is to say, the window may be narrow.
    QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;

  private:
    QLabel* addLabel(const QString& name);
    /// Shows of the capture what has room besides the jobs that run.
    void makeRoom();

    bool hasCapture_ = false;
    QLabel* selection_;
    JobProgress* loading_;
    JobProgress* searching_;
    JobProgress* recording_;
    QLabel* shown_;
    QLabel* partial_;
    QLabel* sessions_;
    QLabel* times_;
    QLabel* issues_;
    QLabel* memory_;
};

}  // namespace smppscope::gui
