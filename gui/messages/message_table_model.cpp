#include "gui/messages/message_table_model.h"

#include "gui/app/text.h"

namespace smppscope::gui {

namespace {

QString helpWithField(const MessageColumnInfo& column) {
    const QString help = toQString(helpOf(column));
    return column.field.empty() ? help : QStringLiteral("%1 (%2)").arg(help, toQString(column.field));
}

std::vector<TableColumn> tableColumns() {
    std::vector<TableColumn> all;
    for (const MessageColumnInfo& column : messageColumns()) {
        all.push_back({.heading = toQString(column.heading),
                       .help = helpWithField(column),
                       .alignRight = column.alignRight,
                       .shown = true,
                       .widest = toQString(column.widest)});
    }
    return all;
}

bool needsDetail(MessageColumn column) {
    return column >= MessageColumn::source && column != MessageColumn::state;
}

}  // namespace

MessageTableModel::MessageTableModel(MessageDetails& details, QObject* parent)
    : RowModel(tableColumns(), parent), details_(details) {
    connect(&details_, &MessageDetails::arrived, this, &MessageTableModel::contentsChanged);
}

void MessageTableModel::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    analysis_ = std::move(analysis);
    restart(analysis_ ? std::shared_ptr<const model::PduStore>(analysis_, &analysis_->pdus()) : nullptr);
}

template <class Use>
auto MessageTableModel::withCell(model::MessageNumber number, bool detail, Use use) const {
    const CellSource from = source();
    return use(MessageCell{.number = number,
                           .message = analysis_->messages().messages[number],
                           .detail = detail ? details_.find(number) : nullptr,
                           .from = from});
}

std::string MessageTableModel::fateOf(model::MessageNumber message) const {
    return withCell(message, true, messageFate);
}

QString MessageTableModel::text(int column, std::uint32_t message) const {
    const auto which = static_cast<MessageColumn>(column);
    return toQString(withCell(message, needsDetail(which),
                              [which](const MessageCell& cell) { return messageCellText(which, cell); }));
}

Tone MessageTableModel::tone(int column, std::uint32_t message) const {
    const auto which = static_cast<MessageColumn>(column);
    return withCell(message, which == MessageColumn::parts || which == MessageColumn::text,
                    [which](const MessageCell& cell) { return messageCellTone(which, cell); });
}

std::string MessageTableModel::filter(int column, std::uint32_t message) const {
    return withCell(message, true, [column](const MessageCell& cell) {
        return messageCellFilter(static_cast<MessageColumn>(column), cell);
    });
}

}  // namespace smppscope::gui
