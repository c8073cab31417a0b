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
    streamReset,     ///< the carrier threw away bytes before this PDU
    packetsLost,     ///< packets of the carrier are missing before this PDU
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
    // messages
    partRepeated,        ///< of a long message, with the same content
    referenceCollides,   ///< two unfinished long messages with the same reference
    receiptRepeated,     ///< the state was final before, and the same
    receiptContradicts,  ///< the state was final before, and another
    cancelTooWide,       ///< not all messages were looked at that it may be about
    // user data header
    headerMissing,          ///< esm_class announces one, but none begins the message
    headerUnannounced,      ///< the message begins with one that esm_class does not announce
    headerPastEnd,          ///< a header longer than the message
    headerElementLength,    ///< an element of a length that is not its own, or that runs past the header
    headerElementRepeated,  ///< an element twice that may stand once
    concatenatedTwice,      ///< concatenation with an 8-bit and with a 16-bit reference
    partImpossible,         ///< part 0, 0 parts, or a part above their number
    // content
    wspDamaged,     ///< a WAP PDU whose lengths or headers cannot be read
    wbxmlDamaged,   ///< a WBXML document that ends early or refers to what is not there
    wbxmlTooLarge,  ///< a WBXML document nested or expanding beyond what is read
    mmsDamaged,     ///< an MMS message with a header that cannot be read
    // text
    textOddLength,      ///< UCS-2 of an odd number of octets
    textLittleEndian,   ///< UCS-2 that makes sense in the wrong order of octets only
    textUtf8,           ///< UTF-8 where data_coding says something else
    textLoneSurrogate,  ///< half a surrogate pair
    textUndefined,      ///< octets that the character set has no character for
    textAlphabet,       ///< text that makes sense in another alphabet than data_coding says
    textEscapeCut,      ///< GSM 7-bit text that ends with an escape
    textPadding,        ///< packed GSM 7-bit text whose last character may be padding
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
