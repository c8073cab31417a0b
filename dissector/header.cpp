#include "dissector/header.h"

#include "dissector/tables/command_row.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint32_t kLastVendorStatus = 0x4FF;

bool believableSequence(const Header& header) {
    if (header.sequence >= 1 && header.sequence <= 0x7FFFFFFF)
        return true;
    return header.command == kGenericNack && (header.sequence == 0 || header.sequence == 0xFFFFFFFF);
}

/// Whether a PDU of this command can have this length: bodies have a least length; those of responses may be
/// absent; a command without a body may be followed by congestion_state at most (v5.0 4.8.4.18).
bool believableLength(const Header& header, const CommandRow& row) {
    constexpr std::uint32_t kCongestionState = 5;
    const std::uint32_t body = header.length - kHeaderLength;
    if (body == 0)
        return row.body.empty() || row.bodyAbsence != BodyAbsence::never;
    if (row.body.empty() && row.layoutKnown)
        return isResponse(header.command) && body == kCongestionState;
    return body >= row.minimumBody;
}

}  // namespace

bool isKnownCommand(std::uint32_t command) {
    return findCommand(command) != nullptr;
}

bool isVendorCommand(std::uint32_t command) {
    const std::uint32_t base = command & ~kResponseBit;
    return base >= 0x00010200 && base <= 0x000102FF;
}

Plausibility judgeHeader(const Header& header, std::uint32_t maxPduLength) {
    if (header.length < kHeaderLength || header.length > maxPduLength)
        return Plausibility::no;
    const bool response = isResponse(header.command);
    const bool goodSequence = believableSequence(header);
    const CommandRow* row = findCommand(header.command);
    if (row == nullptr && !isVendorCommand(header.command))
        return goodSequence && header.status <= kLastVendorStatus ? Plausibility::perhaps : Plausibility::no;
    if (!goodSequence)
        return Plausibility::perhaps;
    const bool goodStatus = response ? header.status <= kLastVendorStatus : header.status == 0;
    if (!goodStatus || row == nullptr || !believableLength(header, *row))
        return Plausibility::perhaps;
    return Plausibility::yes;
}

}  // namespace smppscope::dissector
