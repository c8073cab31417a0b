#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace smppscope::gui {

inline QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::string toUtf8(const QString& text) {
    return text.toStdString();
}

}  // namespace smppscope::gui
