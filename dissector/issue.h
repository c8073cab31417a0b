#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace smppscope::dissector {

enum class Severity : std::uint8_t { note, warning, error };

/// Part of a PDU: bytes [offset, offset + length) from its first byte.
struct ByteRange {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    constexpr std::uint32_t end() const { return offset + length; }
    constexpr bool operator==(const ByteRange&) const = default;
};

/// Everything that can be wrong with a PDU or its place in a session. The order is not part of any format;
/// the identifiers in the table of issues are.
enum class IssueCode : std::uint8_t {
    // framing
    lengthTooSmall,  ///< command_length below 16
    lengthTooLarge,  ///< command_length above the maximum that is believed
    pduCut,          ///< bytes of the PDU are missing from the capture
    skippedBytes,    ///< bytes before this PDU belong to no PDU
    bytesLost,       ///< bytes of the stream next to this PDU are missing from the capture
    bytesDiffer,     ///< bytes of the stream near this PDU were sent again with another value
    // header
    unknownCommand,
    unknownStatus,
    statusInRequest,  ///< command_status not 0 in a request
    sequenceZero,
    sequenceOutOfRange,  ///< above 0x7FFFFFFF
    // body
    fieldMissing,  ///< the PDU ends before a mandatory field
    stringUnterminated,
    stringTooLong,
    lengthMismatch,  ///< a length or count field promises more than there is
    badSelector,     ///< dest_flag that is neither 1 nor 2
    timeInvalid,
    valueReserved,  ///< a value that the specification reserves
    trailingBytes,  ///< bytes after the body of a PDU that allows no TLVs, or too few for a TLV header
    tlvPastEnd,     ///< a TLV's length runs past the end of the PDU
    tlvLength,      ///< a TLV whose length is not what its tag allows
    tlvUnexpected,  ///< a TLV that does not belong in this command
    tlvRepeated,    ///< a TLV twice that may stand once
    tlvUnknown,
    tlvUnterminated,  ///< a TLV's C-Octet String without its NUL
    tlvMissing,       ///< a TLV that the command must carry
    messageTwice,     ///< short_message and message_payload both carry data
    // receipts
    receiptUnmarked,       ///< a receipt in a message whose esm_class does not say so
    receiptIncomplete,     ///< says not which message it is about, or not what became of it
    receiptIdDiffers,      ///< between TLV and text, whatever the way to print it
    receiptStateDiffers,   ///< between TLV and text
    receiptErrorDiffers,   ///< between TLV and text
    receiptStateUnknown,   ///< a word or number in the text that names no state
    receiptDateInvalid,    ///< a date in the text that is none
    receiptUnlikeExample,  ///< a text that is not written as the specification's example
    // session
    responseWithoutRequest,
    responseRepeated,
    sequenceReused,     ///< request with the sequence number of one still in flight
    notAllowedInState,  ///< e.g. submit_sm on a receiver, anything before bind
};

/// What the user is told about a kind of issue.
struct IssueInfo {
    IssueCode code;
    std::string_view id;  ///< stable, kebab-case: "tlv-past-end"
    Severity severity;
    std::string_view title;  ///< a few words
    std::string_view help;   ///< what it means and what to do about it
};

/// One row per IssueCode, in the order of the enum.
std::span<const IssueInfo> allIssues();
const IssueInfo& issueInfo(IssueCode code);
/// "note", "warning", "error".
std::string_view toString(Severity severity);

/// Something wrong with one PDU.
struct Issue {
    IssueCode code;
    ByteRange range;   ///< the offending bytes; empty where none can be named
    std::string text;  ///< one sentence for the user
};

}  // namespace smppscope::dissector
