#pragma once

#include <functional>

#include <QTableView>

#include "gui/document/view_query.h"
#include "gui/table/end_follower.h"
#include "gui/table/pdu_table_model.h"

class QSettings;

namespace smppscope::gui {

class CellDelegate;

/// The table of PDUs: one row is current, its partner is marked. New rows never move what is looked at; while
/// the end is followed (EndFollower), the last row stays in view.
class PduTable : public QTableView {
    Q_OBJECT

  public:
    explicit PduTable(InfoTexts* infos, QWidget* parent = nullptr);

    PduTableModel& pduModel() { return model_; }

    /// kNoRow if nothing is selected.
    model::Row currentRow() const;
    /// Selects the row (or clears the selection) and scrolls to it; false if it is not shown.
    bool selectRow(model::Row row);
    void setPartner(model::Row row);
    /// Does `change` to what is shown; afterwards the current row is where it was on the screen, or the
    /// nearest one there is now.
    void keepPlace(const std::function<void()>& change);
    void setFollowEnd(bool follow) { end_.setEnabled(follow); }

    /// The cells of the current row as text, separated by tabs.
    QString currentRowText() const;
    /// Text and filter of the cell that has the focus; empty without one.
    QString currentCellText() const;
    QString currentCellFilter() const;

    void saveColumns(QSettings& settings) const;
    void restoreColumns(const QSettings& settings);
    void resetColumns();

    void keyboardSearch(const QString& /*search*/) override {}  // would walk through all rows

  signals:
    void rowSelected(smppscope::model::Row row);
    /// A cell's context menu asks for a filter.
    void filterWanted(const QString& condition, smppscope::gui::Combine how);
    /// The context menu is about to be shown: owners add what they know of.
    void contextMenuShown(QMenu& menu);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void setUpHeader();
    QString cellFilterAt(const QModelIndex& index) const;

    PduTableModel model_;
    CellDelegate* delegate_;
    EndFollower end_;
};

}  // namespace smppscope::gui
