#pragma once

#include <QIcon>
#include <QPalette>
#include <QPixmap>

namespace smppscope::gui {

/// Symbols of the application, drawn in code in the colours of the roles, so that they fit light and dark.
/// They differ in shape, not only in colour.
enum class Symbol { good, bad, empty, error, warning, note, close, partner, account, session, idle, capture };

/// Draws `symbol` into the square `box`.
void paintSymbol(QPainter& painter, const QRectF& box, Symbol symbol, const QPalette& palette);

QPixmap symbolPixmap(Symbol symbol, const QPalette& palette, int size, qreal devicePixelRatio);
QIcon symbolIcon(Symbol symbol, const QPalette& palette);

}  // namespace smppscope::gui
