#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "dissector/fields.h"
#include "dissector/header.h"
#include "dissector/issue.h"
#include "dissector/text/text_settings.h"

namespace smppscope::dissector {

/// monostate: none; int64_t: time or duration in ns; string: UTF-8; vector: bytes. A field of another kind
/// than `none` has no value where the wire has none that can be read: an empty or invalid time.
using Value =
    std::variant<std::monostate, std::uint64_t, std::int64_t, std::string, std::vector<std::uint8_t>>;

/// One row of a PDU's tree.
struct Node {
    const FieldInfo* field = nullptr;  ///< never null
    ByteRange range;
    Value value;
    std::uint16_t depth = 0;  ///< 0: the PDU itself
    std::uint8_t mask = 0;    ///< bit field: which bits of the byte; 0 otherwise
    std::string text;         ///< the value as people read it: "submit_sm (0x00000004)"; secrets are
                              ///< masked here already unless DissectOptions::reveal is set
};

/// A PDU taken apart. Nodes stand in preorder: a node's children follow it with depth + 1.
/// nodes[0] is the whole PDU; then header fields, mandatory fields in wire order, TLVs in wire order.
struct Tree {
    std::vector<Node> nodes;
    std::vector<Issue> issues;
};

struct DissectOptions {
    /// Bytes that the PDU was announced with, if the capture holds fewer of them; 0: all are there.
    std::uint32_t declaredLength = 0;
    /// interface_version of the bind, if known; 0 otherwise. Only shades issues, never what is decoded.
    std::uint8_t interfaceVersion = 0;
    /// When the PDU was captured, ns since 1970-01-01 UTC; 0 if unknown. Dates of receipts that can be read
    /// in two ways are near it.
    std::int64_t captured = 0;
    /// Show secrets (passwords) instead of masking them.
    bool reveal = false;
    /// Fill in Node::text. Filters, which look at values only, do without.
    bool texts = true;
    /// Decode the text of messages. Who looks neither at fields of it nor at issues does without.
    bool messageText = true;
    /// What this peer's data_coding means, where PDUs do not say it.
    TextSettings textSettings = {};
};

/// Whether nodes of the field need DissectOptions::messageText.
constexpr bool isOfMessageText(const FieldInfo& field) {
    return field.name.starts_with("smpp.message_text");
}

/// Text that stands for a masked value, whatever its length.
inline constexpr std::string_view kMask = "********";

/// Takes a PDU apart: header, mandatory fields, TLVs. Never fails: what is wrong becomes an issue, what is
/// unknown is shown as bytes; TLVs advance by their declared length; neither an unknown command nor a
/// non-zero status stops the decoding. Pure; any thread; any bytes, also fewer than 16.
Tree dissect(Bytes pdu, const DissectOptions& options = {});

/// The quick check of the load pass: are all mandatory fields there and terminated, and do the TLVs tile the
/// rest? No allocation. A response that is just a header is well-formed where the specification lets its body
/// be absent, and with any non-zero status. Unknown commands are well-formed. `pdu` holds at least the
/// header.
bool isWellFormed(Bytes pdu);

/// The bytes of mandatory field `name` (specification name, e.g. "system_id") without terminating NUL, or an
/// empty range if the PDU's command has none or it is not there. No allocation.
ByteRange mandatoryField(Bytes pdu, std::string_view name);

}  // namespace smppscope::dissector
