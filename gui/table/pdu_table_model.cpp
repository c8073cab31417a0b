#include "gui/table/pdu_table_model.h"

#include "gui/app/text.h"
#include "gui/document/info_texts.h"

namespace smppscope::gui {

namespace {

std::vector<TableColumn> pduColumns() {
    std::vector<TableColumn> all;
    for (const ColumnInfo& column : columns()) {
        all.push_back({.heading = toQString(column.heading),
                       .help = toQString(column.help),
                       .alignRight = column.alignRight,
                       .shown = column.shown,
                       .widest = toQString(column.widest)});
    }
    return all;
}

}  // namespace

PduTableModel::PduTableModel(InfoTexts* infos, QObject* parent)
    : RowModel(pduColumns(), parent), infos_(infos) {
    if (infos_ != nullptr) {
        connect(infos_, &InfoTexts::arrived, this, &PduTableModel::contentsChanged);
    }
}

QString PduTableModel::text(int column, std::uint32_t row) const {
    if (static_cast<Column>(column) != Column::info) {
        return toQString(cellText(static_cast<Column>(column), row, source()));
    }
    const QString* info = infos_ != nullptr ? infos_->find(row) : nullptr;
    return info != nullptr ? *info : QString();
}

QString PduTableModel::toolTip(int column, std::uint32_t row) const {
    return static_cast<Column>(column) == Column::time ? toQString(fullTime(source().pdus.time(row)))
                                                       : text(column, row);
}

Tone PduTableModel::tone(int column, std::uint32_t row) const {
    return cellTone(static_cast<Column>(column), row, source());
}

std::optional<Symbol> PduTableModel::sign(int column, std::uint32_t row) const {
    constexpr auto kIssue = model::pdu_flag::kHasIssues | model::pdu_flag::kMalformed;
    if (static_cast<Column>(column) == Column::number && row == partner_) {
        return Symbol::partner;
    }
    if (static_cast<Column>(column) == Column::command && (source().pdus.flags(row) & kIssue) != 0) {
        return Symbol::warning;
    }
    return std::nullopt;
}

std::string PduTableModel::filter(int column, std::uint32_t row) const {
    return cellFilter(static_cast<Column>(column), row, source());
}

}  // namespace smppscope::gui
