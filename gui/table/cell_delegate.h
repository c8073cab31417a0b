#pragma once

#include <QStyledItemDelegate>

namespace smppscope::gui {

/// Paints the cells of a RowModel: one line of text, coloured by its tone, behind its sign. Does less than
/// the style would, to scroll fast.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace smppscope::gui
