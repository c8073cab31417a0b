#pragma once

#include <memory>
#include <vector>

#include "capture/byte_reader.h"
#include "dissector/dissect.h"
#include "model/analysis.h"

namespace smppscope::model {

/// Gets the bytes and trees of PDUs back from the capture files. One thread at a time; make one per thread.
class PduReader {
  public:
    explicit PduReader(std::shared_ptr<const Analysis> analysis);

    /// The captured bytes of the PDU (fewer than its length if it was cut). Valid until the next call.
    Result<capture::Bytes> bytes(Row row);
    /// How much of a tree is wanted, as in dissector::DissectOptions.
    struct TreeOptions {
        bool reveal = false;
        bool texts = true;
        bool messageText = true;
    };
    /// The dissected PDU with the issues of the load pass added. A file that can't be read any more gives a
    /// failure.
    Result<dissector::Tree> tree(Row row, const TreeOptions& wanted);
    Result<dissector::Tree> tree(Row row, bool reveal = false) {
        return tree(row, TreeOptions{.reveal = reveal});
    }

    const Analysis& analysis() const { return *analysis_; }

  private:
    std::shared_ptr<const Analysis> analysis_;
    capture::ByteReader reader_;
    std::vector<std::uint8_t> joined_;
};

}  // namespace smppscope::model
