#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace smppscope::gui {

/// A job under way, in the status bar: what it is, how far it is, and a button that ends it. Hidden while
/// there is none.
class JobProgress : public QWidget {
    Q_OBJECT

  public:
    JobProgress(const QString& title, const QString& buttonText, QWidget* parent = nullptr);

    /// `permille` below 0: busy, nobody knows how long.
    void showProgress(int permille, const QString& text);

  signals:
    void cancelled();

  private:
    QLabel* label_;
    QProgressBar* bar_;
    QToolButton* cancel_;
    QString title_;
};

}  // namespace smppscope::gui
