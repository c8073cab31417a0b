#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace smppscope::gui {

/// Positions in a QString are UTF-16 units, in the filter language bytes of UTF-8; these translate.
inline int charactersIn(std::string_view utf8, std::size_t bytes) {
    const std::string_view part = utf8.substr(0, bytes);
    return static_cast<int>(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())).size());
}

inline std::size_t bytesIn(const QString& text, int characters) {
    return static_cast<std::size_t>(text.left(characters).toUtf8().size());
}

}  // namespace smppscope::gui
