#include "gui/detail/tree_lookup.h"

#include <algorithm>
#include <string_view>

namespace smppscope::gui {

namespace {

using dissector::Node;
using dissector::Sensitivity;

// The group that holds all TLVs.
constexpr std::string_view kTlvs = "smpp.opt_params";

PartKind kindOf(const Node& node, PartKind parent) {
    if (node.field->sensitivity == Sensitivity::secret) {
        return PartKind::secret;
    }
    if (node.field->sensitivity == Sensitivity::content) {
        return PartKind::content;
    }
    if (node.depth == 0 || parent != PartKind::none) {
        return parent;
    }
    if (node.range.end() <= dissector::kHeaderLength) {
        return PartKind::header;
    }
    return node.field->name == kTlvs ? PartKind::tlv : PartKind::field;
}

}  // namespace

std::optional<NodeIndex> innermostNode(const dissector::Tree& tree, std::uint32_t offset) {
    std::optional<NodeIndex> best;
    for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        if (node.depth == 0 || offset < node.range.offset || offset >= node.range.end()) {
            continue;
        }
        if (!best || node.range.length < tree.nodes[*best].range.length) {
            best = i;
        }
    }
    return best;
}

std::vector<NodeIndex> parentsOf(const dissector::Tree& tree) {
    std::vector<NodeIndex> parents(tree.nodes.size(), 0);
    std::vector<NodeIndex> path;  // the last node of each depth
    for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
        const std::size_t depth = std::min<std::size_t>(tree.nodes[i].depth, path.size());
        path.resize(depth);
        parents[i] = depth == 0 ? 0 : path[depth - 1];
        path.push_back(i);
    }
    return parents;
}

std::vector<PartKind> kindsOf(const dissector::Tree& tree) {
    const std::vector<NodeIndex> parents = parentsOf(tree);
    std::vector<PartKind> kinds(tree.nodes.size(), PartKind::none);
    for (NodeIndex i = 1; i < tree.nodes.size(); ++i) {
        kinds[i] = kindOf(tree.nodes[i], kinds[parents[i]]);
    }
    return kinds;
}

std::vector<PartKind> byteKinds(const dissector::Tree& tree, std::size_t size) {
    const std::vector<PartKind> kinds = kindsOf(tree);
    std::vector<PartKind> bytes(size, PartKind::none);
    for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {  // children come after their parents
        const dissector::ByteRange range = tree.nodes[i].range;
        for (std::size_t at = range.offset; at < std::min<std::size_t>(range.end(), size); ++at) {
            if (bytes[at] != PartKind::secret) {
                bytes[at] = kinds[i];
            }
        }
    }
    return bytes;
}

}  // namespace smppscope::gui
