#pragma once

namespace smppscope::gui {

class MainWindow;

/// Gives the window its menus. Every action has a key or stands in a menu that has one.
void addWindowActions(MainWindow& window);

}  // namespace smppscope::gui
