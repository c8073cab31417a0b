#include "gui/timeline/overview_strip.h"

#include <algorithm>
#include <cmath>

#include <QMouseEvent>
#include <QPainter>

#include "gui/app/colour_roles.h"
#include "gui/timeline/density_painter.h"

namespace smppscope::gui {

namespace {

constexpr int kColumnPixels = 2;
constexpr double kGrip = 5;  // pixels on either side of an edge

}  // namespace

OverviewStrip::OverviewStrip(ZoomControl& zoom, QWidget* parent) : QWidget(parent), zoom_(zoom) {
    setObjectName(QStringLiteral("timelineOverview"));
    setAccessibleName(tr("Requests over the whole capture"));
    setMouseTracking(true);
    setFixedHeight(30);
    connect(&zoom_, &ZoomControl::changed, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::setDensity(const DensityPtr& density) {
    density_ = density;
    update();
}

void OverviewStrip::setMargins(int left, int right) {
    left_ = left;
    right_ = right;
    update();
}

TimeAxis OverviewStrip::axis() const {
    return {zoom_.full(), static_cast<double>(left_),
            std::max(1.0, static_cast<double>(width() - left_ - right_))};
}

DensityQuery OverviewStrip::query() const {
    return {.range = zoom_.full(),
            .latencies = {},
            .columns = std::max(1, static_cast<int>(axis().width) / kColumnPixels),
            .bins = 1,
            .rows = 0,
            .only = nullptr};
}

void OverviewStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const TimeAxis times = axis();
    const QRectF strip(times.left, 1, times.width, height() - 2);
    painter.fillRect(strip, palette().color(QPalette::Base));
    if (!density_ || zoom_.full().length() == 0) {
        return;
    }
    const ColourRoles roles = colourRoles(palette());
    const Density& density = *density_;
    std::uint32_t most = 1;
    for (int column = 0; column < density.query.columns; ++column) {
        most = std::max(most, density.at(column, 0).total() + density.at(column, 1).total());
    }
    const double columnWidth = strip.width() / density.query.columns;
    for (int column = 0; column < density.query.columns; ++column) {
        double bottom = strip.bottom();
        for (const Outcome outcome : {Outcome::ok, Outcome::error, Outcome::unanswered}) {
            const auto which = static_cast<std::size_t>(outcome);
            const double count = density.at(column, 0).counts[which] + density.at(column, 1).counts[which];
            const double size = count == 0 ? 0 : std::max(1.0, count / most * strip.height());
            painter.fillRect(QRectF(strip.left() + column * columnWidth, bottom - size, columnWidth, size),
                             outcomeColour(outcome, roles));
            bottom -= size;
        }
    }
    const double begin = times.x(zoom_.visible().begin);
    const double end = times.x(zoom_.visible().end);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(170);
    painter.fillRect(QRectF(QPointF(strip.left(), strip.top()), QPointF(begin, strip.bottom())), veil);
    painter.fillRect(QRectF(QPointF(end, strip.top()), QPointF(strip.right(), strip.bottom())), veil);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(
        QRectF(QPointF(begin, strip.top()), QPointF(end, strip.bottom())).adjusted(1, 0, -1, -1));
}

void OverviewStrip::resizeEvent(QResizeEvent* /*event*/) {
    emit resized();
}

std::optional<OverviewStrip::Handle> OverviewStrip::handleAt(double x) const {
    const TimeAxis times = axis();
    const double begin = times.x(zoom_.visible().begin);
    const double end = times.x(zoom_.visible().end);
    if (std::abs(x - begin) <= kGrip) {
        return Handle::begin;
    }
    if (std::abs(x - end) <= kGrip) {
        return Handle::end;
    }
    return begin < x && x < end ? std::optional(Handle::middle) : std::nullopt;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || zoom_.full().length() == 0) {
        return;
    }
    const double x = event->position().x();
    dragged_ = handleAt(x);
    if (!dragged_) {
        const TimeRange& visible = zoom_.visible();
        zoom_.pan(axis().time(x) - (visible.begin + visible.length() / 2));
        dragged_ = Handle::middle;
    }
    dragFrom_ = x;
    dragVisible_ = zoom_.visible();
}

void OverviewStrip::dragTo(double x) {
    const TimeAxis times = axis();
    const auto by = static_cast<model::TimeNs>((x - dragFrom_) * times.perPixel());
    switch (*dragged_) {
        case Handle::begin:
            zoom_.show(between(std::max(dragVisible_.begin + by, zoom_.full().begin), dragVisible_.end,
                               zoom_.full()));
            break;
        case Handle::end:
            zoom_.show(
                between(dragVisible_.begin, std::min(dragVisible_.end + by, zoom_.full().end), zoom_.full()));
            break;
        case Handle::middle:
            zoom_.show(panned(dragVisible_, by, zoom_.full()));
            break;
    }
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    if (dragged_) {
        dragTo(event->position().x());
        return;
    }
    const auto handle = handleAt(event->position().x());
    setCursor(!handle ? Qt::ArrowCursor : *handle == Handle::middle ? Qt::OpenHandCursor : Qt::SizeHorCursor);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent* /*event*/) {
    dragged_.reset();
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
    dragged_.reset();
    zoom_.reset();
}

}  // namespace smppscope::gui
