#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "model/pdu_table.h"

namespace smppscope::model {

/// The texts of a field's values in one PDU.
using CellTexts = std::vector<std::string>;

/// One way to write a table down.
class PduTableWriter::Sink {
  public:
    virtual ~Sink() = default;
    virtual void begin(const std::vector<std::string_view>& columns) = 0;
    virtual void row(const std::vector<CellTexts>& cells) = 0;
    virtual void end() = 0;

    static std::unique_ptr<Sink> make(std::ostream& out, TableFormat format);
};

}  // namespace smppscope::model
