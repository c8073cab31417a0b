#include "gui/timeline/density.h"

#include <algorithm>
#include <cmath>

namespace smppscope::gui {

namespace {

constexpr std::size_t kBlock = model::PduStore::kBlockRows;

// Puts requests into the cells of a density.
class Collector {
  public:
    Collector(const model::PduStore& pdus, Density& density)
        : pdus_(pdus),
          density_(density),
          columnsPerNs_(density.query.columns /
                        std::max(1.0, static_cast<double>(density.query.range.length()) + 1)),
          binsPerLog_(density.query.bins /
                      std::log(density.query.latencies.most / density.query.latencies.least)) {}

    void add(model::Row row) {
        const auto outcome = outcomeOf(pdus_, row);
        const model::TimeNs time = pdus_.time(row);
        if (!outcome || !density_.query.range.contains(time)) {
            return;
        }
        const int column =
            std::min(static_cast<int>(static_cast<double>(time - density_.query.range.begin) * columnsPerNs_),
                     density_.query.columns - 1);
        const std::int64_t latency = pdus_.latency(row);
        if (*outcome != Outcome::unanswered && latency < 0) {
            return;  // by clocks that disagree
        }
        const int line = *outcome == Outcome::unanswered ? 0 : 1 + binOf(latency);
        const auto which = static_cast<std::size_t>(*outcome);
        DensityCell& cell =
            density_.cells[static_cast<std::size_t>(line) * static_cast<std::size_t>(density_.query.columns) +
                           static_cast<std::size_t>(column)];
        if (cell.row == model::kNoRow || (*outcome == Outcome::error && cell.counts[which] == 0)) {
            cell.row = row;
        }
        ++cell.counts[which];
        ++density_.totals[which];
        density_.largest = std::max(density_.largest, cell.total());
    }

  private:
    // 0 is the largest latency.
    int binOf(std::int64_t latency) const {
        const LatencyRange& range = density_.query.latencies;
        const double clamped = std::clamp(static_cast<double>(latency), range.least, range.most);
        const auto fromBelow = static_cast<int>(std::log(clamped / range.least) * binsPerLog_);
        return density_.query.bins - 1 - std::clamp(fromBelow, 0, density_.query.bins - 1);
    }

    const model::PduStore& pdus_;
    Density& density_;
    double columnsPerNs_;
    double binsPerLog_;
};

bool collectAll(const BlockTimes& times, const DensityQuery& query, Collector& collector,
                const std::stop_token& stop) {
    for (std::size_t begin = 0; begin < query.rows; begin += kBlock) {
        if (stop.stop_requested()) {
            return false;
        }
        if (!times.mayHold(begin / kBlock, query.range)) {
            continue;
        }
        const std::size_t end = std::min(begin + kBlock, query.rows);
        for (std::size_t row = begin; row < end; ++row) {
            collector.add(static_cast<model::Row>(row));
        }
    }
    return true;
}

// A pair counts once, whether its request, its response or both are listed.
bool collectSome(const model::PduStore& pdus, const std::vector<model::Row>& rows, Collector& collector,
                 const std::stop_token& stop) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % kBlock == 0 && stop.stop_requested()) {
            return false;
        }
        const model::Row row = rows[i];
        const model::Row partner = pdus.partner(row);
        if (outcomeOf(pdus, row)) {
            collector.add(row);
        } else if (partner != model::kNoRow && !std::binary_search(rows.begin(), rows.end(), partner)) {
            collector.add(partner);
        }
    }
    return true;
}

}  // namespace

std::optional<Outcome> outcomeOf(const model::PduStore& pdus, model::Row row) {
    if ((pdus.flags(row) & model::pdu_flag::kExpectsResponse) == 0) {
        return std::nullopt;
    }
    const model::Row partner = pdus.partner(row);
    if (partner == model::kNoRow || partner >= pdus.size()) {
        return Outcome::unanswered;
    }
    return pdus.status(partner) == 0 ? Outcome::ok : Outcome::error;
}

void BlockTimes::extend(const model::PduStore& pdus, std::size_t rows) {
    for (; rows_ < rows; ++rows_) {
        const model::TimeNs time = pdus.time(static_cast<model::Row>(rows_));
        const std::size_t block = rows_ / kBlock;
        if (block == ranges_.size()) {
            ranges_.push_back({time, time});
        }
        ranges_[block].begin = std::min(ranges_[block].begin, time);
        ranges_[block].end = std::max(ranges_[block].end, time);
    }
}

std::optional<Density> computeDensity(const model::PduStore& pdus, const BlockTimes& times,
                                      const DensityQuery& query, const std::stop_token& stop) {
    Density density{.query = query, .cells = {}};
    density.cells.resize(static_cast<std::size_t>(query.columns) * static_cast<std::size_t>(query.bins + 1));
    Collector collector(pdus, density);
    const bool whole = query.only ? collectSome(pdus, *query.only, collector, stop)
                                  : collectAll(times, query, collector, stop);
    return whole ? std::optional(std::move(density)) : std::nullopt;
}

bool tellsTotals(const Density& density, std::size_t rows, bool nextIsRunning) {
    return density.total() > 0 || (!nextIsRunning && density.query.rows >= rows);
}

}  // namespace smppscope::gui
