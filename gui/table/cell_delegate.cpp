#include "gui/table/cell_delegate.h"

#include <QPainter>

#include "gui/app/colour_roles.h"
#include "gui/app/icons.h"
#include "gui/table/row_model.h"

namespace smppscope::gui {

namespace {

constexpr int kPadding = 5;

QColor toneColour(Tone tone, const QPalette& palette) {
    const ColourRoles roles = colourRoles(palette);
    switch (tone) {
        case Tone::faded:
            return roles.fadedText;
        case Tone::warning:
            return roles.warningText;
        case Tone::error:
            return roles.errorText;
        case Tone::normal:
            break;
    }
    return palette.color(QPalette::Text);
}

}  // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const QPalette::ColorGroup group =
        (option.state & QStyle::State_Active) != 0 ? QPalette::Active : QPalette::Inactive;
    if (selected) {
        painter->fillRect(option.rect, option.palette.color(group, QPalette::Highlight));
    }
    QRect box = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    if (const QVariant sign = index.data(RowModel::SignRole); sign.isValid()) {
        const int size = std::min(box.height() - 4, 14);
        paintSymbol(*painter, QRectF(box.left(), box.center().y() - size / 2.0 + 0.5, size, size),
                    static_cast<Symbol>(sign.toInt()), option.palette);
        box.setLeft(box.left() + size + 4);
    }
    QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty()) {
        return;
    }
    painter->setFont(option.font);
    const auto tone = static_cast<Tone>(index.data(RowModel::ToneRole).toInt());
    painter->setPen(selected ? option.palette.color(group, QPalette::HighlightedText)
                             : toneColour(tone, option.palette));
    if (option.fontMetrics.horizontalAdvance(text) > box.width()) {
        text = option.fontMetrics.elidedText(text, Qt::ElideRight, box.width());
    }
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    painter->drawText(box, alignment | Qt::TextSingleLine | Qt::TextDontClip, text);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString text = index.data(Qt::DisplayRole).toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * kPadding + 18, option.fontMetrics.height() + 6};
}

}  // namespace smppscope::gui
