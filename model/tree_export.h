#pragma once

#include <string>

#include "dissector/dissect.h"
#include "model/field_registry.h"

namespace smppscope::model {

/// A PDU's tree for people: a line per node, "label: value" indented by depth, then a line per issue. Values
/// come masked or not as the tree was dissected; control characters are escaped. Ends with a line break.
std::string treeAsText(const dissector::Tree& tree);

/// The tree for programs, as one JSON object on one line:
/// {"fields": [{"name", "label", "value", "text", "offset", "length", "fields": [...]}],
///  "issues": [{"id", "severity", "text", "offset", "length"}]}
/// `value` is what `pdus` prints for the field; it is left out where there is none.
std::string treeAsJson(const dissector::Tree& tree, bool reveal);

/// The same for the selected row, headed by its number, frame, time, session and ends; in JSON as further
/// members "pdu.number", "frame.number", ... The failure says why its bytes can't be read.
Result<std::string> pduAsText(RowFields& row);
Result<std::string> pduAsJson(RowFields& row);

}  // namespace smppscope::model
