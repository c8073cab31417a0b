#include "gui/table/row_model.h"

#include <algorithm>

namespace smppscope::gui {

namespace {

constexpr qsizetype kMostShown = 400;  // characters of a cell: no window is wider

int shown(std::size_t rows) {
    return static_cast<int>(std::min(rows, RowModel::kMostRows));
}

/// Wrapped, and never taken for HTML.
QString wrapped(const QString& text) {
    return text.isEmpty() ? text : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QVariant alignment(const TableColumn& column) {
    return QVariant::fromValue(Qt::AlignVCenter | (column.alignRight ? Qt::AlignRight : Qt::AlignLeft));
}

}  // namespace

RowModel::RowModel(std::vector<TableColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), columns_(std::move(columns)), state_(std::make_shared<CaptureState>()) {}

void RowModel::restart(std::shared_ptr<const model::PduStore> pdus) {
    beginResetModel();
    pdus_ = std::move(pdus);
    state_ = std::make_shared<CaptureState>();
    list_ = RowList::all(0);
    endResetModel();
}

void RowModel::setState(const CaptureStatePtr& state) {
    state_ = state;
    if (list_.isAll()) {
        const std::size_t rows = rowsIn(*state_);
        growTo(rows, [&] { list_.grow(rows); });
    }
    contentsChanged();
}

void RowModel::setTimeStyle(TimeStyle style) {
    timeStyle_ = style;
    contentsChanged();
}

void RowModel::contentsChanged() {
    if (rowCount() > 0) {  // a view paints what is visible of it
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                         {Qt::DisplayRole, ToneRole, SignRole});
    }
}

void RowModel::showAll() {
    if (!list_.isAll()) {
        beginResetModel();
        list_ = RowList::all(rowsIn(*state_));
        endResetModel();
    }
}

void RowModel::showRows(const std::vector<std::uint32_t>& numbers) {
    const auto known = static_cast<std::ptrdiff_t>(list_.rows().size());
    if (!list_.isAll() && list_.size() <= numbers.size() &&
        std::equal(list_.rows().begin(), list_.rows().end(), numbers.begin())) {
        appendRows({numbers.begin() + known, numbers.end()});
        return;
    }
    beginResetModel();
    list_ = RowList::some();
    list_.append(numbers);
    endResetModel();
}

void RowModel::appendRows(const std::vector<std::uint32_t>& numbers) {
    growTo(list_.size() + numbers.size(), [&] { list_.append(numbers); });
}

template <class Change>
void RowModel::growTo(std::size_t rows, Change change) {
    const int before = rowCount();
    const int after = shown(rows);
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        change();
        endInsertRows();
    } else {
        change();
    }
}

int RowModel::positionOf(std::uint32_t number) const {
    const std::size_t position = list_.lowerBound(number);
    return list_.holds(position, number) && position < kMostRows ? static_cast<int>(position) : -1;
}

int RowModel::nearestPosition(std::uint32_t number) const {
    return std::min(shown(list_.lowerBound(number)), rowCount() - 1);
}

CellSource RowModel::source() const {
    return {.pdus = *pdus_, .snapshot = state_->snapshot, .time = timeFormat()};
}

bool RowModel::shows(const QModelIndex& index) const {
    return index.isValid() && pdus_ && index.row() < rowCount();
}

std::string RowModel::filterAt(const QModelIndex& index) const {
    return shows(index) ? filter(index.column(), numberAt(index.row())) : std::string();
}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : shown(list_.size());
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!shows(index)) {
        return {};
    }
    const std::uint32_t number = numberAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(index.column(), number).left(kMostShown);
        case Qt::ToolTipRole:
            return wrapped(toolTip(index.column(), number));
        case Qt::TextAlignmentRole:
            return alignment(column(index.column()));
        case ToneRole:
            return static_cast<int>(tone(index.column(), number));
        case SignRole: {
            const auto symbol = sign(index.column(), number);
            return symbol ? QVariant(static_cast<int>(*symbol)) : QVariant();
        }
        default:
            return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return column(section).heading;
        case Qt::ToolTipRole:
            return column(section).help;
        case Qt::TextAlignmentRole:
            return alignment(column(section));
        default:
            return {};
    }
}

}  // namespace smppscope::gui
