#pragma once

#include <QStringList>

namespace smppscope::gui {

/// The filters that were applied, newest last, walked with up and down like a shell's history: what was being
/// typed is kept and comes back at the end.
class FilterHistory {
  public:
    static constexpr int kMost = 50;

    FilterHistory() = default;
    explicit FilterHistory(const QStringList& entries) : entries_(entries) { rewind(); }

    /// Adds an applied filter; one that was there already moves to the end. Blank ones are not kept.
    void add(const QString& filter);
    /// The entry before; `typed` is what stands in the edit now. Stays at the oldest.
    QString older(const QString& typed);
    /// The entry after, at the end what was typed.
    QString newer(const QString& typed);
    /// The next older() begins at the newest entry again.
    void rewind() { at_ = entries_.size(); }

    const QStringList& entries() const { return entries_; }

  private:
    QStringList entries_;
    QString typed_;
    qsizetype at_ = 0;  // entries_.size(): at what is being typed
};

}  // namespace smppscope::gui
