#pragma once

#include <QStyledItemDelegate>

#include "model/row.h"

namespace smppscope::gui {

/// Paints the cells of the PDU table: one line of text, coloured by its tone, with a sign on PDUs that have
/// issues and on the partner of the current one. Does less than the style would, to scroll fast.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The request or response that belongs to the current PDU; kNoRow if there is none.
    void setPartner(model::Row row) { partner_ = row; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    model::Row partner_ = model::kNoRow;
};

}  // namespace smppscope::gui
