#pragma once

#include <compare>

#include "dissector/dissect.h"

namespace smppscope::model {

/// Orders two values of one kind: numbers by value, texts and bytes byte by byte.
std::strong_ordering compareValues(const dissector::Value& left, const dissector::Value& right);

}  // namespace smppscope::model
