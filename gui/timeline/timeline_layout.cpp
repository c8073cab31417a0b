#include "gui/timeline/timeline_layout.h"

#include <algorithm>
#include <cmath>

namespace smppscope::gui {

namespace {

constexpr double kGap = 3;
constexpr double kRightMargin = 8;

double distance(const QRectF& box, const QPointF& point) {
    const double dx = std::max({box.left() - point.x(), 0.0, point.x() - box.right()});
    const double dy = std::max({box.top() - point.y(), 0.0, point.y() - box.bottom()});
    return std::hypot(dx, dy);
}

}  // namespace

TimelineLayout TimelineLayout::in(const QSize& size, int labelWidth, int lineHeight) {
    const double left = labelWidth;
    const double width = std::max(1.0, size.width() - left - kRightMargin);
    const double ruler = lineHeight + kGap;
    TimelineLayout layout;
    layout.lane = QRectF(left, kGap, width, lineHeight);
    layout.ruler = QRectF(left, size.height() - ruler, width, ruler);
    const double top = layout.lane.bottom() + lineHeight / 2.0;  // for half of the topmost label
    layout.plot = QRectF(left, top, width, std::max(1.0, layout.ruler.top() - kGap - top));
    return layout;
}

std::optional<QRectF> TimelineLayout::timeLabel(double x, double width) const {
    const QRectF box(x - width / 2, ruler.top(), width, ruler.height());
    const bool fits = box.left() >= ruler.left() && box.right() <= ruler.right() + kRightMargin;
    return fits ? std::optional(box) : std::nullopt;
}

QRectF DensityGrid::box(CellPlace place) const {
    const TimeAxis axis = layout.timeAxis(visible);
    const TimeAxis made{density.query.range, axis.x(density.query.range.begin),
                        axis.x(density.query.range.end) - axis.x(density.query.range.begin)};
    const double width = made.width / density.query.columns;
    const double x = made.left + place.column * width;
    if (place.line == 0) {
        return {x, layout.lane.top(), width, layout.lane.height()};
    }
    const double height = layout.plot.height() / density.query.bins;
    return {x, layout.plot.top() + (place.line - 1) * height, width, height};
}

TimeRange DensityGrid::timesOf(int column) const {
    const TimeAxis axis{density.query.range, 0, static_cast<double>(density.query.columns)};
    return {axis.time(column), axis.time(column + 1)};
}

std::optional<CellPlace> DensityGrid::at(const QPointF& point) const {
    const QRectF first = box({0, 1});
    const auto column = static_cast<int>(std::floor((point.x() - first.left()) / first.width()));
    if (column < 0 || column >= density.query.columns) {
        return std::nullopt;
    }
    if (layout.lane.top() <= point.y() && point.y() <= layout.lane.bottom()) {
        return CellPlace{column, 0};
    }
    const auto line = static_cast<int>(std::floor((point.y() - layout.plot.top()) / first.height()));
    return line >= 0 && line < density.query.bins ? std::optional(CellPlace{column, line + 1}) : std::nullopt;
}

std::optional<CellPlace> DensityGrid::nearest(const QPointF& point, double reach,
                                              const OutcomeMask& shown) const {
    const QRectF cell = box({0, 1});
    const auto columnOf = [&](double x) {
        const double column = std::floor((x - cell.left()) / cell.width());
        return static_cast<int>(std::clamp(column, 0.0, density.query.columns - 1.0));
    };
    std::optional<CellPlace> best;
    double bestDistance = reach;
    for (int column = columnOf(point.x() - reach); column <= columnOf(point.x() + reach); ++column) {
        for (int line = 0; line < density.lines(); ++line) {
            if (shownTotal(density.at(column, line), shown) == 0) {
                continue;
            }
            const double away = distance(box({column, line}), point);
            if (away <= bestDistance && (!best || away < bestDistance)) {
                best = CellPlace{column, line};
                bestDistance = away;
            }
        }
    }
    return best;
}

std::uint32_t shownTotal(const DensityCell& cell, const OutcomeMask& shown) {
    std::uint32_t total = 0;
    for (std::size_t outcome = 0; outcome < kOutcomes; ++outcome) {
        total += shown[outcome] ? cell.counts[outcome] : 0;
    }
    return total;
}

}  // namespace smppscope::gui
