#pragma once

#include <QString>

namespace smppscope::gui {

class MainWindow;

/// For the documentation: once the window's capture is loaded and painted, saves a picture of the window to
/// `path` and quits the application, with exit status 1 if the picture could not be written.
void saveScreenshotWhenLoaded(MainWindow& window, const QString& path);

}  // namespace smppscope::gui
