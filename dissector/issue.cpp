#include "dissector/issue.h"

#include <array>

namespace smppscope::dissector {

namespace {

constexpr auto kNote = Severity::note;
constexpr auto kWarning = Severity::warning;
constexpr auto kError = Severity::error;

constexpr IssueInfo kIssues[] = {
    {IssueCode::lengthTooSmall, "length-too-small", kError, "Length below 16",
     "command_length counts the header too, so it is at least 16. The sender is broken, or this is not where a PDU "
     "begins. Reading goes on at the next bytes that look like a PDU."},
    {IssueCode::lengthTooLarge, "length-too-large", kError, "Length beyond belief",
     "command_length is above the maximum that is believed. The sender is broken, or this is not where a PDU begins. "
     "If your peers really send PDUs this long, raise the maximum."},
    {IssueCode::pduCut, "pdu-cut", kWarning, "Bytes missing from the capture",
     "The capture holds only part of this PDU: packets were lost while capturing, cut to a snapshot length, or the "
     "capture ends here. What is there is shown. The peers themselves may have seen all of it."},
    {IssueCode::skippedBytes, "skipped-bytes", kWarning, "Bytes that belong to no PDU",
     "Before this PDU lie bytes that could not be read as a PDU: the rest of one whose beginning was lost, or rubbish "
     "from the sender."},
    {IssueCode::streamReset, "stream-reset", kWarning, "Cut short by a reset",
     "A reset of the X.25 circuit threw away a PDU that was under way before this one. The sender has to send it "
     "again. Frequent resets point to the network, or to an end that loses count of packets."},
    {IssueCode::packetsLost, "packets-lost", kWarning, "Packets missing from the capture",
     "The numbers of X.25 packets jump before this PDU: the capture lacks some, and the PDU that was under way. The "
     "peers themselves may have seen all."},
    {IssueCode::bytesLost, "bytes-lost", kWarning, "Bytes of the stream lost",
     "The capture misses bytes of the sender's stream next to this PDU. PDUs in them are not shown, and what they "
     "belong to may look unanswered or unasked. The peers themselves may have seen all of it."},
    {IssueCode::bytesDiffer, "bytes-differ", kWarning, "Sent again with other bytes",
     "TCP carried bytes near this PDU twice, the second time with another value. What is shown was sent first; the "
     "peer may have taken the other. A broken middlebox does this, and so does an attack."},
    {IssueCode::unknownCommand, "unknown-command", kWarning, "Unknown command",
     "command_id is in no table. It may be a vendor's extension. A peer that does not know it either answers with "
     "generic_nack and ESME_RINVCMDID."},
    {IssueCode::unknownStatus, "unknown-status", kNote, "Unknown status",
     "command_status is neither a standard code nor in the vendors' range 0x400 to 0x4FF. Ask the operator of the "
     "peer what it means."},
    {IssueCode::statusInRequest, "status-in-request", kWarning, "Status in a request",
     "command_status has a meaning in responses only and must be 0 in requests. Most peers ignore it; some refuse "
     "the request."},
    {IssueCode::sequenceZero, "sequence-zero", kWarning, "Sequence number 0",
     "Sequence numbers run from 1 to 0x7FFFFFFF. 0 belongs only in a generic_nack whose cause could not be read. "
     "Peers that use 0 as 'none' may fail to pair the response."},
    {IssueCode::sequenceOutOfRange, "sequence-out-of-range", kNote, "Sequence number above 0x7FFFFFFF",
     "Sequence numbers run from 1 to 0x7FFFFFFF. Peers that read them as signed numbers may fail to pair the "
     "response. The sender should start again at 1."},
    {IssueCode::fieldMissing, "field-missing", kError, "Mandatory field missing",
     "The PDU ends before one of its mandatory fields. The sender left it out, or filled in command_length wrongly."},
    {IssueCode::stringUnterminated, "string-unterminated", kError, "String without its end",
     "A C-Octet String ends with a NUL octet, and none follows up to the end of the PDU. The fields behind it cannot "
     "be found."},
    {IssueCode::stringTooLong, "string-too-long", kWarning, "String too long",
     "The string is longer than the specification allows. Peers may cut or refuse it, often with a status that "
     "points elsewhere."},
    {IssueCode::lengthMismatch, "length-mismatch", kError, "Length or count promises too much",
     "A length or count in the body says that more follows than the PDU holds. The text or the list is incomplete, "
     "or the length was computed wrongly."},
    {IssueCode::badSelector, "bad-selector", kError, "Destination neither address nor list",
     "dest_flag must be 1 (an SME address follows) or 2 (a distribution list follows). With any other value the rest "
     "of the PDU cannot be read. The usual answer is ESME_RINVDESTFLAG."},
    {IssueCode::timeInvalid, "time-invalid", kWarning, "Not a time",
     "A time is empty or has 16 characters: YYMMDDhhmmsstnnp, where p is + or - for an absolute time and R for a "
     "relative one. The usual answer is ESME_RINVSCHED or ESME_RINVEXPIRY."},
    {IssueCode::valueReserved, "value-reserved", kNote, "Reserved value",
     "The specification reserves this value. Peers may refuse it or treat it in different ways."},
    {IssueCode::trailingBytes, "trailing-bytes", kError, "Bytes behind the body",
     "Bytes follow that no field claims and that are no whole TLV. The usual answer is ESME_RINVCMDLEN or "
     "ESME_RINVTLVSTREAM."},
    {IssueCode::tlvPastEnd, "tlv-past-end", kError, "TLV runs past the end",
     "The length of a TLV says that more follows than the PDU holds. The bytes that are there are shown. The usual "
     "answer is ESME_RINVTLVSTREAM."},
    {IssueCode::tlvLength, "tlv-length", kWarning, "TLV of a wrong length",
     "The TLV's length is not one that its tag allows. The TLVs behind it are not affected. The usual answer is "
     "ESME_RINVTLVLEN."},
    {IssueCode::tlvUnexpected, "tlv-unexpected", kNote, "TLV that does not belong here",
     "The specification does not list this TLV for this command, or not in the session's version. Peers ignore it, "
     "or refuse the PDU with ESME_RTLVNOTALLWD."},
    {IssueCode::tlvRepeated, "tlv-repeated", kWarning, "TLV repeated",
     "The TLV may stand only once in a PDU. Peers may use the first, the last, or refuse the PDU."},
    {IssueCode::tlvUnknown, "tlv-unknown", kNote, "Unknown TLV",
     "The tag is in no table and outside the vendors' range 0x1400 to 0x3FFF. Peers that do not know it skip it."},
    {IssueCode::tlvUnterminated, "tlv-unterminated", kNote, "TLV string without its NUL",
     "The value is a C-Octet String, so it should end with a NUL octet. Many peers leave it out; some cut the last "
     "character then."},
    {IssueCode::tlvMissing, "tlv-missing", kWarning, "Required TLV missing",
     "This command must carry a TLV that is not there. The usual answer is ESME_RMISSINGTLV."},
    {IssueCode::messageTwice, "message-twice", kWarning, "Message given twice",
     "short_message and message_payload must not both carry data. v5.0 says that message_payload counts; peers of "
     "v3.4 differ."},
    {IssueCode::receiptUnmarked, "receipt-unmarked", kWarning, "Receipt not marked as one",
     "esm_class says that this is an ordinary message, but its TLVs or its text are those of a delivery receipt. Many "
     "peers show it as a message from a subscriber. The centre should set 0x04 in esm_class."},
    {IssueCode::receiptIncomplete, "receipt-incomplete", kWarning, "Receipt that says too little",
     "esm_class or a TLV says that this is a delivery receipt, but it does not say which message it is about or what "
     "became of it. A message that waits for it stays pending at the peer."},
    {IssueCode::receiptIdDiffers, "receipt-id-differs", kWarning, "Receipt with two message IDs",
     "receipted_message_id and the id in the text name different messages, and are not the same number written in "
     "two ways. The TLV counts here; peers that read the text count another message as done."},
    {IssueCode::receiptStateDiffers, "receipt-state-differs", kWarning, "Receipt with two states",
     "message_state and stat in the text say different things. The TLV counts here; peers that read the text see "
     "another outcome, which is a common cause of disputed bills."},
    {IssueCode::receiptErrorDiffers, "receipt-error-differs", kNote, "Receipt with two errors",
     "network_error_code and err in the text are different numbers. The TLV counts here. The text often holds the "
     "centre's own code rather than the network's."},
    {IssueCode::receiptStateUnknown, "receipt-state-unknown", kNote, "Unknown state in a receipt",
     "stat in the text is no word that is known for a state. Numbers mean something else at each centre; ask its "
     "operator. If message_state is there, it counts."},
    {IssueCode::receiptDateInvalid, "receipt-date-invalid", kNote, "Date in a receipt that is none",
     "The date in the text is in no form that is known: ten digits YYMMDDhhmm, with seconds, with a full year, in "
     "SMPP's own format, or as seconds since 1970. Some centres write zeros for an unknown one."},
    {IssueCode::receiptUnlikeExample, "receipt-unlike-example", kNote, "Receipt not as in the specification",
     "The specification only gives an example of a receipt's text, and this one is written in another way. It was "
     "understood here, but peers that expect keys at fixed places may not understand it."},
    {IssueCode::partRepeated, "part-repeated", kNote, "Part sent again",
     "The same part of a long message with the same content was sent before. Senders do this after an error or when no "
     "response came in time; if both were accepted, the recipient may get the part twice."},
    {IssueCode::referenceCollides, "reference-collides", kError, "Two long messages with one reference",
     "Another long message from the same sender to the same recipient is still incomplete and has the same reference "
     "and number of parts. A phone mixes the parts of both. The sender should count references up."},
    {IssueCode::receiptRepeated, "receipt-repeated", kWarning, "Receipt sent again",
     "An earlier receipt already gave this final state. A message centre sends a receipt again when its deliver_sm was "
     "not acknowledged in time."},
    {IssueCode::receiptContradicts, "receipt-contradicts", kError, "Receipts contradict each other",
     "An earlier receipt gave another final state. The first one counts here; which one is true only the message "
     "centre knows."},
    {IssueCode::cancelTooWide, "cancel-too-wide", kNote, "Cancellation not followed to all messages",
     "A cancel_sm without message_id is about all messages under way between its addresses. For those only the latest "
     "parts of messages were looked through; older ones may be cancelled although they are not shown so."},
    {IssueCode::headerMissing, "udh-missing", kError, "No user data header",
     "esm_class says that a user data header begins the message, but what stands there is none. The sender set the "
     "indicator (0x40) without need, or lost the header. Handsets may show rubbish or nothing."},
    {IssueCode::headerUnannounced, "udh-unannounced", kWarning, "User data header not announced",
     "The message begins with what reads as a user data header, but the indicator (0x40) in esm_class is not set. The "
     "header will be shown as strange characters, and the parts of a long message will not be joined."},
    {IssueCode::headerPastEnd, "udh-past-end", kError, "User data header runs past the message",
     "The length of the user data header is larger than the message. The elements that are there are shown; there is "
     "no text."},
    {IssueCode::headerElementLength, "udh-element-length", kWarning, "Header element of a wrong length",
     "An element of the user data header has a length that its kind does not allow, or runs past the header. "
     "Handsets ignore it."},
    {IssueCode::headerElementRepeated, "udh-element-repeated", kWarning, "Header element repeated",
     "The element may stand only once in a user data header. Most handsets take the last one."},
    {IssueCode::concatenatedTwice, "udh-concatenated-twice", kWarning, "Two concatenation elements",
     "The header numbers the part of a long message twice, with an 8-bit and with a 16-bit reference. Peers differ in "
     "which one they take, so the message may never be whole."},
    {IssueCode::partImpossible, "part-impossible", kWarning, "Impossible part of a message",
     "Parts are numbered from 1 to their total number, and there is at least one. Handsets show such a part as a "
     "message of its own, or drop it."},
    {IssueCode::wspDamaged, "wsp-damaged", kWarning, "WAP push damaged",
     "A length or a header of the WAP push cannot be read. If this is a part of a longer message, only the whole "
     "message can be read; otherwise the sender built it wrongly and handsets will ignore it."},
    {IssueCode::wbxmlDamaged, "wbxml-damaged", kWarning, "WBXML document damaged",
     "The document ends before its elements do, or refers to strings that are not there. What could be read is shown. "
     "Handsets will ignore it."},
    {IssueCode::wbxmlTooLarge, "wbxml-too-large", kWarning, "WBXML document too deep or too large",
     "The document nests its elements or repeats its strings beyond what any real one does. It may be meant to harm "
     "the handset. Reading stopped there."},
    {IssueCode::mmsDamaged, "mms-damaged", kWarning, "Multimedia message damaged",
     "A header of the multimedia message cannot be read. What stands before it is shown. Handsets will not fetch the "
     "message."},
    {IssueCode::textOddLength, "text-odd-length", kWarning, "UCS-2 of odd length",
     "UCS-2 has two octets a unit, so the text lacks an octet or has one too many, or is in another alphabet. Handsets "
     "drop the last octet or show rubbish."},
    {IssueCode::textLittleEndian, "text-little-endian", kWarning, "UCS-2 in the wrong byte order",
     "UCS-2 goes over the wire with the high octet first. The sender swaps the octets, so handsets show rubbish, mostly "
     "Chinese characters."},
    {IssueCode::textUtf8, "text-utf8", kWarning, "UTF-8 in place of another alphabet",
     "The octets are UTF-8, for which there is no data_coding. Unless both sides agreed on it, handsets show two or "
     "three wrong characters for each that is not ASCII. The sender should convert the text."},
    {IssueCode::textLoneSurrogate, "text-lone-surrogate", kWarning, "Half a character",
     "Characters beyond U+FFFF, such as emoji, take two units of UCS-2, and here one stands alone. Mostly the sender "
     "cut a long text between the two. Segments should end at whole characters."},
    {IssueCode::textUndefined, "text-undefined", kWarning, "Octets that are no characters",
     "The character set that data_coding says has no characters for some octets. The sender probably uses another set. "
     "If data_coding is 0, choose in the settings what it means for this peer."},
    {IssueCode::textAlphabet, "text-alphabet", kWarning, "Text in another alphabet",
     "The text makes no sense in the alphabet that data_coding says, but does in another. Handsets go by data_coding and "
     "show rubbish. The sender should set data_coding to what it sends."},
    {IssueCode::textEscapeCut, "text-escape-cut", kNote, "Escape at the end of the text",
     "In GSM 7-bit, characters such as the Euro sign and brackets are an escape and a second code. Here the second code is "
     "missing. Mostly the sender cut a long text between the two."},
    {IssueCode::textPadding, "text-padding", kNote, "Last character may be padding",
     "Packed GSM 7-bit text does not say how many characters it has. If 7 bits are left over in the last octet, an @ or a "
     "CR there is either a character or padding."},
    {IssueCode::responseWithoutRequest, "response-without-request", kWarning, "Response to nothing",
     "No open request of this session has this sequence number. The request came before the capture or was lost from "
     "it, or the peer answers what nobody asked."},
    {IssueCode::responseRepeated, "response-repeated", kWarning, "Second response",
     "The request with this sequence number was already answered."},
    {IssueCode::sequenceReused, "sequence-reused", kWarning, "Sequence number reused",
     "A request with this sequence number is still waiting for its response, so the two responses cannot be told "
     "apart. The sender should not reuse a number before its response or a timeout."},
    {IssueCode::notAllowedInState, "not-allowed-in-state", kError, "Not allowed in this state",
     "The session is not in a state in which this side may send this command, e.g. submit_sm on a receiver bind. The "
     "usual answer is ESME_RINVBNDSTS."},
};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < std::size(kIssues); ++i)
        if (static_cast<std::size_t>(kIssues[i].code) != i)
            return false;
    return std::size(kIssues) == static_cast<std::size_t>(IssueCode::notAllowedInState) + 1;
}
static_assert(inOrder());

}  // namespace

std::span<const IssueInfo> allIssues() {
    return kIssues;
}

const IssueInfo& issueInfo(IssueCode code) {
    return kIssues[static_cast<std::size_t>(code)];
}

std::string_view toString(Severity severity) {
    constexpr std::array<std::string_view, 3> kNames{"note", "warning", "error"};
    return kNames[static_cast<std::size_t>(severity)];
}

}  // namespace smppscope::dissector
