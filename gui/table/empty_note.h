#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace smppscope::gui {

/// What an empty table says instead of rows: why there are none, and a way back. Lies in the middle of the
/// table, which owns it.
class EmptyNote : public QWidget {
    Q_OBJECT

  public:
    explicit EmptyNote(QTableView& table);

    /// With a button that shows everything, if that would help.
    void say(const QString& text, bool wayBack = true);

  signals:
    void showAllWanted();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();

    QTableView& table_;
    QLabel* label_;
    QPushButton* button_;
};

}  // namespace smppscope::gui
