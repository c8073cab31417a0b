#include "gui/window/screenshot.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>

#include "gui/window/main_window.h"

namespace smppscope::gui {

namespace {

constexpr int kSettle = 1500;  // ms for searches and aggregates to arrive

}  // namespace

void saveScreenshotWhenLoaded(MainWindow& window, const QString& path) {
    const auto save = [&window, path] { QApplication::exit(window.grab().save(path) ? 0 : 1); };
    const auto saveSoon = [&window, save] { QTimer::singleShot(kSettle, &window, save); };
    if (window.document() == nullptr) {
        saveSoon();
    } else {
        QObject::connect(&window, &MainWindow::loadFinished, &window, saveSoon);
    }
}

}  // namespace smppscope::gui
