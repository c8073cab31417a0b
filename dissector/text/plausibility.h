#pragma once

#include "dissector/text/characters.h"

namespace smppscope::dissector {

/// How much decoded characters look like something that people write, from 0 (rubbish) to 1: the share of
/// letters, digits and spaces, with punctuation counting a little less; undefined characters, controls,
/// letters of changing scripts and capitals inside words count against it. 0 for no text.
double plausibility(const Characters& characters);

bool hasUndefined(const Characters& characters);

}  // namespace smppscope::dissector
