#pragma once

#include <memory>
#include <vector>

#include <QElapsedTimer>
#include <QMainWindow>

#include "gui/app/theme.h"
#include "gui/document/capture_document.h"
#include "gui/table/time_format.h"
#include "gui/window/recent_files.h"
#include "gui/window/report_saver.h"

class QMenu;
class QSettings;
class QStackedWidget;

namespace smppscope::gui {

class CaptureControl;
class StatusLine;
class WelcomePage;
class Workspace;

/// The window of the application: opens captures by menu, drop and call, shows the welcome page or the
/// workspace, the menus and the status line.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    /// `settings` must outlive the window.
    explicit MainWindow(QSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the files as one capture, in place of what is open; those that are not there are left out and
    /// named. Returns at once.
    void openFiles(const QStringList& files);
    void closeCapture();
    /// Opens a file that is being written and shows what comes, until endFollowing().
    void followFile(const QString& file);
    void endFollowing();
    /// Says it above the table, or above the welcome page.
    void showError(const QString& error);

    CaptureDocument* document() { return document_.get(); }
    Workspace& workspace() { return *workspace_; }
    StatusLine& statusLine() { return *status_; }
    bool showsWelcome() const;

    // What the menus do; see window_actions.cpp.
    void chooseFiles();
    void reload();
    void saveReport();
    void goToNumber();
    void stepRows(int by);
    void setTheme(Theme theme);
    Theme theme() const { return theme_; }
    void setTimeStyle(TimeStyle style);
    /// What texts of all peers mean; without loading anything again.
    void setTextSettings(const dissector::TextSettings& texts);
    const dissector::TextSettings& textSettings() const { return texts_; }
    void showKeys();
    void showAbout();
    RecentFiles& recentFiles() { return recent_; }
    CaptureControl& captureControl() { return *captureControl_; }

  signals:
    /// A capture was opened or closed.
    void documentChanged();
    /// The load pass of the capture has ended.
    void loadFinished();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void open(const QStringList& files, bool follow);
    void rememberCapture();
    void sayMissing(const QStringList& files);
    void onStateChanged();
    void onLoadFinished(const QString& error);
    void onCountsChanged();
    void onReportSaved(const QString& path, const QString& error, bool complete);
    void showLoadProgress();
    void restoreSettings();
    model::TextRules textRules() const;

    QSettings& settings_;
    RecentFiles recent_;
    std::unique_ptr<CaptureDocument> document_;
    QStringList unremembered_;  // what is open, until it proves to be a capture
    QElapsedTimer loadTime_;
    ReportSaver reports_;
    QStackedWidget* stack_;
    WelcomePage* welcome_;
    Workspace* workspace_;
    StatusLine* status_;
    CaptureControl* captureControl_;
    Theme theme_ = Theme::system;
    dissector::TextSettings texts_;
};

}  // namespace smppscope::gui
