#include "gui/table/table_look.h"

#include <algorithm>

#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include "gui/table/filter_menu.h"

namespace smppscope::gui {

namespace {

constexpr int kCellMargins = 14;

void setUpHeader(QTableView& table) {
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QWidget::customContextMenuRequested, &table,
                     [&table, header](const QPoint& at) {
                         QMenu menu(&table);
                         addColumnActions(menu, table);
                         menu.exec(header->mapToGlobal(at));
                     });
}

}  // namespace

void setUpTable(QTableView& table) {
    table.setSelectionBehavior(QTableView::SelectRows);
    table.setSelectionMode(QTableView::SingleSelection);
    table.setEditTriggers(QTableView::NoEditTriggers);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setAlternatingRowColors(true);
    table.setTabKeyNavigation(false);
    table.setCornerButtonEnabled(false);
    table.setHorizontalScrollMode(QTableView::ScrollPerPixel);
    setUpHeader(table);
    fitRowHeight(table);
}

void fitRowHeight(QTableView& table) {
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 5);
}

void resetColumn(QTableView& table, int logical, const QString& widest) {
    QHeaderView* header = table.horizontalHeader();
    header->setSectionHidden(logical, false);
    header->moveSection(header->visualIndex(logical), logical);
    const QString heading = table.model()->headerData(logical, Qt::Horizontal).toString();
    header->resizeSection(logical, std::max(table.fontMetrics().horizontalAdvance(widest),
                                            header->fontMetrics().horizontalAdvance(heading)) +
                                       kCellMargins);
}

}  // namespace smppscope::gui
