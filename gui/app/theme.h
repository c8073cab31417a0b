#pragma once

#include <QString>

namespace smppscope::gui {

/// Light and dark of the whole application.
enum class Theme { system, light, dark };

/// Gives the running QApplication the palette of `theme`; `system` is the one it started with.
void applyTheme(Theme theme);

/// "system", "light", "dark": as kept in settings. Unknown names are `system`.
QString themeName(Theme theme);
Theme themeOfName(const QString& name);

}  // namespace smppscope::gui
