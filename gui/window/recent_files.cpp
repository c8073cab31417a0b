#include "gui/window/recent_files.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>

namespace smppscope::gui {

namespace {

constexpr const char* kKey = "recentCaptures";

}  // namespace

QList<QStringList> RecentFiles::captures() const {
    QList<QStringList> captures;
    for (const QVariant& entry : settings_.value(kKey).toList()) {
        const QStringList files = entry.toStringList();
        if (!files.isEmpty()) {
            captures << files;
        }
    }
    return captures;
}

void RecentFiles::add(const QStringList& files) {
    QStringList absolute;
    for (const QString& file : files) {
        absolute << QFileInfo(file).absoluteFilePath();
    }
    QList<QStringList> all = captures();
    all.removeAll(absolute);
    all.prepend(absolute);
    QVariantList entries;
    for (const QStringList& capture : all.mid(0, kMost)) {
        entries << QVariant(capture);
    }
    settings_.setValue(kKey, entries);
}

void RecentFiles::clear() {
    settings_.remove(kKey);
}

QString RecentFiles::title(const QStringList& files) {
    const QString first = QFileInfo(files.value(0)).fileName();
    return files.size() <= 1 ? first
                             : QCoreApplication::translate("RecentFiles", "%1 and %2 more")
                                   .arg(first, QString::number(files.size() - 1));
}

}  // namespace smppscope::gui
