#pragma once

#include <array>
#include <optional>

#include <QPointF>
#include <QRectF>
#include <QSize>

#include "gui/timeline/density.h"
#include "gui/timeline/time_axis.h"

namespace smppscope::gui {

/// Which outcomes are shown, by Outcome.
using OutcomeMask = std::array<bool, kOutcomes>;
inline constexpr OutcomeMask kAllOutcomes{true, true, true};

/// Where the parts of the timeline are in a widget: labels at the left, above the lane of unanswered
/// requests, then the plot, then the ruler.
struct TimelineLayout {
    QRectF lane;
    QRectF plot;
    QRectF ruler;

    static TimelineLayout in(const QSize& size, int labelWidth, int lineHeight);

    TimeAxis timeAxis(const TimeRange& range) const { return {range, plot.left(), plot.width()}; }
    /// Where the label of a time stands in the ruler: under `x`. Nothing where it would get in the way of the
    /// labels at the left, or over the right edge.
    std::optional<QRectF> timeLabel(double x, double width) const;
    LatencyAxis latencyAxis(const LatencyRange& range) const { return {range, plot.top(), plot.height()}; }
};

/// A cell of a density, by column and line.
struct CellPlace {
    int column = 0;
    int line = 0;
    bool operator==(const CellPlace&) const = default;
};

/// Puts the cells of a density on the screen, also while the view has moved on from what it was made for.
struct DensityGrid {
    const Density& density;
    const TimelineLayout& layout;
    TimeRange visible;

    QRectF box(CellPlace place) const;
    /// Times that a column stands for.
    TimeRange timesOf(int column) const;
    /// The cell at a point, empty or not.
    std::optional<CellPlace> at(const QPointF& point) const;
    /// The non-empty cell nearest to a point, no further than `reach` pixels.
    std::optional<CellPlace> nearest(const QPointF& point, double reach, const OutcomeMask& shown) const;
};

/// Requests of the cell with outcomes that are shown.
std::uint32_t shownTotal(const DensityCell& cell, const OutcomeMask& shown);

}  // namespace smppscope::gui
