#pragma once

#include <optional>

#include <QWidget>

#include "gui/timeline/density_job.h"
#include "gui/timeline/zoom_control.h"

namespace smppscope::gui {

/// The whole capture as bars of requests per stretch of time, with the visible part as a window whose edges
/// and middle can be dragged; a click elsewhere moves it there.
class OverviewStrip : public QWidget {
    Q_OBJECT

  public:
    explicit OverviewStrip(ZoomControl& zoom, QWidget* parent = nullptr);

    void setDensity(const DensityPtr& density);
    /// Where the plot has its axis, so that both line up.
    void setMargins(int left, int right);
    DensityQuery query() const;
    /// What is shown answers this query already.
    bool isUpToDate(const DensityQuery& query) const { return density_ && density_->query == query; }

    QSize sizeHint() const override { return {800, 30}; }

  signals:
    void resized();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

  private:
    enum class Handle { begin, end, middle };

    TimeAxis axis() const;
    std::optional<Handle> handleAt(double x) const;
    void dragTo(double x);

    ZoomControl& zoom_;
    DensityPtr density_;
    int left_ = 0;
    int right_ = 0;
    std::optional<Handle> dragged_;
    double dragFrom_ = 0;
    TimeRange dragVisible_;
};

}  // namespace smppscope::gui
