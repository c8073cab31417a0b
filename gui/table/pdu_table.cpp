#include "gui/table/pdu_table.h"

namespace smppscope::gui {

PduTable::PduTable(InfoTexts* infos, QWidget* parent)
    : RowTable({.object = "pduTable", .headerKey = "table/header", .accessible = tr("PDUs")}, parent),
      model_(infos) {
    setRowModel(model_);
}

void PduTable::setPartner(model::Row row) {
    model_.setPartner(row);
    viewport()->update();
}

void PduTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    RowTable::currentChanged(current, previous);
    if (!current.isValid() || !previous.isValid() || current.row() != previous.row()) {
        emit rowSelected(currentRow());
    }
}

}  // namespace smppscope::gui
