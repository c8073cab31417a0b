#pragma once

#include <QLineEdit>

#include "gui/filter/filter_check.h"
#include "gui/filter/filter_history.h"

namespace smppscope::gui {

class FilterCompleter;

/// The line that filters are typed in: checked at every key, the offending part underlined. Enter applies,
/// Escape leaves, up and down walk the history, Ctrl+Space offers what can stand at the cursor.
class FilterEdit : public QLineEdit {
    Q_OBJECT

  public:
    explicit FilterEdit(QWidget* parent = nullptr);

    const FilterCheck& check() const { return check_; }
    FilterHistory& history() { return history_; }
    void setHistory(const FilterHistory& history) { history_ = history; }
    FilterCompleter& completions() { return *completer_; }

  signals:
    void checked(const smppscope::gui::FilterCheck& check);
    /// Enter, with a text that is a filter or empty.
    void applied();
    /// Escape.
    void left();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void checkText();
    void showState();
    void underline(int begin, int length);

    FilterCompleter* completer_;
    FilterCheck check_;
    FilterHistory history_;
    bool showing_ = false;  // showState() is at work
};

}  // namespace smppscope::gui
