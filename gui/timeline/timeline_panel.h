#pragma once

#include <array>
#include <memory>

#include <QTimer>
#include <QWidget>

#include "gui/document/capture_state.h"
#include "gui/timeline/density_job.h"
#include "gui/timeline/timeline_plot.h"
#include "gui/timeline/zoom_control.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace smppscope::gui {

class OverviewStrip;

/// The latency timeline: overview, plot, legend; asks for aggregates when the view, the rows or the scope
/// change, and never more often than they can be made.
class TimelinePanel : public QWidget {
    Q_OBJECT

  public:
    using RowsPtr = std::shared_ptr<const std::vector<model::Row>>;
    /// Gives the rows that the table shows; null for all.
    using ShownRows = std::function<RowsPtr()>;

    explicit TimelinePanel(QWidget* parent = nullptr);

    void setPdus(std::shared_ptr<const model::PduStore> pdus);
    void setState(const CaptureStatePtr& state);
    void setShownRows(ShownRows shownRows) { shownRows_ = std::move(shownRows); }
    /// The table shows other rows now.
    void shownRowsChanged();
    void setTimeStyle(TimeStyle style);
    void setSelectedRow(model::Row row);
    void setSelectedTimes(const std::optional<TimeRange>& times);

    TimelinePlot& plot() { return *plot_; }
    ZoomControl& zoomControl() { return zoom_; }

  signals:
    void rowChosen(smppscope::model::Row row);
    void timesSelected(const smppscope::gui::TimeRange& times);

  private:
    QWidget* makeHeader();
    QToolButton* makeLegend(Outcome outcome, const QString& name);
    void query();
    void refresh();
    void updateLegend();
    void setShown();
    LatencyRange latencies() const;
    std::shared_ptr<const std::vector<model::Row>> scopeRows() const;
    void changeEvent(QEvent* event) override;

    std::shared_ptr<const model::PduStore> pdus_;
    CaptureStatePtr state_;
    ShownRows shownRows_;
    ZoomControl zoom_;
    TimeStyle timeStyle_ = TimeStyle::timeOfDay;
    std::array<QToolButton*, kOutcomes> legend_{};
    QComboBox* scope_ = nullptr;
    QLabel* hover_ = nullptr;
    TimelinePlot* plot_;
    OverviewStrip* overview_;
    QTimer refresh_;  // while a capture grows
    QTimer query_;    // gathers what asks for new aggregates
    DensityJob plotJob_;
    DensityJob overviewJob_;
};

}  // namespace smppscope::gui
