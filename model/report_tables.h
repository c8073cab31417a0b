#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/report.pb.h"

namespace smppscope::model {

/// A table of the session report for people, before it is text or HTML. Cells have units and separators;
/// those from the capture are not escaped yet.
struct ReportTable {
    struct Column {
        std::string heading;
        bool numeric = false;
        bool trouble = false;  ///< any number but 0 is bad news
    };

    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

ReportTable commandTable(const SessionReport& report);
ReportTable statusTable(const SessionReport& report);
ReportTable latencyTable(const SessionReport& report);
/// All sessions by id, or, of more than `limit`, those with most PDUs (with equal counts by id).
std::vector<const SessionSummary*> sessionsToShow(const SessionReport& report, std::size_t limit);
/// A row for each of these sessions. Columns that only tell of trouble are left out where the capture has
/// none.
ReportTable sessionTable(const SessionReport& report, std::size_t limit);
/// The sessions of its rows.
std::vector<const SessionSummary*> sessionsToShow(const SessionReport& report, std::size_t limit);

}  // namespace smppscope::model
