#pragma once

#include <QSet>
#include <QTreeView>

#include "gui/detail/pdu_tree_model.h"
#include "gui/document/view_query.h"

namespace smppscope::gui {

/// Shows the tree of the selected PDU. What was open or chosen in one PDU stays so in the next, by field.
class PduTreeView : public QTreeView {
    Q_OBJECT

  public:
    explicit PduTreeView(QWidget* parent = nullptr);

    void setDetail(const PduDetailPtr& detail);
    PduTreeModel& treeModel() { return model_; }

    /// Selects the field and opens what it is in, without choosing it: no signal.
    void reveal(NodeIndex node);
    /// The selected field; nullptr if none is.
    const dissector::Node* currentNode() const { return model_.nodeAt(currentIndex()); }

  signals:
    /// The user went to a field or an issue with these bytes.
    void rangeChosen(smppscope::dissector::ByteRange range);
    void filterWanted(const QString& condition, smppscope::gui::Combine how);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;

  private:
    void openLikeBefore();

    PduTreeModel model_;
    QSet<QString> closed_;  // fields that the user closed
    QString chosen_;        // field that was current
    bool quiet_ = false;
};

}  // namespace smppscope::gui
