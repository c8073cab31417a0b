#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "gui/app/icons.h"
#include "gui/document/capture_state.h"
#include "gui/table/cell_text.h"
#include "gui/table/row_list.h"

namespace smppscope::gui {

/// A column as a table shows it.
struct TableColumn {
    QString heading;
    QString help;  ///< one line
    bool alignRight;
    bool shown;      ///< to begin with
    QString widest;  ///< a text that fits the width to begin with
};

/// What the tables of PDUs and of messages have in common: rows that are numbered through the capture, all of
/// them or some. Nothing is kept per row; the text of a cell is made when it is painted. "Position" is the
/// place in the table, "number" the PDU or message in its store.
class RowModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// A Tone, and the Symbol that stands before the text (invalid without one).
    enum Role { ToneRole = Qt::UserRole, SignRole };

    /// More rows than this would overflow the view's geometry; the rest is not shown.
    static constexpr std::size_t kMostRows = 80'000'000;

    explicit RowModel(std::vector<TableColumn> columns, QObject* parent = nullptr);

    void setState(const CaptureStatePtr& state);
    const CaptureStatePtr& state() const { return state_; }
    void setTimeStyle(TimeStyle style);
    TimeFormat timeFormat() const {
        return {.style = timeStyle_, .start = state_->snapshot.capture.firstTime};
    }

    /// All rows of the capture, also those to come.
    void showAll();
    /// Only these, ascending, and what appendRows() brings. Rows that begin with those shown so far are added
    /// to them.
    void showRows(const std::vector<std::uint32_t>& numbers);
    void appendRows(const std::vector<std::uint32_t>& numbers);

    const RowList& list() const { return list_; }
    std::uint32_t numberAt(int position) const { return list_.at(static_cast<std::size_t>(position)); }
    /// -1 if it is not shown.
    int positionOf(std::uint32_t number) const;
    /// The position of this one or of the nearest one shown; -1 if the table is empty.
    int nearestPosition(std::uint32_t number) const;

    /// For the texts and filters of single cells; a capture must be set.
    CellSource source() const;
    /// The filter that a cell's value stands for; empty if it stands for none, or for an invalid index.
    std::string filterAt(const QModelIndex& index) const;

    const TableColumn& column(int logical) const { return columns_[static_cast<std::size_t>(logical)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  protected:
    /// Another capture, or none. Shows all of its rows.
    void restart(std::shared_ptr<const model::PduStore> pdus);
    /// Cells may read otherwise.
    void contentsChanged();

    /// How many rows a state has.
    virtual std::size_t rowsIn(const CaptureState& state) const = 0;
    virtual QString text(int column, std::uint32_t number) const = 0;
    virtual QString toolTip(int column, std::uint32_t number) const { return text(column, number); }
    virtual Tone tone(int column, std::uint32_t number) const = 0;
    virtual std::optional<Symbol> sign(int /*column*/, std::uint32_t /*number*/) const { return {}; }
    virtual std::string filter(int column, std::uint32_t number) const = 0;

  private:
    template <class Change>
    void growTo(std::size_t rows, Change change);
    bool shows(const QModelIndex& index) const;

    std::vector<TableColumn> columns_;
    std::shared_ptr<const model::PduStore> pdus_;
    CaptureStatePtr state_;
    RowList list_ = RowList::all(0);
    TimeStyle timeStyle_ = TimeStyle::timeOfDay;
};

}  // namespace smppscope::gui
