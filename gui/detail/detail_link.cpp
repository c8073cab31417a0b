#include "gui/detail/detail_link.h"

#include "gui/app/text.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_tree_view.h"

namespace smppscope::gui {

DetailLink::DetailLink(PduTreeView& tree, HexView& bytes, QObject* parent)
    : QObject(parent), tree_(tree), bytes_(bytes) {
    connect(&tree_, &PduTreeView::rangeChosen, this, &DetailLink::onRangeChosen);
    connect(&bytes_, &HexView::byteChosen, this, &DetailLink::onByteChosen);
}

void DetailLink::setDetail(const PduDetailPtr& detail) {
    detail_ = detail;
    bytes_.setDetail(detail);
    tree_.setDetail(detail);
    if (const dissector::Node* node = tree_.currentNode()) {
        bytes_.highlight(node->range);
        describe(node->range);
    } else {
        emit selectionDescribed({});
    }
}

void DetailLink::onRangeChosen(dissector::ByteRange range) {
    bytes_.highlight(range);
    describe(range);
}

void DetailLink::onByteChosen(std::uint32_t offset) {
    if (!detail_) {
        return;
    }
    if (const auto node = innermostNode(detail_->tree, offset)) {
        tree_.reveal(*node);
        const dissector::ByteRange range = detail_->tree.nodes[*node].range;
        bytes_.highlight(range);
        describe(range);
    } else {
        bytes_.highlight({offset, 1});
        emit selectionDescribed(tr("Offset %1, in no field").arg(offset));
    }
}

void DetailLink::describe(dissector::ByteRange range) {
    const dissector::Node* node = tree_.currentNode();
    const QString name =
        node != nullptr ? toQString(node->field->label) + u' ' + u'(' + toQString(node->field->name) + u')'
                        : tr("Issue");
    if (range.length == 0) {
        emit selectionDescribed(name);
    } else {
        const QString bytes = range.length == 1 ? tr("1 byte") : tr("%1 bytes").arg(range.length);
        emit selectionDescribed(tr("%1, offset %2, %3").arg(name, QString::number(range.offset), bytes));
    }
}

}  // namespace smppscope::gui
