#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/dissect.h"
#include "model/pdu_reader.h"

namespace smppscope::model {

/// All fields that filters, columns and exports can name: those of the dissector plus frame.*, ip.*, ipv6.*,
/// tcp.*, pdu.*, session.*. Sorted by name. `smppscope-cli fields` prints them.
std::span<const dissector::FieldInfo> fields();
const dissector::FieldInfo* field(std::string_view name);

/// The values of fields of fields() for one row after another. Columns and session facts are read from the
/// store; the PDU is only read and dissected when a field needs it, once per row. One thread at a time.
class RowFields {
  public:
    RowFields(std::shared_ptr<const Analysis> analysis, bool reveal);
    ~RowFields();

    void select(Row row);
    Row row() const;

    /// All values of the field in the selected row, in wire order; empty if it is absent. Fields of kind
    /// `none` give one monostate for each occurrence. Secrets come as the mask unless `reveal` was set.
    const std::vector<dissector::Value>& values(const dissector::FieldInfo& field);
    /// As `tshark -T fields` prints it: values joined with a comma.
    std::string text(const dissector::FieldInfo& field);
    /// As people read it: enum values by name, times in UTC, latencies with units.
    std::string displayText(const dissector::FieldInfo& field);
    /// The tree of the selected row, valid until the next select(); nullptr if its bytes can't be read.
    const dissector::Tree* tree();
    /// Why tree() gave nullptr.
    const Error& readError() const;
    bool reveals() const;

    const Analysis& analysis() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace smppscope::model
