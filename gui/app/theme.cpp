#include "gui/app/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QVariant>

namespace smppscope::gui {

namespace {

constexpr const char* kSystemPalette = "smppscopeSystemPalette";

QPalette paletteOf(const QColor& window, const QColor& base, const QColor& text, const QColor& button,
                   const QColor& highlight, const QColor& link) {
    QPalette palette(button, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, link);
    QColor faded = text;
    faded.setAlphaF(0.5F);
    palette.setColor(QPalette::PlaceholderText, faded);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

QPalette lightPalette() {
    return paletteOf(QColor(0xF3, 0xF4, 0xF6), Qt::white, QColor(0x1B, 0x1E, 0x23), QColor(0xE9, 0xEB, 0xEE),
                     QColor(0x1F, 0x5F, 0xA8), QColor(0x1F, 0x5F, 0xA8));
}

QPalette darkPalette() {
    return paletteOf(QColor(0x25, 0x28, 0x2D), QColor(0x1B, 0x1D, 0x21), QColor(0xE4, 0xE6, 0xE9),
                     QColor(0x32, 0x36, 0x3C), QColor(0x2C, 0x68, 0xAE), QColor(0x7F, 0xB8, 0xF0));
}

}  // namespace

void applyTheme(Theme theme) {
    if (!qApp->property(kSystemPalette).isValid()) {
        qApp->setProperty(kSystemPalette, QApplication::palette());
    }
    switch (theme) {
        case Theme::system:
            QApplication::setPalette(qApp->property(kSystemPalette).value<QPalette>());
            return;
        case Theme::light:
            QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
            QApplication::setPalette(lightPalette());
            return;
        case Theme::dark:
            QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
            QApplication::setPalette(darkPalette());
            return;
    }
}

QString themeName(Theme theme) {
    switch (theme) {
        case Theme::light:
            return QStringLiteral("light");
        case Theme::dark:
            return QStringLiteral("dark");
        case Theme::system:
            break;
    }
    return QStringLiteral("system");
}

Theme themeOfName(const QString& name) {
    return name == u"light" ? Theme::light : name == u"dark" ? Theme::dark : Theme::system;
}

}  // namespace smppscope::gui
