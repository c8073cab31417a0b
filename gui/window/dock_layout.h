#pragma once

#include <QList>
#include <QObject>
#include <QSize>

class QDockWidget;
class QMainWindow;
class QSettings;
class QWidget;

namespace smppscope::gui {

/// What is shown around the tables, each in a dock.
struct DockContents {
    QWidget* sessions;
    QWidget* fields;
    QWidget* bytes;
    QWidget* timeline;
};

/// The docks of a window: where they are to begin with, and where the user left them.
class DockLayout : public QObject {
    Q_OBJECT

  public:
    /// Makes a dock for each of the contents. `window` must outlive the layout.
    DockLayout(QMainWindow& window, const DockContents& contents);

    /// In the order of DockContents.
    const QList<QDockWidget*>& docks() const { return docks_; }
    /// All of them, as to begin with.
    void reset();
    void saveTo(QSettings& settings) const;
    void restoreFrom(const QSettings& settings);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void add(const QString& title, const QString& name, QWidget* content);
    void arrange();
    void layOut();

    QMainWindow& window_;
    QWidget* sessions_;
    QWidget* bytes_;
    QList<QDockWidget*> docks_;
    QByteArray savedLayout_;
    QSize savedSize_;        // that savedLayout_ was made for
    bool arranged_ = false;  // the docks have got their sizes
};

}  // namespace smppscope::gui
