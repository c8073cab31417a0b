#pragma once

#include <QCompleter>

#include "model/filter_completion.h"

class QLineEdit;
class QStandardItemModel;

namespace smppscope::gui {

/// Offers what can stand at the cursor of a filter: fields with type and help, operators, names of values.
/// The list never takes the focus; down moves into it, Tab or Enter takes the entry chosen there.
class FilterCompleter : public QCompleter {
    Q_OBJECT

  public:
    explicit FilterCompleter(QLineEdit& edit);

    /// Shows what fits, or hides the list; `asked`: by the user, so also where no word was begun.
    void offer(bool asked);
    /// Leaves so many pixels free below the edit, for what is said there.
    void setGap(int pixels) { gap_ = pixels; }
    /// An entry of the list is chosen, so that Enter is for the list.
    bool hasChoice() const;
    const model::CompletionList& list() const { return list_; }

  private:
    void insert(const QModelIndex& index);
    bool worthShowing(bool asked) const;

    QLineEdit& edit_;
    QStandardItemModel* items_;
    int gap_ = 0;
    model::CompletionList list_;
};

}  // namespace smppscope::gui
