#include "model/pdu_table.h"

#include <array>

#include "model/pdu_table_sink.h"
#include "model/value_text.h"

namespace smppscope::model {

using dissector::FieldInfo;

namespace {

struct FormatName {
    std::string_view name;
    TableFormat format;
};

constexpr std::array<FormatName, 4> kTableFormats{{{"tsv", TableFormat::tsv},
                                                   {"csv", TableFormat::csv},
                                                   {"json", TableFormat::json},
                                                   {"pb", TableFormat::pb}}};

constexpr std::array<std::string_view, 12> kDefaultColumns{
    "pdu.number",           "frame.number",   "frame.time_epoch",    "session.id",
    "session.client",       "session.server", "pdu.direction",       "pdu.command",
    "smpp.sequence_number", "pdu.status",     "smpp.command_length", "pdu.latency"};

}  // namespace

std::optional<TableFormat> tableFormat(std::string_view name) {
    for (const FormatName& known : kTableFormats) {
        if (known.name == name) {
            return known.format;
        }
    }
    return std::nullopt;
}

std::vector<const FieldInfo*> defaultColumns() {
    std::vector<const FieldInfo*> columns;
    for (const std::string_view name : kDefaultColumns) {
        columns.push_back(field(name));
    }
    return columns;
}

PduTableWriter::PduTableWriter(std::ostream& out, TableFormat format, std::vector<const FieldInfo*> columns)
    : columns_(std::move(columns)), sink_(Sink::make(out, format)) {}

PduTableWriter::~PduTableWriter() = default;

void PduTableWriter::begin() {
    std::vector<std::string_view> names;
    for (const FieldInfo* column : columns_) {
        names.push_back(column->name);
    }
    sink_->begin(names);
}

void PduTableWriter::write(RowFields& row) {
    std::vector<CellTexts> cells(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        for (const dissector::Value& value : row.values(*columns_[i])) {
            cells[i].push_back(valueText(*columns_[i], value));
        }
    }
    sink_->row(cells);
}

void PduTableWriter::end() {
    sink_->end();
}

}  // namespace smppscope::model
