#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/row.h"

namespace smppscope::gui {

/// The PDUs or messages that a table shows, in order: all rows of the store up to a size, or an ascending
/// list of some.
class RowList {
  public:
    /// All rows [0, size).
    static RowList all(std::size_t size) {
        RowList list;
        list.size_ = size;
        return list;
    }
    /// None yet; append() adds.
    static RowList some() {
        RowList list;
        list.all_ = false;
        return list;
    }

    bool isAll() const { return all_; }
    std::size_t size() const { return all_ ? size_ : rows_.size(); }
    model::Row at(std::size_t position) const {
        return all_ ? static_cast<model::Row>(position) : rows_[position];
    }
    /// Position of the first row that is not before `row`; size() if there is none.
    std::size_t lowerBound(model::Row row) const {
        if (all_) {
            return std::min<std::size_t>(row, size_);
        }
        return static_cast<std::size_t>(std::lower_bound(rows_.begin(), rows_.end(), row) - rows_.begin());
    }
    bool holds(std::size_t position, model::Row row) const {
        return position < size() && at(position) == row;
    }

    /// For all(): the store has grown.
    void grow(std::size_t size) { size_ = std::max(size_, size); }
    /// For some(): `rows` follow, ascending, on those there are.
    void append(const std::vector<model::Row>& rows) { rows_.insert(rows_.end(), rows.begin(), rows.end()); }
    /// The rows of some().
    const std::vector<model::Row>& rows() const { return rows_; }

  private:
    bool all_ = true;
    std::size_t size_ = 0;
    std::vector<model::Row> rows_;
};

}  // namespace smppscope::gui
