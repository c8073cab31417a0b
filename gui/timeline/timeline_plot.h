#pragma once

#include <optional>

#include <QImage>
#include <QWidget>

#include "gui/timeline/density_job.h"
#include "gui/timeline/timeline_layout.h"
#include "gui/timeline/zoom_control.h"

namespace smppscope::gui {

/// Latency against time: paints the density it is given and turns mouse and keys into zooming and choosing.
/// Wheel zooms at the pointer, drag pans, Shift with drag selects a time range, double click shows all, click
/// chooses the nearest request. Keys: + and - zoom, left and right pan, Home shows all, F shows the
/// selection.
class TimelinePlot : public QWidget {
    Q_OBJECT

  public:
    explicit TimelinePlot(ZoomControl& zoom, QWidget* parent = nullptr);

    void setDensity(const DensityPtr& density);
    const DensityPtr& density() const { return density_; }
    void setShown(const OutcomeMask& shown);
    void setTimeFormat(const TimeFormat& format);
    /// Marks the selected request (its time and latency, or the lane for -1); nothing to unmark.
    struct Mark {
        model::TimeNs time;
        std::int64_t latency;
    };
    void setMark(const std::optional<Mark>& mark);
    void setSelectedTimes(const std::optional<TimeRange>& times);

    /// What to aggregate to fill this widget.
    DensityQuery query(const LatencyRange& latencies) const;
    TimelineLayout timelineLayout() const;

    QSize sizeHint() const override { return {800, 180}; }
    QSize minimumSizeHint() const override { return {200, 90}; }

  signals:
    void rowChosen(smppscope::model::Row row);
    /// What the pointer is on, in words; empty for nothing.
    void hovered(const QString& text);
    /// The user dragged over these times with Shift held.
    void timesSelected(const smppscope::gui::TimeRange& times);
    /// The size has changed: query() gives another answer now.
    void resized();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    struct Drag {
        QPointF from;
        TimeRange visible;
        bool moved = false;
        bool selects = false;
    };

    int labelWidth() const;
    std::optional<DensityGrid> grid(const TimelineLayout& layout) const;
    void paintAxes(QPainter& painter, const TimelineLayout& layout) const;
    void paintDensity(QPainter& painter, const TimelineLayout& layout);
    void paintSelections(QPainter& painter, const TimelineLayout& layout) const;
    void chooseAt(const QPointF& point);
    QString describe(const QPointF& point) const;

    ZoomControl& zoom_;
    DensityPtr density_;
    LatencyRange latencies_;
    OutcomeMask shown_ = kAllOutcomes;
    TimeFormat format_;
    QImage image_;  // of density_; null if it is to be made
    std::optional<Mark> mark_;
    std::optional<TimeRange> selectedTimes_;
    std::optional<Drag> drag_;
    QPointF pointer_;
};

}  // namespace smppscope::gui
