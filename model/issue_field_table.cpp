#include <array>

#include "dissector/issue.h"
#include "model/field_source.h"

namespace smppscope::model {

namespace {

using dissector::Enumeration;
using dissector::EnumValue;
using dissector::Value;
using dissector::ValueKind;

void issues(const dissector::Tree& tree, std::vector<Value>& out) {
    for (const dissector::Issue& issue : tree.issues) {
        out.emplace_back(std::string(issueInfo(issue.code).id));
    }
}

void severities(const dissector::Tree& tree, std::vector<Value>& out) {
    for (const dissector::Issue& issue : tree.issues) {
        out.emplace_back(std::string(toString(issueInfo(issue.code).severity)));
    }
}

const Enumeration& issueNames() {
    static const std::vector<EnumValue> values = [] {
        std::vector<EnumValue> rows;
        for (const dissector::IssueInfo& info : dissector::allIssues()) {
            rows.push_back({static_cast<std::uint32_t>(info.code), info.id, info.title});
        }
        return rows;
    }();
    static const Enumeration enumeration{"issue", values};
    return enumeration;
}

constexpr std::array<EnumValue, 3> kSeverities{
    {{0, "note", "worth knowing"},
     {1, "warning", "against the specification, usually harmless"},
     {2, "error", "against the specification, or data is missing"}}};
constexpr Enumeration kSeverity{"severity", kSeverities};

FieldSource ofTree(void (*get)(const dissector::Tree&, std::vector<Value>&)) {
    return {.scope = FieldScope::pdu, .ofTree = get, .closed = true};
}

}  // namespace

std::span<const ModelField> issueFieldTable() {
    static const std::array<ModelField, 2> table{
        {{{.name = "pdu.issue",
           .label = "Issue",
           .description = "What is wrong with the PDU or its place in the session",
           .kind = ValueKind::string,
           .enumeration = &issueNames()},
          ofTree(&issues)},
         {{.name = "pdu.severity",
           .label = "Severity",
           .description = "How bad an issue of the PDU is; note < warning < error",
           .kind = ValueKind::string,
           .enumeration = &kSeverity},
          ofTree(&severities)}}};
    return table;
}

}  // namespace smppscope::model
