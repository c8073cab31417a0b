#pragma once

#include <functional>

#include <QTableView>

#include "gui/document/view_query.h"
#include "gui/table/end_follower.h"
#include "gui/table/row_model.h"

class QMenu;
class QSettings;

namespace smppscope::gui {

/// How the tables of PDUs and of messages behave: one row is current, new rows never move what is looked at,
/// and while the end is followed (EndFollower), the last row stays in view.
class RowTable : public QTableView {
    Q_OBJECT

  public:
    /// What identifies a table for tests and settings, and names it for screen readers.
    struct Name {
        const char* object;
        const char* headerKey;  ///< of the state of its columns in the settings
        QString accessible;
    };

    /// A derived class calls setRowModel() before anything else happens.
    explicit RowTable(const Name& name, QWidget* parent = nullptr);

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
    /// A cell's context menu asks for a filter.
    void filterWanted(const QString& condition, smppscope::gui::Combine how);
    /// The context menu of the current cell is about to be shown: add what you know of.
    void contextMenuShown(QMenu& menu);

  protected:
    /// `model` must outlive all use of the table.
    void setRowModel(RowModel& model);
    /// model::kNoRow if nothing is selected.
    std::uint32_t currentNumber() const;
    /// Selects the row with this number (or clears the selection) and scrolls to it; false if it is not
    /// shown.
    bool selectNumber(std::uint32_t number);
    /// keepPlace() left nothing selected.
    virtual void currentLost() {}

    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    RowModel* rows_ = nullptr;
    EndFollower end_;
    const char* headerKey_;
};

}  // namespace smppscope::gui
