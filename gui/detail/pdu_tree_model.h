#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "gui/detail/tree_lookup.h"
#include "gui/document/pdu_fetcher.h"

namespace smppscope::gui {

/// The tree of one PDU: its issues, then its fields in wire order; columns Field and Value.
class PduTreeModel : public QAbstractItemModel {
    Q_OBJECT

  public:
    enum Role { KindRole = Qt::UserRole, SeverityRole };  ///< PartKind; dissector::Severity of an issue

    explicit PduTreeModel(QObject* parent = nullptr);

    /// Null: nothing is selected.
    void setDetail(PduDetailPtr detail);
    const PduDetailPtr& detail() const { return detail_; }

    QModelIndex indexOfNode(NodeIndex node) const;
    /// The field at `index`; nullptr for the heading of the issues and for issues.
    const dissector::Node* nodeAt(const QModelIndex& index) const;
    /// The bytes that belong to `index`, of a field or an issue.
    dissector::ByteRange rangeAt(const QModelIndex& index) const;
    QModelIndex issuesHeading() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    // Items: 0 stands above all, then the heading of the issues, the issues, the nodes.
    struct Item {
        int parent = 0;
        int row = 0;
        std::vector<int> children;
    };

    int add(int parent);
    int itemOf(const QModelIndex& index) const {
        return index.isValid() ? static_cast<int>(index.internalId()) : 0;
    }
    bool isIssue(int item) const { return item > 1 && item < firstNode_; }
    const dissector::Issue& issueOf(int item) const;
    QVariant issueData(int item, int column, int role) const;
    QVariant nodeData(NodeIndex node, int column, int role) const;

    PduDetailPtr detail_;
    std::vector<Item> items_;
    std::vector<PartKind> kinds_;
    int firstNode_ = 1;
};

}  // namespace smppscope::gui
