#pragma once

#include <QColor>

#include "gui/app/colour_roles.h"
#include "gui/detail/tree_lookup.h"

namespace smppscope::gui {

/// The background of a kind of part, the same in tree and bytes; invalid for `none`.
inline QColor partTint(PartKind kind, const ColourRoles& roles) {
    switch (kind) {
        case PartKind::header:
            return roles.headerTint;
        case PartKind::field:
            return roles.fieldTint;
        case PartKind::content:
            return roles.contentTint;
        case PartKind::tlv:
            return roles.tlvTint;
        case PartKind::secret:
            return roles.secretTint;
        case PartKind::none:
            break;
    }
    return {};
}

}  // namespace smppscope::gui
