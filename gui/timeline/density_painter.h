#pragma once

#include <QImage>

#include "gui/app/colour_roles.h"
#include "gui/timeline/timeline_layout.h"

class QPainter;

namespace smppscope::gui {

/// A density as one pixel per cell: hue by outcome (the rarer, worse ones shine through), strength by the
/// logarithm of the count. Depends on nothing else, so it is made once per density.
QImage densityImage(const Density& density, const OutcomeMask& shown, const ColourRoles& roles);

/// Few requests are drawn one by one instead, with a shape for each outcome.
bool isSparse(const Density& density);
void paintSparse(QPainter& painter, const DensityGrid& grid, const OutcomeMask& shown,
                 const ColourRoles& roles);

/// The mark of an outcome: disc, diamond, triangle.
void paintMark(QPainter& painter, const QPointF& centre, double radius, Outcome outcome,
               const ColourRoles& roles);
const QColor& outcomeColour(Outcome outcome, const ColourRoles& roles);

}  // namespace smppscope::gui
