#include "model/filter_job.h"

#include <algorithm>

#include "model/filter_run.h"

namespace smppscope::model {

namespace {

constexpr Row kRowsBetweenReports = 4096;

}  // namespace

std::vector<Row> matchingRows(std::shared_ptr<const Analysis> analysis, const Filter& filter, Row from,
                              Row to, std::stop_token stop,
                              const std::function<void(Row, const std::vector<Row>&)>& progress) {
    const auto end = static_cast<Row>(std::min<std::size_t>(to, analysis->pdus().size()));
    RowFields fields(std::move(analysis), false);
    FilterRun run(filter, fields);
    std::vector<Row> rows;
    for (Row row = from; row < end && !stop.stop_requested();) {
        const Row pause = end - row > kRowsBetweenReports ? row + kRowsBetweenReports : end;
        for (; row < pause; ++row) {
            if (run.matches(row)) {
                rows.push_back(row);
            }
        }
        if (progress) {
            progress(row, rows);
        }
    }
    return rows;
}

}  // namespace smppscope::model
