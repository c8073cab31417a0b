#pragma once

#include <string_view>
#include <vector>

#include "dissector/dissect.h"

namespace smppscope::model {

/// The mandatory field (specification name) that is the only source of a filter field in commands of plain
/// layout; empty for other fields. "smpp.message" -> "short_message".
std::string_view directSource(std::string_view filterField);

/// Whether mandatoryField() of a well-formed PDU of this command gives all values of the fields that have a
/// directSource(): no lists of destinations, no layouts of vendors.
bool hasPlainLayout(std::uint32_t command);

/// Appends the value of the field as dissect() would give it, without building a tree. `source` is the
/// field's directSource(); the PDU is well-formed and of plain layout.
void appendDirect(dissector::Bytes pdu, const dissector::FieldInfo& field, std::string_view source,
                  std::vector<dissector::Value>& out);

}  // namespace smppscope::model
