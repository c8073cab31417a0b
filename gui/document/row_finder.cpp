#include "gui/document/row_finder.h"

#include <algorithm>
#include <chrono>

#include "model/filter_job.h"

namespace smppscope::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kStep = 1u << 14;  // rows between looks at the clock
constexpr std::chrono::milliseconds kHandOverEvery{100};

using HandOver = std::function<void(std::vector<model::Row> matches, std::size_t scanned, bool last)>;

void scanRows(const std::shared_ptr<const model::Analysis>& analysis, const std::string& text,
              std::size_t from, std::size_t to, const std::stop_token& stop, const HandOver& handOver) {
    const auto filter = model::Filter::parse(text);
    if (!filter) {
        handOver({}, to, true);
        return;
    }
    std::vector<model::Row> matches;
    Clock::time_point next = Clock::now() + kHandOverEvery / 4;  // the first ones soon
    while (from < to && !stop.stop_requested()) {
        const std::size_t end = std::min(from + kStep, to);
        const auto some = model::matchingRows(analysis, *filter, static_cast<model::Row>(from),
                                              static_cast<model::Row>(end), stop);
        if (stop.stop_requested()) {
            return;
        }
        matches.insert(matches.end(), some.begin(), some.end());
        from = end;
        if (from < to && Clock::now() >= next) {
            handOver(std::exchange(matches, {}), from, false);
            next = Clock::now() + kHandOverEvery;
        }
    }
    if (!stop.stop_requested()) {
        handOver(std::move(matches), to, true);
    }
}

}  // namespace

RowFinder::RowFinder(QObject* parent) : QObject(parent) {}

void RowFinder::start(std::shared_ptr<const model::Analysis> analysis, std::string filter, std::size_t rows) {
    analysis_ = std::move(analysis);
    filter_ = std::move(filter);
    ++search_;
    scanned_ = 0;
    wanted_ = rows;
    first_ = true;
    cancelled_ = false;
    scan();
}

void RowFinder::extend(std::size_t rows) {
    wanted_ = std::max(rows, wanted_);
    if (!running_ && !cancelled_ && analysis_ && scanned_ < wanted_) {
        scan();
    }
}

void RowFinder::cancel() {
    ++search_;
    task_.cancel();
    if (!running_) {
        return;
    }
    running_ = false;
    cancelled_ = true;
    if (first_) {
        emit found({}, std::exchange(first_, false));
    }
    emit finished();
}

void RowFinder::resume(std::size_t rows) {
    if (cancelled_) {
        cancelled_ = false;
        wanted_ = std::max(rows, wanted_);
        scan();
    }
}

void RowFinder::clear() {
    ++search_;
    task_.cancel();
    analysis_.reset();
    running_ = false;
    cancelled_ = false;
}

void RowFinder::scan() {
    running_ = true;
    task_.run([this, search = search_, analysis = analysis_, filter = filter_, from = scanned_,
               to = wanted_](const std::stop_token& stop) {
        scanRows(analysis, filter, from, to, stop,
                 [this, search](std::vector<model::Row> matches, std::size_t scanned, bool last) {
                     QMetaObject::invokeMethod(
                         this,
                         [this, search, matches = std::move(matches), scanned, last] {
                             take(search, matches, scanned, last);
                         },
                         Qt::QueuedConnection);
                 });
    });
    emit progressed();
}

void RowFinder::take(std::uint64_t search, const std::vector<model::Row>& matches, std::size_t scanned,
                     bool last) {
    if (search != search_) {
        return;
    }
    scanned_ = scanned;
    emit found(matches, std::exchange(first_, false));
    if (!last) {
        emit progressed();
    } else if (scanned_ < wanted_) {
        scan();
    } else {
        running_ = false;
        emit finished();
    }
}

}  // namespace smppscope::gui
