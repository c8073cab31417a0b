#include "gui/window/key_list.h"

#include <array>

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace smppscope::gui {

namespace {

struct ViewKey {
    const char* keys;
    const char* what;
};

// Keys that views handle themselves, while they have the focus.
constexpr std::array<ViewKey, 10> kViewKeys = {{
    {QT_TRANSLATE_NOOP("KeyList", "Enter"), QT_TRANSLATE_NOOP("KeyList", "Filter bar: apply the filter")},
    {QT_TRANSLATE_NOOP("KeyList", "Up, Down"), QT_TRANSLATE_NOOP("KeyList", "Filter bar: earlier filters")},
    {QT_TRANSLATE_NOOP("KeyList", "Esc"), QT_TRANSLATE_NOOP("KeyList", "Filter bar: back to the table")},
    {QT_TRANSLATE_NOOP("KeyList", "Enter"),
     QT_TRANSLATE_NOOP("KeyList", "Sessions: only this one; again: all")},
    {QT_TRANSLATE_NOOP("KeyList", "Enter"), QT_TRANSLATE_NOOP("KeyList", "Messages: only this one's PDUs")},
    {QT_TRANSLATE_NOOP("KeyList", "Menu"),
     QT_TRANSLATE_NOOP("KeyList", "Table, tree, bytes: filter and copy")},
    {QT_TRANSLATE_NOOP("KeyList", "Arrows"),
     QT_TRANSLATE_NOOP("KeyList", "Bytes: choose a byte and its field")},
    {QT_TRANSLATE_NOOP("KeyList", "+, -"), QT_TRANSLATE_NOOP("KeyList", "Timeline: zoom")},
    {QT_TRANSLATE_NOOP("KeyList", "Left, Right"), QT_TRANSLATE_NOOP("KeyList", "Timeline: move")},
    {QT_TRANSLATE_NOOP("KeyList", "Home, F"),
     QT_TRANSLATE_NOOP("KeyList", "Timeline: show all, show the selection")},
}};

}  // namespace

KeyList::KeyList(QWidget& window) : QDialog(&window) {
    setWindowTitle(tr("Keys"));
    auto* list = new QTreeWidget;
    list->setAccessibleName(tr("Keys"));
    list->setHeaderLabels({tr("Keys"), tr("What they do")});
    list->setRootIsDecorated(false);
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (!action->shortcut().isEmpty() && !action->text().isEmpty()) {
            QStringList keys;
            for (const QKeySequence& key : action->shortcuts()) {
                keys << key.toString(QKeySequence::NativeText);
            }
            new QTreeWidgetItem(list, {keys.join(QStringLiteral(", ")), action->text().remove(u'&')});
        }
    }
    for (const ViewKey& key : kViewKeys) {
        new QTreeWidgetItem(list, {tr(key.keys), tr(key.what)});
    }
    list->resizeColumnToContents(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(list);
    column->addWidget(buttons);
    resize(560, 640);
}

}  // namespace smppscope::gui
