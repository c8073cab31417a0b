#pragma once

#include <vector>

#include "dissector/header.h"
#include "dissector/issue.h"

namespace smppscope::dissector {

struct DecodedText;

/// What is wrong with a text that was decoded from these octets. Ranges are within the octets.
std::vector<Issue> judgeText(Bytes octets, const DecodedText& text);

}  // namespace smppscope::dissector
