#include "gui/table/pdu_table_model.h"

#include "gui/app/text.h"
#include "gui/document/info_texts.h"

namespace smppscope::gui {

PduTableModel::PduTableModel(InfoTexts* infos, QObject* parent)
    : QAbstractTableModel(parent), infos_(infos), state_(std::make_shared<CaptureState>()) {
    if (infos_ != nullptr) {
        connect(infos_, &InfoTexts::arrived, this, &PduTableModel::onInfosArrived);
    }
}

void PduTableModel::setPdus(std::shared_ptr<const model::PduStore> pdus) {
    beginResetModel();
    pdus_ = std::move(pdus);
    state_ = std::make_shared<CaptureState>();
    list_ = RowList::all(0);
    endResetModel();
}

void PduTableModel::setState(const CaptureStatePtr& state) {
    state_ = state;
    if (list_.isAll()) {
        growTo(state_->snapshot.rows);
    }
    if (rowCount() > 0) {  // names of sessions and late responses
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole, ToneRole});
    }
}

void PduTableModel::setTimeStyle(TimeStyle style) {
    timeStyle_ = style;
    if (rowCount() > 0) {
        const int column = static_cast<int>(Column::time);
        emit dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
    }
}

void PduTableModel::showAll() {
    if (!list_.isAll()) {
        beginResetModel();
        list_ = RowList::all(state_->snapshot.rows);
        endResetModel();
    }
}

void PduTableModel::showRows(const std::vector<model::Row>& rows) {
    beginResetModel();
    list_ = RowList::some();
    list_.append(rows);
    endResetModel();
}

void PduTableModel::appendRows(const std::vector<model::Row>& rows) {
    const int before = rowCount();
    const int after = shown(list_.size() + rows.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        list_.append(rows);
        endInsertRows();
    } else {
        list_.append(rows);
    }
}

void PduTableModel::growTo(std::size_t rows) {
    const int before = rowCount();
    const int after = shown(rows);
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        list_.grow(rows);
        endInsertRows();
    } else {
        list_.grow(rows);
    }
}

int PduTableModel::positionOf(model::Row row) const {
    const std::size_t position = list_.lowerBound(row);
    return list_.holds(position, row) && position < kMostRows ? static_cast<int>(position) : -1;
}

int PduTableModel::nearestPosition(model::Row row) const {
    return std::min(shown(list_.lowerBound(row)), rowCount() - 1);
}

CellSource PduTableModel::source() const {
    return {.pdus = *pdus_, .snapshot = state_->snapshot, .time = timeFormat()};
}

int PduTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : shown(list_.size());
}

int PduTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant PduTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !pdus_ || index.row() >= rowCount()) {
        return {};
    }
    const ColumnInfo& info = columns()[static_cast<std::size_t>(index.column())];
    const model::Row row = rowAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            if (role == Qt::ToolTipRole && info.column == Column::time) {
                return toQString(fullTime(pdus_->time(row)));
            }
            return display(info.column, row, index.row());
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignVCenter | (info.alignRight ? Qt::AlignRight : Qt::AlignLeft));
        case ToneRole:
            return static_cast<int>(cellTone(info.column, row, source()));
        case PduRowRole:
            return row;
        case IssueRole:
            return (pdus_->flags(row) & (model::pdu_flag::kHasIssues | model::pdu_flag::kMalformed)) != 0;
        default:
            return {};
    }
}

QVariant PduTableModel::display(Column column, model::Row row, int position) const {
    if (column != Column::info) {
        return toQString(cellText(column, row, source()));
    }
    if (infos_ == nullptr) {
        return {};
    }
    if (const QString* text = infos_->find(row)) {
        return *text;
    }
    firstAsked_ = firstAsked_ < 0 ? position : std::min(firstAsked_, position);
    lastAsked_ = std::max(lastAsked_, position);
    return {};
}

void PduTableModel::onInfosArrived() {
    const int first = std::exchange(firstAsked_, -1);
    const int last = std::min(std::exchange(lastAsked_, -1), rowCount() - 1);
    if (first >= 0 && first <= last) {
        const int column = static_cast<int>(Column::info);
        emit dataChanged(index(first, column), index(last, column), {Qt::DisplayRole});
    }
}

QVariant PduTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const ColumnInfo& info = columns()[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole:
            return toQString(info.heading);
        case Qt::ToolTipRole:
            return toQString(info.help);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::AlignVCenter | (info.alignRight ? Qt::AlignRight : Qt::AlignLeft));
        default:
            return {};
    }
}

}  // namespace smppscope::gui
