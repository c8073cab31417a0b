#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/dissect.h"
#include "model/pdu_store.h"
#include "model/session.h"

namespace smppscope::model {

/// What has to be looked at to know a value, cheapest first.
enum class FieldScope : std::uint8_t {
    none,     ///< a constant
    row,      ///< the columns of the PDU store
    session,  ///< the session and the PDU's direction: the same for all PDUs of a direction of a session
    rowAndSession,  ///< both, for what is computed from several fields
    pdu,            ///< the PDU itself, read from its file and dissected
};

/// What has to be looked at for two values together.
constexpr FieldScope operator|(FieldScope left, FieldScope right) {
    const FieldScope narrow = std::min(left, right);
    const FieldScope wide = std::max(left, right);
    const bool both = narrow == FieldScope::row && wide == FieldScope::session;
    return both ? FieldScope::rowAndSession : wide;
}

/// What the columns' fields are computed from.
struct RowContext {
    const PduStore& pdus;
    TimeNs startTime = 0;  ///< of the capture's first frame
};

class MessageReader;

/// How to get a field's values. Exactly one function of its scope is set; a field of scope `pdu` without one
/// is looked up in the tree by its name.
struct FieldSource {
    FieldScope scope = FieldScope::pdu;
    /// Integers and booleans as they are; times and durations in ns. Nothing: the row does not have the
    /// field.
    std::optional<std::int64_t> (*number)(const RowContext&, Row) = nullptr;
    std::string (*textOfRow)(const RowContext&, Row) = nullptr;
    void (*ofSession)(const Session&, Direction, std::vector<dissector::Value>&) = nullptr;
    void (*ofMessage)(MessageReader&, Row, std::vector<dissector::Value>&) = nullptr;
    void (*ofTree)(const dissector::Tree&, std::vector<dissector::Value>&) = nullptr;
    /// directSource() of the field.
    std::string_view direct = {};
    /// The bytes of the whole PDU, which every row has; secrets in it are masked.
    bool wholePdu = false;
    /// The enumeration holds all values that there are: another name in a filter is an error, and < > follow
    /// its order. Only for strings.
    bool closed = false;
};

/// A field of the dissector that the columns know, or a field that only `model` has.
struct ModelField {
    dissector::FieldInfo info;
    FieldSource source;
};

/// frame.*, pdu.* and the columns among smpp.*; of the latter only name and source are set.
std::span<const ModelField> rowFieldTable();
/// ip.*, ipv6.*, tcp.*, session.* and pdu.direction.
std::span<const ModelField> sessionFieldTable();
/// session.* of the health of the TCP connection; the values are those at its end.
std::span<const ModelField> healthFieldTable();
/// session.transport, x25.* and session.* of the X.25 circuit.
std::span<const ModelField> circuitFieldTable();
/// Fields that need the PDU but are not in its tree: pdu.issue, pdu.severity.
std::span<const ModelField> issueFieldTable();
/// message.*: of the message that the PDU carries, answers or speaks of.
std::span<const ModelField> messageFieldTable();

/// Place in fields() of a field: one of its own, or the dissector's of the same name.
std::size_t fieldIndex(const dissector::FieldInfo& field);
/// The source of such a field.
const FieldSource& sourceOf(const dissector::FieldInfo& field);

}  // namespace smppscope::model
