#pragma once

#include <QLabel>

#include "gui/table/cell_text.h"

namespace smppscope::gui {

/// One line above the tree: which PDU this is and where, with a link to its request or response.
class PduHeadline : public QLabel {
    Q_OBJECT

  public:
    explicit PduHeadline(QWidget* parent = nullptr);

    void showRow(model::Row row, const CellSource& from);
    void showNothing();
    /// In place of a PDU that can't be read.
    void showError(const QString& error);

  signals:
    void rowWanted(smppscope::model::Row row);
};

}  // namespace smppscope::gui
