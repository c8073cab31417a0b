#include "gui/live/interface_list.h"

#include <QHeaderView>

#include "gui/app/text.h"

namespace smppscope::gui {

InterfaceList::InterfaceList(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("interfaces"));
    setAccessibleName(tr("Interfaces"));
    setHeaderLabels({tr("Interface"), tr("State"), tr("Addresses"), tr("Description")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    connect(this, &QTreeWidget::currentItemChanged, this, &InterfaceList::chosenChanged);
}

void InterfaceList::load(const QString& chosen, const std::string& recorder) {
    task_.run([this, chosen, recorder](const std::stop_token& /*stop*/) {
        const auto interfaces = model::captureInterfaces(recorder);
        QMetaObject::invokeMethod(
            this,
            [this, interfaces, chosen] {
                if (interfaces) {
                    fill(*interfaces, chosen);
                } else {
                    emit failed(toQString(interfaces.error().message));
                }
            },
            Qt::QueuedConnection);
    });
}

void InterfaceList::fill(const std::vector<capture::CaptureInterface>& interfaces, const QString& chosen) {
    clear();
    for (const capture::CaptureInterface& interface : interfaces) {
        QStringList addresses;
        for (const std::string& address : interface.addresses) {
            addresses << toQString(address);
        }
        auto* item = new QTreeWidgetItem(
            this, {toQString(interface.name), interface.up ? tr("up") : tr("down"),
                   addresses.join(QStringLiteral(", ")), toQString(interface.description)});
        if (currentItem() == nullptr || item->text(0) == chosen) {
            setCurrentItem(item);
        }
    }
    for (int column = 0; column < columnCount(); ++column) {
        resizeColumnToContents(column);
    }
}

QString InterfaceList::chosen() const {
    return currentItem() != nullptr ? currentItem()->text(0) : QString();
}

}  // namespace smppscope::gui
