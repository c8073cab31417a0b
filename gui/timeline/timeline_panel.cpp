#include "gui/timeline/timeline_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/text.h"
#include "gui/timeline/density_painter.h"
#include "gui/timeline/overview_strip.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr int kRefresh = 250;   // ms between aggregates while a capture grows
constexpr int kWorkShare = 10;  // and they take at most this part of the time

QIcon markIcon(Outcome outcome, const QPalette& palette) {
    QPixmap pixmap(16, 16);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, QPointF(8, 8), 4, outcome, colourRoles(palette));
    return pixmap;
}

QString outcomeName(Outcome outcome) {
    switch (outcome) {
        case Outcome::error:
            return TimelinePanel::tr("error");
        case Outcome::unanswered:
            return TimelinePanel::tr("unanswered");
        case Outcome::ok:
            break;
    }
    return TimelinePanel::tr("ok");
}

}  // namespace

TimelinePanel::TimelinePanel(QWidget* parent)
    : QWidget(parent),
      state_(std::make_shared<CaptureState>()),
      plot_(new TimelinePlot(zoom_)),
      overview_(new OverviewStrip(zoom_)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(makeHeader());
    column->addWidget(plot_, 1);
    column->addWidget(overview_);
    refresh_.setSingleShot(true);
    connect(&refresh_, &QTimer::timeout, this, &TimelinePanel::refresh);
    query_.setSingleShot(true);
    connect(&query_, &QTimer::timeout, this, &TimelinePanel::query);
    const auto queryLater = [this] { query_.start(0); };
    connect(&zoom_, &ZoomControl::changed, this, queryLater);
    connect(plot_, &TimelinePlot::resized, this, [this, queryLater] {
        const TimelineLayout layout = plot_->timelineLayout();
        overview_->setMargins(static_cast<int>(layout.plot.left()),
                              plot_->width() - static_cast<int>(layout.plot.right()));
        queryLater();
    });
    connect(overview_, &OverviewStrip::resized, this, queryLater);
    connect(plot_, &TimelinePlot::hovered, hover_, &QLabel::setText);
    connect(plot_, &TimelinePlot::rowChosen, this, &TimelinePanel::rowChosen);
    connect(plot_, &TimelinePlot::timesSelected, this, &TimelinePanel::timesSelected);
    connect(&plotJob_, &DensityJob::ready, this, [this](const DensityPtr& density) {
        plot_->setDensity(density);
        updateLegend();
    });
    connect(&overviewJob_, &DensityJob::ready, overview_, &OverviewStrip::setDensity);
}

QWidget* TimelinePanel::makeHeader() {
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(4, 2, 8, 0);
    row->setSpacing(4);
    for (const Outcome outcome : {Outcome::ok, Outcome::error, Outcome::unanswered}) {
        auto* button = makeLegend(outcome, outcomeName(outcome));
        legend_[static_cast<std::size_t>(outcome)] = button;
        row->addWidget(button);
    }
    scope_ = new QComboBox;
    scope_->setAccessibleName(tr("Scope of the timeline"));
    scope_->addItem(tr("All requests"));
    scope_->addItem(tr("Shown in the table"));
    scope_->setToolTip(tr("Which requests the timeline shows"));
    connect(scope_, &QComboBox::currentIndexChanged, this, [this] { query_.start(0); });
    row->addWidget(scope_);
    hover_ = new QLabel;
    hover_->setTextFormat(Qt::PlainText);
    hover_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    hover_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(hover_, 1);
    return header;
}

QToolButton* TimelinePanel::makeLegend(Outcome outcome, const QString& name) {
    auto* button = new QToolButton;
    button->setText(name);
    button->setAccessibleName(tr("Show requests: %1").arg(name));
    button->setToolTip(tr("Show or hide requests: %1").arg(name));
    button->setIcon(markIcon(outcome, palette()));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setCheckable(true);
    button->setChecked(true);
    connect(button, &QToolButton::toggled, this, &TimelinePanel::setShown);
    return button;
}

void TimelinePanel::setShown() {
    plot_->setShown({legend_[0]->isChecked(), legend_[1]->isChecked(), legend_[2]->isChecked()});
}

void TimelinePanel::updateLegend() {
    const DensityPtr& density = plot_->density();
    const bool counted = density && tellsTotals(*density, state_->snapshot.rows, plotJob_.isRunning());
    for (std::size_t i = 0; i < kOutcomes; ++i) {
        const QString name = outcomeName(static_cast<Outcome>(i));
        legend_[i]->setText(
            counted ? QStringLiteral("%1 %2").arg(name, toQString(model::formatCount(density->totals[i])))
                    : name);
    }
}

void TimelinePanel::setPdus(std::shared_ptr<const model::PduStore> pdus) {
    pdus_ = std::move(pdus);
    state_ = std::make_shared<CaptureState>();
    plotJob_.setPdus(pdus_);
    overviewJob_.setPdus(pdus_);
    zoom_.setFull({});
    plot_->setDensity(nullptr);
    plot_->setMark(std::nullopt);
    overview_->setDensity(nullptr);
    updateLegend();
}

void TimelinePanel::setState(const CaptureStatePtr& state) {
    state_ = state;
    if (state_->snapshot.finished) {
        refresh_.start(0);
    } else if (!refresh_.isActive()) {
        const int cost = plotJob_.lastCost() + overviewJob_.lastCost();
        refresh_.start(plot_->density() ? std::max(kRefresh, cost * kWorkShare) : 0);
    }
}

void TimelinePanel::refresh() {
    // What runs is not thrown away for a few rows more, or nothing would ever be shown.
    if (!state_->snapshot.finished && (plotJob_.isRunning() || overviewJob_.isRunning())) {
        refresh_.start(kRefresh);
        return;
    }
    TimeRange full;
    for (const model::Session& session : state_->snapshot.sessions) {
        if (session.statistics.totals.pdus > 0) {
            full.begin = full.end == 0 ? session.firstTime : std::min(full.begin, session.firstTime);
            full.end = std::max(full.end, session.lastTime);
        }
    }
    plot_->setTimeFormat({.style = timeStyle_, .start = state_->snapshot.capture.firstTime});
    zoom_.setFull(full);
    query_.start(0);
}

LatencyRange TimelinePanel::latencies() const {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
    for (const auto& [command, histogram] : state_->snapshot.statistics.latencies) {
        if (histogram.count() > 0) {
            least = std::min(least, histogram.min());
            most = std::max(most, histogram.max());
        }
    }
    return most == 0 ? LatencyRange{} : LatencyRange::covering(least, most);
}

TimelinePanel::RowsPtr TimelinePanel::scopeRows() const {
    return scope_->currentIndex() == 1 && shownRows_ ? shownRows_() : nullptr;
}

void TimelinePanel::query() {
    if (state_->snapshot.rows == 0) {
        return;
    }
    DensityQuery plot = plot_->query(latencies());
    DensityQuery overview = overview_->query();
    plot.rows = overview.rows = state_->snapshot.rows;
    plot.only = overview.only = scopeRows();
    plotJob_.start(plot);
    updateLegend();
    if (!overview_->isUpToDate(overview)) {
        overviewJob_.start(overview);
    }
}

void TimelinePanel::shownRowsChanged() {
    if (scope_->currentIndex() == 1) {
        query_.start(0);
    }
}

void TimelinePanel::setTimeStyle(TimeStyle style) {
    timeStyle_ = style;
    plot_->setTimeFormat({.style = style, .start = state_->snapshot.capture.firstTime});
}

void TimelinePanel::setSelectedRow(model::Row row) {
    std::optional<TimelinePlot::Mark> mark;
    if (pdus_ && row != model::kNoRow) {
        const model::Row partner = pdus_->partner(row);
        const model::Row request = outcomeOf(*pdus_, row) ? row : partner;
        if (request != model::kNoRow && request < pdus_->size()) {
            mark = {.time = pdus_->time(request), .latency = pdus_->latency(request)};
        }
    }
    plot_->setMark(mark);
}

void TimelinePanel::setSelectedTimes(const std::optional<TimeRange>& times) {
    plot_->setSelectedTimes(times);
}

void TimelinePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (std::size_t i = 0; i < kOutcomes; ++i) {
            legend_[i]->setIcon(markIcon(static_cast<Outcome>(i), palette()));
        }
    }
}

}  // namespace smppscope::gui
