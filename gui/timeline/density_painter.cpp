#include "gui/timeline/density_painter.h"

#include <cmath>

#include <QPainter>

namespace smppscope::gui {

namespace {

constexpr std::uint64_t kSparse = 4'000;
constexpr double kFaintest = 0.45;  // one request alone must be seen
constexpr double kLeastErrorShare = 0.5;

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

// One error in a thousand must still be seen in a cell.
double errorWeight(double errors, double total) {
    return errors == 0 ? 0 : kLeastErrorShare + (1 - kLeastErrorShare) * errors / total;
}

QColor cellColour(const DensityCell& cell, const OutcomeMask& shown, const ColourRoles& roles) {
    if (cell.counts[static_cast<std::size_t>(Outcome::unanswered)] > 0) {
        return roles.outcomeUnanswered;  // alone in its lane
    }
    const double ok = shown[0] ? cell.counts[0] : 0;
    const double errors = shown[1] ? cell.counts[1] : 0;
    return mixed(roles.outcomeOk, roles.outcomeError, errorWeight(errors, ok + errors));
}

Outcome worstShown(const DensityCell& cell, const OutcomeMask& shown) {
    if (shown[2] && cell.counts[2] > 0) {
        return Outcome::unanswered;
    }
    return shown[1] && cell.counts[1] > 0 ? Outcome::error : Outcome::ok;
}

}  // namespace

const QColor& outcomeColour(Outcome outcome, const ColourRoles& roles) {
    switch (outcome) {
        case Outcome::error:
            return roles.outcomeError;
        case Outcome::unanswered:
            return roles.outcomeUnanswered;
        case Outcome::ok:
            break;
    }
    return roles.outcomeOk;
}

QImage densityImage(const Density& density, const OutcomeMask& shown, const ColourRoles& roles) {
    QImage image(density.query.columns, density.lines(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const double scale = std::log1p(std::max(1U, density.largest));
    for (int line = 0; line < density.lines(); ++line) {
        auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(line));
        for (int column = 0; column < density.query.columns; ++column) {
            const DensityCell& cell = density.at(column, line);
            const std::uint32_t total = shownTotal(cell, shown);
            if (total > 0) {
                QColor colour = cellColour(cell, shown, roles);
                colour.setAlphaF(static_cast<float>(kFaintest + (1 - kFaintest) * std::log1p(total) / scale));
                pixels[column] = qPremultiply(colour.rgba());
            }
        }
    }
    return image;
}

bool isSparse(const Density& density) {
    return density.total() <= kSparse;
}

void paintMark(QPainter& painter, const QPointF& centre, double radius, Outcome outcome,
               const ColourRoles& roles) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(outcomeColour(outcome, roles));
    const double r = radius;
    switch (outcome) {
        case Outcome::ok:
            painter.drawEllipse(centre, r, r);
            break;
        case Outcome::error: {
            const QPointF diamond[] = {{0, -1.5 * r}, {1.5 * r, 0}, {0, 1.5 * r}, {-1.5 * r, 0}};
            painter.translate(centre);
            painter.drawPolygon(diamond, 4);
            painter.translate(-centre);
            break;
        }
        case Outcome::unanswered: {
            const QPointF triangle[] = {{0, -1.3 * r}, {1.4 * r, 1.1 * r}, {-1.4 * r, 1.1 * r}};
            painter.translate(centre);
            painter.drawPolygon(triangle, 3);
            painter.translate(-centre);
            break;
        }
    }
}

void paintSparse(QPainter& painter, const DensityGrid& grid, const OutcomeMask& shown,
                 const ColourRoles& roles) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(0.85);
    for (const bool errors : {false, true}) {  // errors on top
        for (int line = 0; line < grid.density.lines(); ++line) {
            for (int column = 0; column < grid.density.query.columns; ++column) {
                const DensityCell& cell = grid.density.at(column, line);
                const std::uint32_t total = shownTotal(cell, shown);
                const Outcome outcome = worstShown(cell, shown);
                if (total > 0 && errors == (outcome != Outcome::ok)) {
                    const double radius = 2.2 + std::min(1.5, 0.4 * std::log(total));
                    paintMark(painter, grid.box({column, line}).center(), radius, outcome, roles);
                }
            }
        }
    }
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace smppscope::gui
