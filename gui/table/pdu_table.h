#pragma once

#include "gui/table/pdu_table_model.h"
#include "gui/table/row_table.h"

namespace smppscope::gui {

/// The table of PDUs; the partner of the current one is marked.
class PduTable : public RowTable {
    Q_OBJECT

  public:
    explicit PduTable(InfoTexts* infos, QWidget* parent = nullptr);

    PduTableModel& pduModel() { return model_; }

    /// kNoRow if nothing is selected.
    model::Row currentRow() const { return currentNumber(); }
    /// Selects the row (or clears the selection) and scrolls to it; false if it is not shown.
    bool selectRow(model::Row row) { return selectNumber(row); }
    void setPartner(model::Row row);

  signals:
    void rowSelected(smppscope::model::Row row);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void currentLost() override { emit rowSelected(model::kNoRow); }

  private:
    PduTableModel model_;
};

}  // namespace smppscope::gui
