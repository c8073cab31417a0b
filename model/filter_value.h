#pragma once

#include <compare>

#include "dissector/dissect.h"

namespace smppscope::model {

/// Orders two values of one kind: numbers by value, texts byte by byte, bytes by length and then byte by
/// byte, as Wireshark does.
std::strong_ordering compareValues(const dissector::Value& left, const dissector::Value& right);

}  // namespace smppscope::model
