#pragma once

#include "dissector/walker.h"

namespace smppscope::dissector {

/// Whether the response may be a bare header. Any response may with a status that is not 0.
constexpr bool mayLackBody(const CommandRow& row, std::uint32_t status) {
    if (row.kind != CommandKind::response)
        return false;
    return status != 0 || row.bodyAbsence == BodyAbsence::always;
}

/// Whether the body of an error response holds TLVs alone: some peers leave out its mandatory fields but not
/// what explains the error.
inline bool hasOnlyTlvs(const CommandRow& row, Bytes pdu) {
    if (row.kind != CommandKind::response || row.body.empty() || loadU32(&pdu[8]) == 0)
        return false;
    Visitor nobody;
    return !Walker<Visitor>(pdu, nobody).walk(row, true) && Walker<Visitor>(pdu, nobody).tile(kHeaderLength);
}

/// Walks over a PDU of a known layout that is at least a header. False if the visitor or something wrong
/// ended it.
template <class V>
bool walkPdu(const CommandRow& row, Bytes pdu, bool tlvsExpected, V& visitor) {
    if (pdu.size() == kHeaderLength && mayLackBody(row, loadU32(&pdu[8])))
        return true;
    Walker<V> walker(pdu, visitor);
    if (hasOnlyTlvs(row, pdu))
        return walker.tlvs(true);
    return walker.walk(row, tlvsExpected);
}

}  // namespace smppscope::dissector
