#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QLabel;

namespace smppscope::gui {

class MessageBar;

/// What the window shows while nothing is open: recent captures, Open, where to drop files.
class WelcomePage : public QWidget {
    Q_OBJECT

  public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecent(const QList<QStringList>& captures);
    MessageBar& messageBar() { return *messageBar_; }

  signals:
    void openWanted();
    void recordWanted();
    void captureChosen(const QStringList& files);

  private:
    MessageBar* messageBar_;
    QListWidget* recent_;
    QLabel* recentTitle_;
};

}  // namespace smppscope::gui
