#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "dissector/issue.h"
#include "model/row.h"

namespace smppscope::model {

/// Issues that the load pass attaches to rows, kept small (24 bytes each); their sentences are made when
/// somebody asks. Rows mostly come in rising order, so finding a row's issues is a binary search. Not
/// synchronised.
class IssueLog {
  public:
    /// `detail` is what the sentence needs: a length, a number of bytes, a row. bytesLost needs two things:
    /// `detail` is the time when it was noticed, the offset of `range` the number of bytes.
    void add(Row row, dissector::IssueCode code, dissector::ByteRange range, std::uint64_t detail);

    /// The issues of a row with their sentences.
    std::vector<dissector::Issue> of(Row row) const;
    std::size_t size() const { return entries_.size() + late_.size(); }
    /// How many issues there are of each severity, indexed by dissector::Severity.
    std::size_t count(dissector::Severity severity) const {
        return bySeverity_[static_cast<std::size_t>(severity)];
    }
    std::size_t memoryBytes() const { return entries_.capacity() * sizeof(Entry); }

  private:
    struct Entry {
        std::uint64_t detail;
        Row row;
        std::uint32_t offset;
        std::uint32_t length : 24;
        std::uint32_t code : 8;
    };

    std::vector<Entry> entries_;      // by row
    std::multimap<Row, Entry> late_;  // added when entries_ had a later row already
    std::size_t bySeverity_[3] = {0, 0, 0};
};

}  // namespace smppscope::model
