#pragma once

#include <string>

#include "gui/table/columns.h"
#include "gui/table/time_format.h"
#include "model/analysis.h"

namespace smppscope::gui {

/// How a cell wants to be read; the delegate has a colour for each.
enum class Tone : std::uint8_t { normal, faded, warning, error };

/// Everything that cells are made from. The row must be one of the snapshot's.
struct CellSource {
    const model::PduStore& pdus;
    const model::Snapshot& snapshot;
    TimeFormat time;
};

/// Text of any column but `info`, from the columns of the store alone: cheap enough for painting.
std::string cellText(Column column, model::Row row, const CellSource& from);
Tone cellTone(Column column, model::Row row, const CellSource& from);
/// The filter that this cell's value stands for; empty if it stands for none.
std::string cellFilter(Column column, model::Row row, const CellSource& from);

/// Whether the capture has ended without the response that this request expects.
bool isUnanswered(model::Row row, const CellSource& from);
/// "3 alice", or "3" while nothing is known of it. Users count sessions from 1.
std::string sessionText(model::SessionId id, const model::Snapshot& snapshot);

}  // namespace smppscope::gui
