#include "gui/app/icons.h"

#include <QPainter>
#include <QPainterPath>

#include "gui/app/colour_roles.h"

namespace smppscope::gui {

namespace {

// All shapes are drawn in a square of 16 by 16.
QPainterPath strokes(std::initializer_list<std::initializer_list<QPointF>> lines) {
    QPainterPath path;
    for (const auto& line : lines) {
        const QPointF* previous = nullptr;
        for (const QPointF& point : line) {
            if (previous == nullptr) {
                path.moveTo(point);
            } else {
                path.lineTo(point);
            }
            previous = &point;
        }
    }
    return path;
}

void stroke(QPainter& painter, const QPainterPath& path, const QColor& colour, double width = 2.0) {
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void fill(QPainter& painter, const QPainterPath& path, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(path);
}

QPainterPath triangle() {
    QPainterPath path(QPointF(8, 1.5));
    path.lineTo(15, 14.5);
    path.lineTo(1, 14.5);
    path.closeSubpath();
    return path;
}

QPainterPath octagon() {
    QPainterPath path(QPointF(5, 1));
    for (const QPointF& point : {QPointF(11, 1), QPointF(15, 5), QPointF(15, 11), QPointF(11, 15),
                                 QPointF(5, 15), QPointF(1, 11), QPointF(1, 5)}) {
        path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath circle(double x, double y, double radius) {
    QPainterPath path;
    path.addEllipse(QPointF(x, y), radius, radius);
    return path;
}

QPainterPath person() {
    QPainterPath path = circle(8, 5, 3.2);
    path.moveTo(2, 14.5);
    path.cubicTo(2, 7.5, 14, 7.5, 14, 14.5);
    path.closeSubpath();
    return path;
}

}  // namespace

void paintSymbol(QPainter& painter, const QRectF& box, Symbol symbol, const QPalette& palette) {
    const ColourRoles roles = colourRoles(palette);
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 16.0, box.height() / 16.0);
    switch (symbol) {
        case Symbol::good:
            stroke(painter, strokes({{{3, 8.5}, {6.5, 12}, {13, 4.5}}}),
                   roles.dark ? QColor(0x5F, 0xCF, 0xA6) : QColor(0x00, 0x7A, 0x58), 2.2);
            break;
        case Symbol::bad:
            stroke(painter, strokes({{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}}), roles.errorText, 2.2);
            break;
        case Symbol::empty:
            stroke(painter,
                   strokes({{{2, 3}, {14, 3}, {9.5, 8.5}, {9.5, 13.5}, {6.5, 12}, {6.5, 8.5}, {2, 3}}}),
                   roles.fadedText, 1.4);
            break;
        case Symbol::error:
            fill(painter, octagon(), roles.errorText);
            stroke(painter, strokes({{{5.2, 5.2}, {10.8, 10.8}}, {{10.8, 5.2}, {5.2, 10.8}}}), base);
            break;
        case Symbol::warning:
            fill(painter, triangle(), roles.warningText);
            stroke(painter, strokes({{{8, 6}, {8, 9.5}}, {{8, 12.4}, {8, 12.5}}}), base);
            break;
        case Symbol::note:
            fill(painter, circle(8, 8, 7), roles.noteText);
            stroke(painter, strokes({{{8, 7.5}, {8, 12}}, {{8, 4.4}, {8, 4.5}}}), base);
            break;
        case Symbol::close:
            stroke(painter, strokes({{{4.5, 4.5}, {11.5, 11.5}}, {{11.5, 4.5}, {4.5, 11.5}}}), text, 1.6);
            break;
        case Symbol::partner:
            stroke(painter, strokes({{{2, 5}, {13, 5}, {10, 2}}, {{14, 11}, {3, 11}, {6, 14}}}), text, 1.6);
            break;
        case Symbol::account:
            fill(painter, person(), roles.noteText);
            break;
        case Symbol::session:
            stroke(painter, strokes({{{4, 8}, {12, 8}}}), text, 1.6);
            fill(painter, circle(3.5, 8, 2.6), text);
            fill(painter, circle(12.5, 8, 2.6), text);
            break;
        case Symbol::idle:
            stroke(painter, circle(8, 8, 5), roles.fadedText, 1.4);
            break;
        case Symbol::capture:
            stroke(painter, circle(8, 8, 6.5), text, 1.4);
            fill(painter, circle(8, 8, 3.5), roles.errorText);
            break;
    }
    painter.restore();
}

QPixmap symbolPixmap(Symbol symbol, const QPalette& palette, int size, qreal devicePixelRatio) {
    QPixmap pixmap(QSizeF(size * devicePixelRatio, size * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSymbol(painter, QRectF(0, 0, size, size), symbol, palette);
    return pixmap;
}

QIcon symbolIcon(Symbol symbol, const QPalette& palette) {
    QIcon icon;
    for (const int size : {16, 32}) {
        icon.addPixmap(symbolPixmap(symbol, palette, size, 1.0));
    }
    return icon;
}

}  // namespace smppscope::gui
