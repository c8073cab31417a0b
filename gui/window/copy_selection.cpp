#include "gui/window/copy_selection.h"

#include "gui/app/text.h"
#include "gui/detail/copy_text.h"
#include "gui/detail/detail_link.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_tree_view.h"
#include "gui/table/row_table.h"

namespace smppscope::gui {

namespace {

std::string textOf(const PduDetail& detail, const dissector::Node& node, CopyForm form) {
    switch (form) {
        case CopyForm::value:
            return valueText(node);
        case CopyForm::field:
            return fieldText(node);
        case CopyForm::hex:
            return hexText(detail, node.range);
        case CopyForm::filter:
            return nodeFilter(detail, node);
    }
    return {};
}

QString headed(const QModelIndex& cell, const QString& text, CopyForm form) {
    return form == CopyForm::field ? cell.model()->headerData(cell.column(), Qt::Horizontal).toString() +
                                         QStringLiteral(": ") + text
                                   : text;
}

}  // namespace

const RowTable& CopySelection::table() const {
    return messages_.hasFocus() ? messages_ : pdus_;
}

QString CopySelection::text() const {
    if (tree_.hasFocus()) {
        return textAs(CopyForm::field);
    }
    if (bytes_.hasFocus()) {
        return textAs(CopyForm::hex);
    }
    return table().currentRowText();
}

QString CopySelection::textAs(CopyForm form) const {
    const PduDetailPtr& detail = link_.detail();
    const dissector::Node* node = tree_.currentNode();
    const bool ofTable = table().hasFocus();
    if (!ofTable && detail && node != nullptr) {
        return toQString(textOf(*detail, *node, form));
    }
    if (form == CopyForm::hex) {
        return detail ? toQString(hexDump(*detail)) : QString();
    }
    const QModelIndex cell = table().currentIndex();
    return !cell.isValid()            ? QString()
           : form == CopyForm::filter ? table().currentCellFilter()
                                      : headed(cell, table().currentCellText(), form);
}

}  // namespace smppscope::gui
