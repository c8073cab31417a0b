#include "gui/timeline/timeline_plot.h"

#include <cmath>

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <fmt/format.h>

#include "gui/app/text.h"
#include "gui/timeline/density_painter.h"
#include "model/units.h"

namespace smppscope::gui {

namespace {

constexpr int kCellPixels = 2;
constexpr double kReach = 8;          // pixels that a click may miss by
constexpr double kZoomPerStep = 0.8;  // a notch of the wheel
constexpr double kPanShare = 0.1;     // of the visible range, per key

}  // namespace

TimelinePlot::TimelinePlot(ZoomControl& zoom, QWidget* parent) : QWidget(parent), zoom_(zoom) {
    setObjectName(QStringLiteral("timelinePlot"));
    setAccessibleName(tr("Latency timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(&zoom_, &ZoomControl::changed, this, qOverload<>(&QWidget::update));
}

void TimelinePlot::setDensity(const DensityPtr& density) {
    density_ = density;
    if (density_) {
        latencies_ = density_->query.latencies;
        setAccessibleDescription(tr("%1 requests answered, %2 with an error, %3 unanswered")
                                     .arg(density_->totals[0])
                                     .arg(density_->totals[1])
                                     .arg(density_->totals[2]));
    }
    image_ = {};
    update();
}

void TimelinePlot::setShown(const OutcomeMask& shown) {
    shown_ = shown;
    image_ = {};
    update();
}

void TimelinePlot::setTimeFormat(const TimeFormat& format) {
    format_ = format;
    update();
}

void TimelinePlot::setMark(const std::optional<Mark>& mark) {
    mark_ = mark;
    update();
}

void TimelinePlot::setSelectedTimes(const std::optional<TimeRange>& times) {
    selectedTimes_ = times;
    update();
}

int TimelinePlot::labelWidth() const {
    return fontMetrics().horizontalAdvance(QStringLiteral("unanswered")) + 10;
}

TimelineLayout TimelinePlot::timelineLayout() const {
    return TimelineLayout::in(size(), labelWidth(), fontMetrics().height());
}

DensityQuery TimelinePlot::query(const LatencyRange& latencies) const {
    const TimelineLayout layout = timelineLayout();
    return {.range = zoom_.visible(),
            .latencies = latencies,
            .columns = std::max(1, static_cast<int>(layout.plot.width()) / kCellPixels),
            .bins = std::max(1, static_cast<int>(layout.plot.height()) / kCellPixels),
            .rows = 0,
            .only = nullptr};
}

std::optional<DensityGrid> TimelinePlot::grid(const TimelineLayout& layout) const {
    if (!density_ || zoom_.full().length() == 0) {
        return std::nullopt;
    }
    return DensityGrid{*density_, layout, zoom_.visible()};
}

void TimelinePlot::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const TimelineLayout layout = timelineLayout();
    if (!density_) {
        return;
    }
    paintAxes(painter, layout);
    painter.setClipRect(layout.lane.united(layout.plot).adjusted(-3, 0, 3, 3));
    paintDensity(painter, layout);
    paintSelections(painter, layout);
}

void TimelinePlot::paintAxes(QPainter& painter, const TimelineLayout& layout) const {
    const ColourRoles roles = colourRoles(palette());
    const LatencyAxis latencies = layout.latencyAxis(latencies_);
    const double right = layout.plot.left() - 5;
    const int mostLabels = static_cast<int>(latencies.height) / fontMetrics().height();
    for (const LatencyTick& tick : latencyTicks(latencies_, mostLabels)) {
        const double y = std::round(latencies.y(tick.ns));
        QColor line = roles.chartGrid;
        line.setAlphaF(tick.label.empty() ? 0.45F : 1.0F);
        painter.setPen(line);
        painter.drawLine(QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y));
        painter.setPen(roles.fadedText);
        const int height = fontMetrics().height();
        painter.drawText(QRectF(0, y - height / 2.0, right, height), Qt::AlignRight | Qt::AlignVCenter,
                         toQString(tick.label));
    }
    painter.setPen(roles.fadedText);
    painter.drawText(QRectF(0, layout.lane.top(), right, layout.lane.height()),
                     Qt::AlignRight | Qt::AlignVCenter, tr("unanswered"));
    painter.fillRect(layout.lane,
                     QColor(roles.chartGrid.red(), roles.chartGrid.green(), roles.chartGrid.blue(), 70));
    if (zoom_.full().length() == 0) {
        return;
    }
    const TimeAxis times = layout.timeAxis(zoom_.visible());
    const int labelSpace = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000000"));
    for (const TimeTick& tick :
         timeTicks(zoom_.visible(), static_cast<int>(layout.plot.width()) / labelSpace, format_)) {
        const double x = std::round(times.x(tick.time));
        painter.setPen(roles.chartGrid);
        painter.drawLine(QPointF(x, layout.lane.top()), QPointF(x, layout.plot.bottom()));
        painter.setPen(roles.fadedText);
        const QString label = toQString(tick.label);
        if (const auto box = layout.timeLabel(x, fontMetrics().horizontalAdvance(label))) {
            painter.drawText(*box, Qt::AlignCenter | Qt::TextDontClip, label);
        }
    }
}

void TimelinePlot::paintDensity(QPainter& painter, const TimelineLayout& layout) {
    const auto cells = grid(layout);
    if (!cells) {
        return;
    }
    const ColourRoles roles = colourRoles(palette());
    if (isSparse(*density_)) {
        paintSparse(painter, *cells, shown_, roles);
        return;
    }
    if (image_.isNull()) {
        image_ = densityImage(*density_, shown_, roles);
    }
    const int last = density_->query.columns - 1;
    const QRectF lane = cells->box({0, 0}).united(cells->box({last, 0}));
    const QRectF plot = cells->box({0, 1}).united(cells->box({last, density_->query.bins}));
    painter.drawImage(lane, image_, QRectF(0, 0, image_.width(), 1));
    painter.drawImage(plot, image_, QRectF(0, 1, image_.width(), image_.height() - 1));
}

void TimelinePlot::paintSelections(QPainter& painter, const TimelineLayout& layout) const {
    const TimeAxis times = layout.timeAxis(zoom_.visible());
    QColor band = palette().color(QPalette::Highlight);
    band.setAlpha(50);
    const auto paintBand = [&](double from, double to) {
        painter.fillRect(QRectF(std::min(from, to), layout.lane.top(), std::abs(to - from),
                                layout.plot.bottom() - layout.lane.top()),
                         band);
    };
    if (selectedTimes_) {
        paintBand(times.x(selectedTimes_->begin), times.x(selectedTimes_->end));
    }
    if (drag_ && drag_->selects) {
        paintBand(drag_->from.x(), pointer_.x());
    }
    if (mark_) {
        const double x = times.x(mark_->time);
        const double y = mark_->latency < 0
                             ? layout.lane.center().y()
                             : layout.latencyAxis(latencies_).y(static_cast<double>(mark_->latency));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
        painter.drawLine(QPointF(x, layout.lane.top()), QPointF(x, layout.plot.bottom()));
        painter.setPen(QPen(palette().color(QPalette::Text), 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, y), 6, 6);
    }
}

QString TimelinePlot::describe(const QPointF& point) const {
    const TimelineLayout layout = timelineLayout();
    const auto cells = grid(layout);
    if (!cells) {
        return {};
    }
    const auto place = cells->nearest(point, kReach, shown_);
    if (!place) {
        return {};
    }
    const DensityCell& cell = density_->at(place->column, place->line);
    QStringList parts;
    const auto add = [&](Outcome outcome, const QString& name) {
        const auto which = static_cast<std::size_t>(outcome);
        if (shown_[which] && cell.counts[which] > 0) {
            parts << QStringLiteral("%1 %2").arg(toQString(model::formatCount(cell.counts[which])), name);
        }
    };
    add(Outcome::ok, tr("ok"));
    add(Outcome::error, tr("error"));
    add(Outcome::unanswered, tr("unanswered"));
    const TimeRange times = cells->timesOf(place->column);
    QString where = toQString(format_.text(times.begin));
    if (place->line > 0) {
        const QRectF box = cells->box(*place);
        const LatencyAxis axis = layout.latencyAxis(latencies_);
        where +=
            tr(", %1 to %2")
                .arg(toQString(model::formatDuration(static_cast<std::int64_t>(axis.latency(box.bottom())))),
                     toQString(model::formatDuration(static_cast<std::int64_t>(axis.latency(box.top())))));
    }
    return tr("%1: %2").arg(where, parts.join(QStringLiteral(", ")));
}

void TimelinePlot::chooseAt(const QPointF& point) {
    const TimelineLayout layout = timelineLayout();
    if (const auto cells = grid(layout)) {
        if (const auto place = cells->nearest(point, kReach, shown_)) {
            emit rowChosen(density_->at(place->column, place->line).row);
        }
    }
}

void TimelinePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    emit resized();
}

void TimelinePlot::wheelEvent(QWheelEvent* event) {
    const TimelineLayout layout = timelineLayout();
    const QPoint angle = event->angleDelta();
    const TimeAxis axis = layout.timeAxis(zoom_.visible());
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        zoom_.pan(static_cast<model::TimeNs>(-angle.x() * axis.perPixel()));
    } else {
        zoom_.zoom(axis.time(event->position().x()), std::pow(kZoomPerStep, angle.y() / 120.0));
    }
    event->accept();
}

void TimelinePlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        drag_ = Drag{.from = event->position(),
                     .visible = zoom_.visible(),
                     .moved = false,
                     .selects = event->modifiers().testFlag(Qt::ShiftModifier)};
    }
}

void TimelinePlot::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    if (!drag_) {
        emit hovered(describe(pointer_));
        return;
    }
    const double moved = pointer_.x() - drag_->from.x();
    drag_->moved = drag_->moved || std::abs(moved) >= QApplication::startDragDistance();
    if (drag_->selects) {
        update();
    } else if (drag_->moved) {
        setCursor(Qt::ClosedHandCursor);
        const TimeAxis axis = timelineLayout().timeAxis(drag_->visible);
        zoom_.show(
            panned(drag_->visible, static_cast<model::TimeNs>(-moved * axis.perPixel()), zoom_.full()));
    }
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_ || event->button() != Qt::LeftButton) {
        return;
    }
    const Drag drag = *drag_;
    drag_.reset();
    unsetCursor();
    update();
    if (!drag.moved) {
        chooseAt(event->position());
    } else if (drag.selects) {
        const TimeAxis axis = timelineLayout().timeAxis(zoom_.visible());
        emit timesSelected(between(axis.time(drag.from.x()), axis.time(event->position().x()), zoom_.full()));
    }
}

void TimelinePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        drag_.reset();
        zoom_.reset();
    }
}

void TimelinePlot::keyPressEvent(QKeyEvent* event) {
    const TimeRange& visible = zoom_.visible();
    const model::TimeNs centre =
        mark_ && visible.contains(mark_->time) ? mark_->time : visible.begin + visible.length() / 2;
    const auto step = static_cast<model::TimeNs>(static_cast<double>(visible.length()) * kPanShare);
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom_.zoom(centre, kZoomPerStep);
        case Qt::Key_Minus:
            return zoom_.zoom(centre, 1 / kZoomPerStep);
        case Qt::Key_Left:
            return zoom_.pan(-step);
        case Qt::Key_Right:
            return zoom_.pan(step);
        case Qt::Key_Home:
        case Qt::Key_Escape:
            return zoom_.reset();
        case Qt::Key_F:
            if (selectedTimes_) {
                zoom_.show(between(selectedTimes_->begin, selectedTimes_->end, zoom_.full()));
            }
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void TimelinePlot::leaveEvent(QEvent* /*event*/) {
    emit hovered({});
}

void TimelinePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        image_ = {};
    }
}

}  // namespace smppscope::gui
