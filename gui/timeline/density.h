#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "gui/document/time_range.h"
#include "gui/timeline/latency_axis.h"
#include "model/pdu_store.h"

namespace smppscope::gui {

/// What came of a request.
enum class Outcome : std::uint8_t { ok, error, unanswered };
inline constexpr std::size_t kOutcomes = 3;

/// The outcome of a row if it is a request that expects a response; nothing for other rows.
std::optional<Outcome> outcomeOf(const model::PduStore& pdus, model::Row row);

/// Earliest and latest time of each block of the store, so that a zoomed-in view need not look at all rows.
/// One thread at a time.
class BlockTimes {
  public:
    void extend(const model::PduStore& pdus, std::size_t rows);
    /// Whether block `block` may hold a row within the range. Blocks not known may.
    bool mayHold(std::size_t block, const TimeRange& range) const {
        return block >= ranges_.size() ||
               (ranges_[block].begin <= range.end && ranges_[block].end >= range.begin);
    }

  private:
    std::size_t rows_ = 0;
    std::vector<TimeRange> ranges_;
};

/// What to aggregate.
struct DensityQuery {
    TimeRange range;  ///< of the requests' times
    LatencyRange latencies;
    int columns = 1;                                      ///< cells along the time axis
    int bins = 1;                                         ///< cells along the latency axis
    std::size_t rows = 0;                                 ///< of the store
    std::shared_ptr<const std::vector<model::Row>> only;  ///< null: all rows; else requests or responses

    bool operator==(const DensityQuery&) const = default;
};

/// Requests of one cell.
struct DensityCell {
    std::array<std::uint32_t, kOutcomes> counts{};
    model::Row row = model::kNoRow;  ///< one of them: the first, of the worst outcome

    std::uint32_t total() const { return counts[0] + counts[1] + counts[2]; }
};

/// How many requests there are in each cell of a time-latency grid; unanswered ones, which have no latency,
/// are in a lane of their own. Every request in the range is in exactly one cell.
struct Density {
    DensityQuery query;
    std::vector<DensityCell> cells;  ///< bins + 1 lines of `columns`; line 0 is the unanswered lane,
                                     ///< line 1 the largest latencies
    std::array<std::uint64_t, kOutcomes> totals{};
    std::uint32_t largest = 0;  ///< total of the fullest cell

    const DensityCell& at(int column, int line) const {
        return cells[static_cast<std::size_t>(line) * static_cast<std::size_t>(query.columns) +
                     static_cast<std::size_t>(column)];
    }
    int lines() const { return query.bins + 1; }
    std::uint64_t total() const { return totals[0] + totals[1] + totals[2]; }
};

/// Whether the totals are worth showing: zeros are not before all `rows` were counted, or while the next
/// query runs.
bool tellsTotals(const Density& density, std::size_t rows, bool nextIsRunning);

/// Linear in the rows of the blocks that touch the range. Nothing if stopped.
std::optional<Density> computeDensity(const model::PduStore& pdus, const BlockTimes& times,
                                      const DensityQuery& query, const std::stop_token& stop);

}  // namespace smppscope::gui
