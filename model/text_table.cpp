#include "model/text_table.h"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "model/printable.h"

namespace smppscope::model {

namespace {

std::string cut(const std::string& cell, std::size_t maxWidth) {
    if (displayWidth(cell) <= maxWidth) {
        return cell;
    }
    std::size_t end = 0;
    for (std::size_t characters = 0; end < cell.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(cell[end]) & 0xC0u) != 0x80;
        if (begins && ++characters == maxWidth) {
            break;
        }
    }
    return cell.substr(0, end) + "…";
}

void appendPadded(std::string& line, const std::string& cell, std::size_t width, TextTable::Align align) {
    const std::string padding(width - displayWidth(cell), ' ');
    line += align == TextTable::Align::right ? padding + cell : cell + padding;
}

}  // namespace

void TextTable::add(std::vector<std::string> cells) {
    assert(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

std::string TextTable::text(int indent, std::size_t maxWidth) const {
    std::vector<std::vector<std::string>> lines(1);
    for (const Column& column : columns_) {
        lines[0].push_back(column.heading);
    }
    lines.insert(lines.end(), rows_.begin(), rows_.end());

    std::vector<std::size_t> widths(columns_.size(), 0);
    for (std::vector<std::string>& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            line[i] = cut(line[i], maxWidth);
            widths[i] = std::max(widths[i], displayWidth(line[i]));
        }
    }

    std::string out;
    for (const std::vector<std::string>& cells : lines) {
        std::string line(static_cast<std::size_t>(indent), ' ');
        for (std::size_t i = 0; i < cells.size(); ++i) {
            line += i == 0 ? "" : "  ";
            appendPadded(line, cells[i], widths[i], columns_[i].align);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

}  // namespace smppscope::model
