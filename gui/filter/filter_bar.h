#pragma once

#include <optional>

#include <QWidget>

#include "gui/document/view_query.h"
#include "gui/filter/filter_edit.h"
#include "gui/table/time_format.h"

class QLabel;
class QToolButton;

namespace smppscope::gui {

class Chip;

/// How far a search had come when it was cancelled.
struct CancelledSearch {
    std::size_t searched = 0;
    std::size_t of = 0;
};

/// Everything that limits the table, in one place: the filter with its state as sign, words and tint, and the
/// scopes as chips. What is in force is query(); what is being typed changes nothing until it is applied, and
/// while it differs, a chip shows the filter that is in force.
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
    /// The search for what is in force was cancelled, and Enter lets it go on; or it was not.
    void setCancelled(const std::optional<CancelledSearch>& cancelled);
    /// Times in the chip.
    void setTimeFormat(const TimeFormat& format) { timeFormat_ = format; }

  signals:
    void queryWanted(const smppscope::gui::ViewQuery& query);
    /// The user is done here; the focus should go back to the table.
    void left();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showState();
    QString message() const;
    bool isPending() const;
    void showChips();

    ViewQuery query_;
    std::optional<CancelledSearch> cancelled_;
    TimeFormat timeFormat_;
    QLabel* sign_;
    FilterEdit* edit_;
    QToolButton* apply_;
    QLabel* message_;
    Chip* filterChip_;  // what is in force while something else is being typed
    Chip* sessionChip_;
    Chip* timeChip_;
};

}  // namespace smppscope::gui
