#include "model/tree_export.h"

#include <fmt/format.h>
#include <array>
#include <nlohmann/json.hpp>

#include "model/printable.h"
#include "model/value_text.h"

namespace smppscope::model {

namespace {

using dissector::Node;
using dissector::Tree;
using nlohmann::ordered_json;

constexpr std::size_t kIndent = 4;
constexpr std::array<std::string_view, 10> kHeading{
    "pdu.number",     "frame.number",   "frame.time_epoch", "session.id",   "pdu.direction",
    "session.client", "session.server", "pdu.request",      "pdu.response", "pdu.latency"};

void appendLine(std::string& out, std::size_t depth, std::string_view label, std::string_view text) {
    out.append(depth * kIndent, ' ');
    out += escapeControls(label);
    if (!text.empty()) {
        out += ": ";
        out += escapeControls(text);
    }
    out += '\n';
}

ordered_json rangeAsJson(const dissector::ByteRange& range, ordered_json object) {
    object["offset"] = range.offset;
    object["length"] = range.length;
    return object;
}

ordered_json nodeAsJson(const Node& node, bool reveal) {
    ordered_json object = {{"name", node.field->name}, {"label", node.field->label}};
    if (!std::holds_alternative<std::monostate>(node.value)) {
        const bool masked = node.field->sensitivity == dissector::Sensitivity::secret && !reveal;
        object["value"] = toValidUtf8(masked ? dissector::kMask : valueText(*node.field, node.value));
    }
    object["text"] = toValidUtf8(node.text);
    return rangeAsJson(node.range, std::move(object));
}

/// The nodes from `index` on that are deeper than `parent`, as a list; `index` ends behind them.
ordered_json nodesAsJson(const Tree& tree, std::size_t& index, int parent, bool reveal) {
    ordered_json list = ordered_json::array();
    while (index < tree.nodes.size() && tree.nodes[index].depth > parent) {
        const Node& node = tree.nodes[index++];
        ordered_json object = nodeAsJson(node, reveal);
        if (index < tree.nodes.size() && tree.nodes[index].depth > node.depth) {
            object["fields"] = nodesAsJson(tree, index, node.depth, reveal);
        }
        list.push_back(std::move(object));
    }
    return list;
}

ordered_json issuesAsJson(const Tree& tree) {
    ordered_json list = ordered_json::array();
    for (const dissector::Issue& issue : tree.issues) {
        const dissector::IssueInfo& info = issueInfo(issue.code);
        list.push_back(rangeAsJson(
            issue.range,
            {{"id", info.id}, {"severity", toString(info.severity)}, {"text", toValidUtf8(issue.text)}}));
    }
    return list;
}

void addTree(ordered_json& object, const Tree& tree, bool reveal) {
    std::size_t index = 0;
    object["fields"] = nodesAsJson(tree, index, -1, reveal);
    object["issues"] = issuesAsJson(tree);
}

std::string textOf(RowFields& row, std::string_view name) {
    return row.text(*field(name));
}

/// "PDU 2, frame 6, 2026-11-21 21:58:15.373 UTC, session 1, 192.0.2.1:4000 -> 192.0.2.2:2775, answers PDU 1"
std::string heading(RowFields& row) {
    const bool fromServer = textOf(row, "pdu.direction") == "from_server";
    std::string out =
        fmt::format("PDU {}, frame {}, {} UTC, session {}, {} -> {}", textOf(row, "pdu.number"),
                    textOf(row, "frame.number"), row.displayText(*field("frame.time")),
                    textOf(row, "session.id"), textOf(row, fromServer ? "session.server" : "session.client"),
                    textOf(row, fromServer ? "session.client" : "session.server"));
    if (const std::string request = textOf(row, "pdu.request"); !request.empty()) {
        out += fmt::format(", answers PDU {}", request);
    } else if (const std::string response = textOf(row, "pdu.response"); !response.empty()) {
        out += fmt::format(", answered by PDU {}", response);
    }
    if (const std::string latency = row.displayText(*field("pdu.latency")); !latency.empty()) {
        out += " after " + latency;
    }
    return out;
}

}  // namespace

Result<std::string> pduAsText(RowFields& row) {
    const Tree* tree = row.tree();
    if (tree == nullptr) {
        return tl::unexpected(row.readError());
    }
    return heading(row) + '\n' + treeAsText(*tree);
}

Result<std::string> pduAsJson(RowFields& row) {
    const Tree* tree = row.tree();
    if (tree == nullptr) {
        return tl::unexpected(row.readError());
    }
    ordered_json object;
    for (const std::string_view name : kHeading) {
        if (std::string value = textOf(row, name); !value.empty()) {
            object[std::string(name)] = std::move(value);
        }
    }
    addTree(object, *tree, row.reveals());
    return object.dump();
}

std::string treeAsText(const Tree& tree) {
    std::string out;
    for (const Node& node : tree.nodes) {
        appendLine(out, node.depth, node.field->label, node.text);
    }
    for (const dissector::Issue& issue : tree.issues) {
        const dissector::IssueInfo& info = issueInfo(issue.code);
        appendLine(out, 1, fmt::format("[{}] {}", toString(info.severity), info.id), issue.text);
    }
    return out;
}

std::string treeAsJson(const Tree& tree, bool reveal) {
    ordered_json object;
    addTree(object, tree, reveal);
    return object.dump();
}

}  // namespace smppscope::model
