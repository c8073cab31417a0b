#pragma once

#include <QDialog>

namespace smppscope::gui {

/// All actions of a window with their keys, and the keys of the views.
class KeyList : public QDialog {
    Q_OBJECT

  public:
    /// Reads the actions from the menus of `window`.
    explicit KeyList(QWidget& window);
};

}  // namespace smppscope::gui
