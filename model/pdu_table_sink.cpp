#include "model/pdu_table_sink.h"

#include <nlohmann/json.hpp>

#include "model/delimited.h"
#include "model/pdu_table.pb.h"
#include "model/printable.h"
#include "model/value_text.h"

namespace smppscope::model {

namespace {

class DelimitedSink : public PduTableWriter::Sink {
  public:
    DelimitedSink(std::ostream& out, Delimiter delimiter) : out_(out), delimiter_(delimiter) {}

    void begin(const std::vector<std::string_view>& columns) override {
        writeDelimited(out_, {columns.begin(), columns.end()}, delimiter_);
    }

    void row(const std::vector<CellTexts>& cells) override {
        std::vector<std::string> line;
        line.reserve(cells.size());
        for (const CellTexts& cell : cells) {
            line.push_back(
                joinTexts(cell, [](const std::string& text) -> const std::string& { return text; }));
        }
        writeDelimited(out_, line, delimiter_);
    }

    void end() override {}

  private:
    std::ostream& out_;
    Delimiter delimiter_;
};

class JsonSink : public PduTableWriter::Sink {
  public:
    explicit JsonSink(std::ostream& out) : out_(out) {}

    void begin(const std::vector<std::string_view>& columns) override {
        columns_.assign(columns.begin(), columns.end());
        out_ << '[';
    }

    void row(const std::vector<CellTexts>& cells) override {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].size() == 1) {
                object[columns_[i]] = toValidUtf8(cells[i].front());
            } else if (!cells[i].empty()) {
                auto& values = object[columns_[i]] = nlohmann::ordered_json::array();
                for (const std::string& value : cells[i]) {
                    values.push_back(toValidUtf8(value));
                }
            }
        }
        out_ << (first_ ? "\n" : ",\n") << object.dump();
        first_ = false;
    }

    void end() override { out_ << "\n]\n"; }

  private:
    std::ostream& out_;
    std::vector<std::string> columns_;
    bool first_ = true;
};

/// Messages one after another read as one message with all their rows, so rows need not be kept.
class ProtobufSink : public PduTableWriter::Sink {
  public:
    explicit ProtobufSink(std::ostream& out) : out_(out) {}

    void begin(const std::vector<std::string_view>& columns) override {
        PduTable table;
        for (const std::string_view column : columns) {
            table.add_fields(std::string(column));
        }
        table.SerializeToOstream(&out_);
    }

    void row(const std::vector<CellTexts>& cells) override {
        PduTable table;
        PduTableRow& line = *table.add_rows();
        for (const CellTexts& cell : cells) {
            PduTableCell& values = *line.add_cells();
            for (const std::string& text : cell) {
                values.add_values(toValidUtf8(text));
            }
        }
        table.SerializeToOstream(&out_);
    }

    void end() override {}

  private:
    std::ostream& out_;
};

}  // namespace

std::unique_ptr<PduTableWriter::Sink> PduTableWriter::Sink::make(std::ostream& out, TableFormat format) {
    switch (format) {
        case TableFormat::json:
            return std::make_unique<JsonSink>(out);
        case TableFormat::pb:
            return std::make_unique<ProtobufSink>(out);
        default:
            return std::make_unique<DelimitedSink>(
                out, format == TableFormat::csv ? Delimiter::comma : Delimiter::tab);
    }
}

}  // namespace smppscope::model
