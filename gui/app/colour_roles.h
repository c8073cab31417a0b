#pragma once

#include <QColor>
#include <QPalette>

namespace smppscope::gui {

/// Every colour that is not the palette's own, by what it means. Each role has a value for light and for dark
/// windows with enough contrast on the palette's base; none is the only carrier of its meaning. The outcome
/// colours are from the set of Okabe and Ito, which people with any colour vision can tell apart.
struct ColourRoles {
    bool dark = false;

    QColor outcomeOk;          ///< filled areas: answered with status 0
    QColor outcomeError;       ///< answered with another status
    QColor outcomeUnanswered;  ///< no response in the capture

    QColor errorText;  ///< text that says something is wrong
    QColor warningText;
    QColor noteText;
    QColor fadedText;  ///< less important text

    QColor goodTint;  ///< backgrounds
    QColor badTint;
    QColor headerTint;   ///< PDU header, in tree and bytes
    QColor fieldTint;    ///< mandatory fields
    QColor contentTint;  ///< message text
    QColor tlvTint;
    QColor secretTint;
    QColor chartGrid;
};

/// The roles that fit a palette: dark if its base colour is.
ColourRoles colourRoles(const QPalette& palette);

}  // namespace smppscope::gui
