#pragma once

#include <algorithm>
#include <string>

#include "dissector/dissect.h"
#include "dissector/header.h"
#include "dissector/tables/command_row.h"

namespace smppscope::dissector::tests {

/// Whether an issue says that mandatory fields and TLVs are not all there.
inline bool isStructural(IssueCode code) {
    switch (code) {
        case IssueCode::lengthTooSmall:
        case IssueCode::pduCut:
        case IssueCode::fieldMissing:
        case IssueCode::stringUnterminated:
        case IssueCode::lengthMismatch:
        case IssueCode::badSelector:
        case IssueCode::trailingBytes:
        case IssueCode::tlvPastEnd:
            return true;
        default:
            return false;
    }
}

/// What is wrong with the shape of a tree over `size` bytes; empty if nothing is.
inline std::string shapeFault(const Tree& tree, std::size_t size) {
    std::uint16_t depth = 0;
    for (const Node& node : tree.nodes) {
        if (node.field == nullptr)
            return "a node without a field";
        if (node.range.offset > size || node.range.length > size - node.range.offset)
            return "a range outside the PDU: " + std::string(node.field->name);
        if (node.depth > depth + 1)
            return "a node without a parent: " + std::string(node.field->name);
        depth = node.depth;
    }
    for (const Issue& issue : tree.issues)
        if (issue.range.offset > size || issue.range.length > size - issue.range.offset || issue.text.empty())
            return "a bad issue: " + issue.text;
    return {};
}

/// Where dissect(), isWellFormed() and mandatoryField() disagree about a PDU of at least a header; empty if
/// nowhere.
inline std::string disagreement(Bytes pdu) {
    const Tree tree = dissect(pdu);
    if (const std::string fault = shapeFault(tree, pdu.size()); !fault.empty())
        return fault;
    const bool broken = std::any_of(tree.issues.begin(), tree.issues.end(),
                                    [](const Issue& issue) { return isStructural(issue.code); });
    if (broken == isWellFormed(pdu))
        return broken ? "well-formed, but the tree has an issue"
                      : "not well-formed, but the tree has no issue";
    const CommandRow* command = findCommand(loadU32(&pdu[4]));
    if (command == nullptr)
        return {};
    for (const FieldRow& row : command->body) {
        const ByteRange found = mandatoryField(pdu, row.name);
        if (found == ByteRange{})
            continue;
        const bool shown = std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
            return node.range.offset == found.offset && node.range.length >= found.length;
        });
        if (!shown)
            return "a field that the tree does not show: " + std::string(row.name);
    }
    return {};
}

}  // namespace smppscope::dissector::tests
