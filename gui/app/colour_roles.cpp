#include "gui/app/colour_roles.h"

namespace smppscope::gui {

namespace {

ColourRoles lightRoles() {
    return {.dark = false,
            .outcomeOk = QColor(0x00, 0x72, 0xB2),
            .outcomeError = QColor(0xD5, 0x5E, 0x00),
            .outcomeUnanswered = QColor(0xCC, 0x79, 0xA7),
            .errorText = QColor(0xA8, 0x3E, 0x00),
            .warningText = QColor(0x7A, 0x58, 0x00),
            .noteText = QColor(0x00, 0x5A, 0x8E),
            .fadedText = QColor(0x68, 0x6C, 0x72),
            .goodTint = QColor(0xE3, 0xF4, 0xEC),
            .badTint = QColor(0xFB, 0xE6, 0xDA),
            .headerTint = QColor(0xDF, 0xEA, 0xF6),
            .fieldTint = QColor(0xE4, 0xF2, 0xE6),
            .contentTint = QColor(0xFB, 0xF2, 0xD2),
            .tlvTint = QColor(0xF3, 0xE4, 0xEE),
            .secretTint = QColor(0xE2, 0xE2, 0xE2),
            .chartGrid = QColor(0xDC, 0xDF, 0xE3)};
}

ColourRoles darkRoles() {
    return {.dark = true,
            .outcomeOk = QColor(0x56, 0xB4, 0xE9),
            .outcomeError = QColor(0xE8, 0x6E, 0x14),
            .outcomeUnanswered = QColor(0xD9, 0x8A, 0xB6),
            .errorText = QColor(0xFF, 0x9E, 0x66),
            .warningText = QColor(0xE9, 0xC4, 0x5C),
            .noteText = QColor(0x82, 0xC6, 0xF0),
            .fadedText = QColor(0x9A, 0xA0, 0xA8),
            .goodTint = QColor(0x1F, 0x3A, 0x30),
            .badTint = QColor(0x4A, 0x2C, 0x1B),
            .headerTint = QColor(0x26, 0x3A, 0x50),
            .fieldTint = QColor(0x24, 0x40, 0x2C),
            .contentTint = QColor(0x4A, 0x40, 0x1C),
            .tlvTint = QColor(0x45, 0x2C, 0x3E),
            .secretTint = QColor(0x45, 0x45, 0x48),
            .chartGrid = QColor(0x3A, 0x3E, 0x44)};
}

}  // namespace

ColourRoles colourRoles(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128 ? darkRoles() : lightRoles();
}

}  // namespace smppscope::gui
