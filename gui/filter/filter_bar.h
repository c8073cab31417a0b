#pragma once

#include <QWidget>

#include "gui/document/view_query.h"
#include "gui/filter/filter_edit.h"
#include "gui/table/time_format.h"

class QLabel;
class QToolButton;

namespace smppscope::gui {

class Chip;

/// Everything that limits the table, in one place: the filter with its state as sign, words and tint, and the
/// scopes as chips. What is in force is query(); what is being typed changes nothing until it is applied.
class FilterBar : public QWidget {
    Q_OBJECT

  public:
    explicit FilterBar(QWidget* parent = nullptr);

    const ViewQuery& query() const { return query_; }
    /// Shows a query that came from elsewhere, without a signal.
    void showQuery(const ViewQuery& query);
    FilterEdit& edit() { return *edit_; }
    /// Asks for what is typed, if it is a filter; as Enter does.
    void applyText();
    /// Times in the chip.
    void setTimeFormat(const TimeFormat& format) { timeFormat_ = format; }

  signals:
    void queryWanted(const smppscope::gui::ViewQuery& query);
    /// The user is done here; the focus should go back to the table.
    void left();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void onChecked();
    void showChips();

    ViewQuery query_;
    TimeFormat timeFormat_;
    QLabel* sign_;
    FilterEdit* edit_;
    QToolButton* apply_;
    QLabel* message_;
    Chip* sessionChip_;
    Chip* timeChip_;
};

}  // namespace smppscope::gui
