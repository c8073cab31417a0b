#pragma once

#include <optional>

#include <QTreeView>

#include "gui/document/view_query.h"
#include "gui/sessions/session_model.h"

namespace smppscope::gui {

/// The tree of accounts and sessions. Choosing one (click or Enter) limits the table to it; choosing it again
/// or Escape takes the limit away.
class SessionView : public QTreeView {
    Q_OBJECT

  public:
    explicit SessionView(QWidget* parent = nullptr);

    SessionModel& sessionModel() { return model_; }
    void setState(const CaptureStatePtr& state);
    /// The scope that is in force, to mark it.
    void showScope(const std::optional<SessionScope>& scope);

  signals:
    void scopeChosen(const std::optional<smppscope::gui::SessionScope>& scope);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    SessionScope scopeAt(const QModelIndex& index) const;
    void choose(const QModelIndex& index);
    void restoreAfterReset();

    SessionModel model_;
    std::optional<SessionScope> scope_;
};

}  // namespace smppscope::gui
