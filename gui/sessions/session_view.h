#pragma once

#include <optional>

#include <QTreeView>

#include "gui/document/view_query.h"
#include "gui/sessions/session_model.h"

namespace smppscope::gui {

/// The tree of accounts and sessions. Choosing one (click or Enter) limits the table to it; choosing it again
/// or Escape takes the limit away. Names come first: columns of trouble that are all zero are hidden, and so
/// is the state where there is no room for both.
class SessionView : public QTreeView {
    Q_OBJECT

  public:
    explicit SessionView(QWidget* parent = nullptr);

    SessionModel& sessionModel() { return model_; }
    void setState(const CaptureStatePtr& state);
    /// Wide enough for names with IPv4 addresses and all columns of numbers.
    QSize sizeHint() const override;
    /// The scope that is in force, to mark it.
    void showScope(const std::optional<SessionScope>& scope);

  signals:
    void scopeChosen(const std::optional<smppscope::gui::SessionScope>& scope);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    SessionScope scopeAt(const QModelIndex& index) const;
    void choose(const QModelIndex& index);
    void restoreAfterReset();
    void fitColumns();
    int widthOf(int column, const QString& text) const;
    int nameWidth() const;

    SessionModel model_;
    std::optional<SessionScope> scope_;
};

}  // namespace smppscope::gui
