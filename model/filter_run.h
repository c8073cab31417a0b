#pragma once

#include <memory>

#include "model/filter.h"

namespace smppscope::model {

class SessionVerdicts;

/// One pass of a filter over many rows, which remembers what it found out about sessions: much faster than
/// Filter::matches() for filters that look at them. Session facts are those of the moment the pass first met
/// the session, so make a new one for rows that came later. One thread at a time.
class FilterRun {
  public:
    /// Both must outlive the run.
    FilterRun(const Filter& filter, RowFields& fields);
    ~FilterRun();
    FilterRun(const FilterRun&) = delete;
    FilterRun& operator=(const FilterRun&) = delete;

    /// Selects the row in the fields, too.
    bool matches(Row row);

  private:
    const Filter& filter_;
    RowFields& fields_;
    std::unique_ptr<SessionVerdicts> verdicts_;
};

}  // namespace smppscope::model
