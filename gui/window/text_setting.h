#pragma once

#include "dissector/text/text_settings.h"

class QSettings;

namespace smppscope::gui {

/// What the user says of the text of all peers, as it is remembered. What can't be read counts as not said.
dissector::TextSettings readTextSettings(const QSettings& settings);
void saveTextSettings(const dissector::TextSettings& texts, QSettings& settings);

}  // namespace smppscope::gui
