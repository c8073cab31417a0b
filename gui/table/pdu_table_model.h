#pragma once

#include <memory>

#include "gui/table/row_model.h"

namespace smppscope::gui {

class InfoTexts;

/// The PDU table: a thin adapter over the store's columns.
class PduTableModel : public RowModel {
    Q_OBJECT

  public:
    /// `infos` may be null (then the Info column is empty) and must outlive the model.
    explicit PduTableModel(InfoTexts* infos, QObject* parent = nullptr);

    /// Another capture, or none. Shows all of its rows.
    void setPdus(std::shared_ptr<const model::PduStore> pdus) { restart(std::move(pdus)); }
    /// The request or response that belongs to the current PDU; kNoRow if there is none.
    void setPartner(model::Row row) { partner_ = row; }

  protected:
    std::size_t rowsIn(const CaptureState& state) const override { return state.snapshot.rows; }
    QString text(int column, std::uint32_t row) const override;
    QString toolTip(int column, std::uint32_t row) const override;
    Tone tone(int column, std::uint32_t row) const override;
    std::optional<Symbol> sign(int column, std::uint32_t row) const override;
    std::string filter(int column, std::uint32_t row) const override;

  private:
    InfoTexts* infos_;
    model::Row partner_ = model::kNoRow;
};

}  // namespace smppscope::gui
