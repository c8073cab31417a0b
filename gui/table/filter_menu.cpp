#include "gui/table/filter_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

namespace smppscope::gui {

namespace {

QString shortened(const QString& text) {
    constexpr qsizetype kMost = 60;
    QString one = text.size() > kMost ? text.left(kMost) + QStringLiteral("…") : text;
    return one.replace(u'&', QStringLiteral("&&"));
}

QString tr(const char* text) {
    return QCoreApplication::translate("filter_menu", text);
}

}  // namespace

void addFilterActions(QMenu& menu, const QString& condition, const FilterWanted& wanted) {
    const bool usable = !condition.isEmpty();
    if (usable) {
        menu.addSection(shortened(condition));
    }
    const auto add = [&](const QString& text, Combine how) {
        QAction* action = menu.addAction(text, &menu, [wanted, condition, how] { wanted(condition, how); });
        action->setEnabled(usable);
    };
    add(tr("&Apply as filter"), Combine::replace);
    add(tr("A&nd"), Combine::conjunction);
    add(tr("And n&ot"), Combine::conjunctionNot);
    QAction* copy = menu.addAction(tr("Copy as &filter"), &menu,
                                   [condition] { QApplication::clipboard()->setText(condition); });
    copy->setEnabled(usable);
}

void addColumnActions(QMenu& menu, QTableView& table) {
    QHeaderView* header = table.horizontalHeader();
    for (int logical = 0; logical < header->count(); ++logical) {
        QAction* action = menu.addAction(table.model()->headerData(logical, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(logical));
        // The last visible column stays, or there would be no header left to bring the others back.
        action->setEnabled(header->isSectionHidden(logical) ||
                           header->count() - header->hiddenSectionCount() > 1);
        QObject::connect(action, &QAction::toggled, header,
                         [header, logical](bool shown) { header->setSectionHidden(logical, !shown); });
    }
}

}  // namespace smppscope::gui
