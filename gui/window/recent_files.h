#pragma once

#include <QList>
#include <QStringList>

class QSettings;

namespace smppscope::gui {

/// The captures opened last, newest first, kept in the settings. A capture is one or more files.
class RecentFiles {
  public:
    static constexpr qsizetype kMost = 10;

    explicit RecentFiles(QSettings& settings) : settings_(settings) {}

    QList<QStringList> captures() const;
    void add(const QStringList& files);
    void clear();

    /// "day.pcap", "a.pcap and 2 more".
    static QString title(const QStringList& files);

  private:
    QSettings& settings_;
};

}  // namespace smppscope::gui
