#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

#include "model/field_registry.h"

namespace smppscope::model {

enum class TableFormat : std::uint8_t {
    tsv,   ///< a line of field names, then a line per PDU; control characters escaped (\t, \n, \x1b)
    csv,   ///< the same as RFC 4180, with line feeds
    json,  ///< an array with an object per PDU: a string for each field that is there, an array if several
           ///< are
    pb,    ///< model/pdu_table.proto
};

/// "tsv", "csv", "json", "pb"; nothing for other texts.
std::optional<TableFormat> tableFormat(std::string_view name);

/// The columns of `pdus` where the user names none.
std::vector<const dissector::FieldInfo*> defaultColumns();

/// Writes chosen fields of one PDU after another, streaming: memory does not grow with the rows. In all
/// formats a value is the text of valueText(), as `tshark -T fields` prints it. One thread at a time.
class PduTableWriter {
  public:
    PduTableWriter(std::ostream& out, TableFormat format, std::vector<const dissector::FieldInfo*> columns);
    ~PduTableWriter();

    /// What stands before the rows: once, first.
    void begin();
    /// The selected row.
    void write(RowFields& row);
    /// What stands behind the rows: once, last.
    void end();

    class Sink;

  private:
    std::vector<const dissector::FieldInfo*> columns_;
    std::unique_ptr<Sink> sink_;
};

}  // namespace smppscope::model
