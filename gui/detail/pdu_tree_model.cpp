#include "gui/detail/pdu_tree_model.h"

#include "gui/app/text.h"

namespace smppscope::gui {

using dissector::Issue;
using dissector::Node;

PduTreeModel::PduTreeModel(QObject* parent) : QAbstractItemModel(parent), items_(1) {}

int PduTreeModel::add(int parent) {
    const int item = static_cast<int>(items_.size());
    Item& above = items_[static_cast<std::size_t>(parent)];
    const int row = static_cast<int>(above.children.size());
    above.children.push_back(item);
    items_.push_back({.parent = parent, .row = row, .children = {}});
    return item;
}

void PduTreeModel::setDetail(PduDetailPtr detail) {
    beginResetModel();
    detail_ = std::move(detail);
    items_.assign(1, {});
    kinds_.clear();
    firstNode_ = 1;
    if (detail_) {
        const dissector::Tree& tree = detail_->tree;
        if (!tree.issues.empty()) {
            const int heading = add(0);
            for (std::size_t i = 0; i < tree.issues.size(); ++i) {
                add(heading);
            }
        }
        firstNode_ = static_cast<int>(items_.size());
        kinds_ = kindsOf(tree);
        const std::vector<NodeIndex> parents = parentsOf(tree);
        for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
            add(i == 0 ? 0 : firstNode_ + static_cast<int>(parents[i]));
        }
    }
    endResetModel();
}

QModelIndex PduTreeModel::indexOfNode(NodeIndex node) const {
    const std::size_t item = static_cast<std::size_t>(firstNode_) + node;
    return item < items_.size() ? createIndex(items_[item].row, 0, static_cast<quintptr>(item))
                                : QModelIndex();
}

QModelIndex PduTreeModel::issuesHeading() const {
    return firstNode_ > 1 ? createIndex(0, 0, quintptr{1}) : QModelIndex();
}

const Node* PduTreeModel::nodeAt(const QModelIndex& index) const {
    const int item = itemOf(index);
    return item >= firstNode_ && detail_ ? &detail_->tree.nodes[static_cast<std::size_t>(item - firstNode_)]
                                         : nullptr;
}

const Issue& PduTreeModel::issueOf(int item) const {
    return detail_->tree.issues[static_cast<std::size_t>(item - 2)];
}

dissector::ByteRange PduTreeModel::rangeAt(const QModelIndex& index) const {
    if (const Node* node = nodeAt(index)) {
        return node->range;
    }
    const int item = itemOf(index);
    return isIssue(item) ? issueOf(item).range : dissector::ByteRange{};
}

QModelIndex PduTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const Item& above = items_[static_cast<std::size_t>(itemOf(parent))];
    return createIndex(row, column, static_cast<quintptr>(above.children[static_cast<std::size_t>(row)]));
}

QModelIndex PduTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid()) {
        return {};
    }
    const int above = items_[static_cast<std::size_t>(itemOf(index))].parent;
    return above == 0
               ? QModelIndex()
               : createIndex(items_[static_cast<std::size_t>(above)].row, 0, static_cast<quintptr>(above));
}

int PduTreeModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0
               ? 0
               : static_cast<int>(items_[static_cast<std::size_t>(itemOf(parent))].children.size());
}

int PduTreeModel::columnCount(const QModelIndex& /*parent*/) const {
    return 2;
}

QVariant PduTreeModel::data(const QModelIndex& index, int role) const {
    const int item = itemOf(index);
    if (item == 0) {
        return {};
    }
    if (item >= firstNode_) {
        return nodeData(static_cast<NodeIndex>(item - firstNode_), index.column(), role);
    }
    return issueData(item, index.column(), role);
}

QVariant PduTreeModel::issueData(int item, int column, int role) const {
    if (item == 1) {
        const auto count = static_cast<int>(detail_->tree.issues.size());
        return role == Qt::DisplayRole && column == 0 ? QVariant(tr("Issues (%1)").arg(count)) : QVariant();
    }
    const Issue& issue = issueOf(item);
    const dissector::IssueInfo& info = dissector::issueInfo(issue.code);
    switch (role) {
        case Qt::DisplayRole:
            return toQString(column == 0 ? info.title : std::string_view(issue.text));
        case Qt::ToolTipRole:
            return toQString(info.help);
        case SeverityRole:
            return static_cast<int>(info.severity);
        default:
            return {};
    }
}

QVariant PduTreeModel::nodeData(NodeIndex index, int column, int role) const {
    const Node& node = detail_->tree.nodes[index];
    switch (role) {
        case Qt::DisplayRole:
            return toQString(column == 0 ? node.field->label : std::string_view(node.text));
        case Qt::ToolTipRole:
            return tr("%1\n%2").arg(toQString(node.field->description), toQString(node.field->name));
        case KindRole:
            return static_cast<int>(kinds_[index]);
        default:
            return {};
    }
}

QVariant PduTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Field") : tr("Value");
}

}  // namespace smppscope::gui
