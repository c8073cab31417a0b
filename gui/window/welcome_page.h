#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QLabel;

namespace smppscope::gui {

/// What the window shows while nothing is open: recent captures, Open, where to drop files.
class WelcomePage : public QWidget {
    Q_OBJECT

  public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecent(const QList<QStringList>& captures);

  signals:
    void openWanted();
    void captureChosen(const QStringList& files);

  private:
    QListWidget* recent_;
    QLabel* recentTitle_;
};

}  // namespace smppscope::gui
