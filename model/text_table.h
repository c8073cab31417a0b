#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smppscope::model {

/// A table of text in aligned columns for terminals. Cells must be printable already (escapeControls).
class TextTable {
  public:
    enum class Align : std::uint8_t { left, right };
    struct Column {
        std::string heading;
        Align align = Align::left;
    };

    explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// One cell per column.
    void add(std::vector<std::string> cells);
    bool empty() const { return rows_.empty(); }

    /// All lines, each begun with `indent` blanks and without blanks at its end. Cells wider than `maxWidth`
    /// characters are cut and end in "…".
    std::string text(int indent, std::size_t maxWidth = 40) const;

  private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace smppscope::model
