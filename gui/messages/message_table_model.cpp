#include "gui/messages/message_table_model.h"

#include <algorithm>

#include "gui/app/text.h"
#include "gui/table/pdu_table_model.h"

namespace smppscope::gui {

namespace {

constexpr qsizetype kMostShown = 400;  // characters of a cell: no window is wider

int shown(std::size_t messages) {
    return static_cast<int>(std::min(messages, PduTableModel::kMostRows));
}

/// Wrapped, and never taken for HTML.
QString toolTipOf(const QString& text) {
    return text.isEmpty() ? text : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

bool needsDetail(MessageColumn column) {
    return column >= MessageColumn::source && column != MessageColumn::state;
}

}  // namespace

MessageTableModel::MessageTableModel(MessageDetails& details, QObject* parent)
    : QAbstractTableModel(parent), details_(details), state_(std::make_shared<CaptureState>()) {
    connect(&details_, &MessageDetails::arrived, this, &MessageTableModel::onDetailsArrived);
}

void MessageTableModel::setAnalysis(std::shared_ptr<const model::Analysis> analysis) {
    beginResetModel();
    analysis_ = std::move(analysis);
    state_ = std::make_shared<CaptureState>();
    list_ = RowList::all(0);
    endResetModel();
}

void MessageTableModel::setState(const CaptureStatePtr& state) {
    state_ = state;
    if (list_.isAll()) {
        const int before = rowCount();
        const int after = shown(state_->messages);
        if (after > before) {
            beginInsertRows({}, before, after - 1);
            list_.grow(state_->messages);
            endInsertRows();
        }
    }
    onDetailsArrived();  // states and receipts
}

void MessageTableModel::setTimeStyle(TimeStyle style) {
    timeStyle_ = style;
    onDetailsArrived();
}

void MessageTableModel::showAll() {
    if (!list_.isAll()) {
        beginResetModel();
        list_ = RowList::all(state_->messages);
        endResetModel();
    }
}

void MessageTableModel::showSome(const std::vector<model::MessageNumber>& messages) {
    const std::size_t before = list_.isAll() ? 0 : list_.size();
    if (!list_.isAll() && before <= messages.size() &&
        std::equal(list_.rows().begin(), list_.rows().end(), messages.begin())) {
        if (before < messages.size()) {
            beginInsertRows({}, shown(before), shown(messages.size()) - 1);
            list_.append({messages.begin() + static_cast<std::ptrdiff_t>(before), messages.end()});
            endInsertRows();
        }
        return;
    }
    beginResetModel();
    list_ = RowList::some();
    list_.append(messages);
    endResetModel();
}

int MessageTableModel::positionOf(model::MessageNumber message) const {
    const std::size_t position = list_.lowerBound(message);
    return list_.holds(position, message) && position < PduTableModel::kMostRows ? static_cast<int>(position)
                                                                                 : -1;
}

CellSource MessageTableModel::source() const {
    return {.pdus = analysis_->pdus(),
            .snapshot = state_->snapshot,
            .time = {.style = timeStyle_, .start = state_->snapshot.capture.firstTime}};
}

template <class Use>
auto MessageTableModel::withCell(model::MessageNumber number, bool detail, Use use) const {
    const CellSource from = source();
    return use(MessageCell{.number = number,
                           .message = analysis_->messages().messages[number],
                           .detail = detail ? details_.find(number) : nullptr,
                           .from = from});
}

std::string MessageTableModel::filterAt(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    return withCell(messageAt(index.row()), true, [&](const MessageCell& cell) {
        return messageCellFilter(static_cast<MessageColumn>(index.column()), cell);
    });
}

std::string MessageTableModel::fateOf(model::MessageNumber message) const {
    return withCell(message, true, messageFate);
}

int MessageTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : shown(list_.size());
}

int MessageTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(messageColumns().size());
}

QVariant MessageTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !analysis_ || index.row() >= rowCount()) {
        return {};
    }
    const auto column = static_cast<MessageColumn>(index.column());
    const model::MessageNumber message = messageAt(index.row());
    const auto text = [&] {
        return toQString(withCell(message, needsDetail(column), [column](const MessageCell& cell) {
            return messageCellText(column, cell);
        }));
    };
    switch (role) {
        case Qt::DisplayRole:
            return text().left(kMostShown);
        case Qt::ToolTipRole:
            return toolTipOf(text());
        case Qt::TextAlignmentRole:
            return headerData(index.column(), Qt::Horizontal, role);
        case PduTableModel::ToneRole:
            return static_cast<int>(
                withCell(message, column == MessageColumn::parts || column == MessageColumn::text,
                         [column](const MessageCell& cell) { return messageCellTone(column, cell); }));
        default:
            return {};
    }
}

void MessageTableModel::onDetailsArrived() {
    if (rowCount() > 0) {  // a view paints what is visible of it
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
    }
}

QVariant MessageTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const MessageColumnInfo& info = messageColumns()[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole:
            return toQString(info.heading);
        case Qt::ToolTipRole:
            return toQString(helpOf(info)) +
                   (info.field.empty() ? QString() : QStringLiteral(" (%1)").arg(toQString(info.field)));
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignVCenter | (info.alignRight ? Qt::AlignRight : Qt::AlignLeft));
        default:
            return {};
    }
}

}  // namespace smppscope::gui
