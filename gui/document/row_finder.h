#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "gui/app/latest_task.h"
#include "model/analysis.h"

namespace smppscope::gui {

/// Finds the rows that match a filter, on a thread of its own, and hands them over while it goes. As a
/// capture grows, extend() continues with the new rows only. All methods and signals belong to the GUI
/// thread.
class RowFinder : public QObject {
    Q_OBJECT

  public:
    explicit RowFinder(QObject* parent = nullptr);

    /// Begins anew: rows [0, rows) against `filter`, which must be valid (an invalid one finds nothing).
    void start(std::shared_ptr<const model::Analysis> analysis, std::string filter, std::size_t rows);
    /// Rows [0, rows) are there now.
    void extend(std::size_t rows);
    /// Leaves what was found; rows not looked at yet are not looked at, until resume().
    void cancel();
    /// Goes on where cancel() ended it, with rows [0, rows).
    void resume(std::size_t rows);
    /// Nothing is searched, and what was is forgotten.
    void clear();

    bool isRunning() const { return running_; }
    bool isCancelled() const { return cancelled_; }
    std::size_t scanned() const { return scanned_; }
    std::size_t rows() const { return wanted_; }

  signals:
    /// `matches` follow, ascending, on those handed over before; `first` if they are the first of a new
    /// search.
    void found(const std::vector<smppscope::model::Row>& matches, bool first);
    void progressed();
    /// Everything there is was looked at, or the search was cancelled.
    void finished();

  private:
    void scan();
    void take(std::uint64_t search, const std::vector<model::Row>& matches, std::size_t scanned, bool last);

    std::shared_ptr<const model::Analysis> analysis_;
    std::string filter_;
    std::uint64_t search_ = 0;  // tells the results of this search from late ones of an older
    std::size_t scanned_ = 0;
    std::size_t wanted_ = 0;
    bool running_ = false;
    bool cancelled_ = false;
    bool first_ = false;
    LatestTask task_;  // last: its thread ends before the rest goes
};

}  // namespace smppscope::gui
