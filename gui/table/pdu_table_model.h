#pragma once

#include <memory>
#include <vector>

#include <QAbstractTableModel>

#include "gui/document/capture_state.h"
#include "gui/table/cell_text.h"
#include "gui/table/row_list.h"

namespace smppscope::gui {

class InfoTexts;

/// The PDU table: a thin adapter over the store's columns. Nothing is kept per row; the text of a cell is
/// made when it is painted. "Position" is the place in the table, "row" the PDU in the store.
class PduTableModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { ToneRole = Qt::UserRole, PduRowRole, IssueRole };

    /// More rows than this would overflow the view's geometry; the rest is not shown.
    static constexpr std::size_t kMostRows = 80'000'000;

    /// `infos` may be null (then the Info column is empty) and must outlive the model.
    explicit PduTableModel(InfoTexts* infos, QObject* parent = nullptr);

    /// Another capture, or none. Shows all of its rows.
    void setPdus(std::shared_ptr<const model::PduStore> pdus);
    void setState(const CaptureStatePtr& state);
    void setTimeStyle(TimeStyle style);
    TimeFormat timeFormat() const {
        return {.style = timeStyle_, .start = state_->snapshot.capture.firstTime};
    }

    /// All rows of the capture, also those to come.
    void showAll();
    /// Only `rows`, and what appendRows() brings.
    void showRows(const std::vector<model::Row>& rows);
    void appendRows(const std::vector<model::Row>& rows);

    const RowList& list() const { return list_; }
    model::Row rowAt(int position) const { return list_.at(static_cast<std::size_t>(position)); }
    /// -1 if the row is not shown.
    int positionOf(model::Row row) const;
    /// The position of this row or of the nearest one shown; -1 if the table is empty.
    int nearestPosition(model::Row row) const;

    const CaptureStatePtr& state() const { return state_; }
    /// For the texts and filters of single cells; a capture must be set.
    CellSource source() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    static int shown(std::size_t rows) { return static_cast<int>(std::min(rows, kMostRows)); }
    void growTo(std::size_t rows);
    void onInfosArrived();
    QVariant display(Column column, model::Row row, int position) const;

    InfoTexts* infos_;
    std::shared_ptr<const model::PduStore> pdus_;
    CaptureStatePtr state_;
    RowList list_ = RowList::all(0);
    TimeStyle timeStyle_ = TimeStyle::timeOfDay;
    mutable int firstAsked_ = -1;  // positions whose Info was not there when painted
    mutable int lastAsked_ = -1;
};

}  // namespace smppscope::gui
