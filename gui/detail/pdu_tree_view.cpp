#include "gui/detail/pdu_tree_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include "gui/app/icons.h"
#include "gui/app/text.h"
#include "gui/detail/copy_text.h"
#include "gui/detail/part_colours.h"
#include "gui/table/filter_menu.h"

namespace smppscope::gui {

namespace {

QString keyOf(const dissector::Node& node) {
    return toQString(node.field->name);
}

Symbol symbolOf(dissector::Severity severity) {
    switch (severity) {
        case dissector::Severity::error:
            return Symbol::error;
        case dissector::Severity::warning:
            return Symbol::warning;
        case dissector::Severity::note:
            break;
    }
    return Symbol::note;
}

// Paints the sign of an issue before its text.
class SignDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant severity = index.data(PduTreeModel::SeverityRole);
        if (index.column() == 0 && severity.isValid()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(16, 16);
            option->icon =
                symbolIcon(symbolOf(static_cast<dissector::Severity>(severity.toInt())), option->palette);
        }
    }
};

}  // namespace

PduTreeView::PduTreeView(QWidget* parent) : QTreeView(parent) {
    setObjectName(QStringLiteral("pduTree"));
    setAccessibleName(tr("Fields of the PDU"));
    setModel(&model_);
    setItemDelegate(new SignDelegate(this));
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(true);
    header()->resizeSection(0, fontMetrics().averageCharWidth() * 34);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (const dissector::Node* node = model_.nodeAt(index)) {
            closed_.insert(keyOf(*node));
        }
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (const dissector::Node* node = model_.nodeAt(index)) {
            closed_.remove(keyOf(*node));
        }
    });
}

void PduTreeView::setDetail(const PduDetailPtr& detail) {
    const QScopedValueRollback quiet(quiet_, true);
    model_.setDetail(detail);
    openLikeBefore();
}

void PduTreeView::openLikeBefore() {
    const QSet<QString> closed = closed_;
    expandAll();
    if (!model_.detail()) {
        return;
    }
    const auto& nodes = model_.detail()->tree.nodes;
    bool found = chosen_.isEmpty();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        if (closed.contains(keyOf(nodes[i]))) {
            collapse(model_.indexOfNode(i));
        }
        if (!found && keyOf(nodes[i]) == chosen_) {
            found = true;
            setCurrentIndex(model_.indexOfNode(i));
        }
    }
}

void PduTreeView::reveal(NodeIndex node) {
    const QScopedValueRollback quiet(quiet_, true);
    const QModelIndex index = model_.indexOfNode(node);
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        expand(above);
    }
    setCurrentIndex(index);
    scrollTo(index);
    chosen_ = keyOf(*model_.nodeAt(index));
}

void PduTreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    if (quiet_ || !current.isValid()) {
        return;
    }
    if (const dissector::Node* node = model_.nodeAt(current)) {
        chosen_ = keyOf(*node);
    }
    emit rangeChosen(model_.rangeAt(current));
}

void PduTreeView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const dissector::Node* node = model_.nodeAt(index);
    if (node == nullptr) {
        return;
    }
    setCurrentIndex(index);
    const PduDetail& detail = *model_.detail();
    QMenu menu(this);
    addFilterActions(menu, toQString(nodeFilter(detail, *node)),
                     [this](const QString& condition, Combine how) { emit filterWanted(condition, how); });
    menu.addSeparator();
    const auto addCopy = [&menu](const QString& title, const QString& text) {
        menu.addAction(title, &menu, [text] { QApplication::clipboard()->setText(text); })
            ->setEnabled(!text.isEmpty());
    };
    addCopy(tr("Copy &value"), toQString(valueText(*node)));
    addCopy(tr("Copy fiel&d and value"), toQString(fieldText(*node)));
    addCopy(tr("Copy bytes as &hex"), toQString(hexText(detail, node->range)));
    menu.addSeparator();
    menu.addAction(tr("&Expand all"), this, &QTreeView::expandAll);
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void PduTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const QColor tint =
        partTint(static_cast<PartKind>(index.data(PduTreeModel::KindRole).toInt()), colourRoles(palette()));
    if (tint.isValid()) {
        painter->fillRect(option.rect.adjusted(0, 0, 0, -1), tint);
    }
    QTreeView::drawRow(painter, option, index);
}

}  // namespace smppscope::gui
