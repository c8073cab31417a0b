#include <array>

#include "dissector/header.h"
#include "dissector/tables/command_ids.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/mandatory_fields.h"

// SMPP v3.4 chapter 4, v5.0 chapter 4. Bodies of the commands that only v3.3 has come from implementations.

namespace smppscope::dissector {

namespace {

using enum SessionStates;

// ---- session states (v3.4 table 2-1, v5.0 tables 2-1 to 2-4): esme 3.4, centre 3.4, esme 5.0, centre 5.0

constexpr SessionStates kSending = boundTx | boundTrx;
constexpr SessionStates kReceiving = boundRx | boundTrx;
constexpr SessionStates kBound = boundTx | boundRx | boundTrx;
constexpr SessionStates kAnyOpen = open | outbound | kBound | unbound;

constexpr SessionRule kNacks{kBound, kBound, kAnyOpen, open | kBound};
constexpr SessionRule kBinds{.esme34 = open, .esme50 = open | outbound};
constexpr SessionRule kBindAnswers{.centre34 = open, .centre50 = open | outbound};
constexpr SessionRule kOutbinds{.centre34 = open, .centre50 = open};
constexpr SessionRule kSubmits{.esme34 = kSending, .esme50 = kSending};
constexpr SessionRule kSubmitAnswers{.centre34 = kSending, .centre50 = kSending};
constexpr SessionRule kReplaces{.esme34 = boundTx, .esme50 = kSending};  // v3.4 forgets BOUND_TRX
constexpr SessionRule kReplaceAnswers{.centre34 = boundTx, .centre50 = kSending};
constexpr SessionRule kDeliveries{.centre34 = kReceiving, .centre50 = kReceiving};
constexpr SessionRule kDeliveryAnswers{.esme34 = kReceiving, .esme50 = kReceiving};
constexpr SessionRule kUnbinds{kBound, kBound, kBound, kBound};
constexpr SessionRule kLinkChecks{kBound, kBound, kAnyOpen, kAnyOpen};
constexpr SessionRule kData{kBound, kBound, kSending, kReceiving};
constexpr SessionRule kDataAnswers{kBound, kBound, kReceiving, kSending};
constexpr SessionRule kBroadcasts{.esme50 = kSending};
constexpr SessionRule kBroadcastAnswers{.centre50 = kSending};

// ---- groups

constexpr FieldRow kDestFlagField = integer("dest_flag", 1, info("smpp.dest_flag"));
constexpr FieldRow kSmeAddress[] = {kDestAddrTon, kDestAddrNpi, kDestinationAddr};
constexpr FieldRow kDistributionList[] = {string("dl_name", 21, info("smpp.dl_name"))};
constexpr VariantRow kDestinationForms[] = {
    {1, "sme_address", 4, 24, kSmeAddress, Steps(kSmeAddress)},
    {2, "distribution_list", 2, 22, kDistributionList, Steps(kDistributionList)},
};
constexpr GroupRow kDestinations{"dest_address", info("smpp.dlist"), info("smpp.dest_address"),
                                 &kDestFlagField, kDestinationForms};

constexpr FieldRow kFailure[] = {kDestAddrTon, kDestAddrNpi, kDestinationAddr,
                                 integer("error_status_code", 4, info("smpp.error_status_code"))};
constexpr VariantRow kFailureForms[] = {{0, "unsuccess_sme", 7, 27, kFailure, Steps(kFailure)}};
constexpr GroupRow kFailures{"unsuccess_sme", info("smpp.dlist_resp"), info("smpp.unsuccess_sme"), nullptr,
                             kFailureForms};

constexpr FieldRow kListedMessage[] = {kShortMessageId};
constexpr VariantRow kListedMessageForms[] = {{0, "message", 1, 9, kListedMessage, Steps(kListedMessage)}};
constexpr GroupRow kListedMessages{"message", info("smpp.message_ids"), info("smpp.message_ids.message"),
                                   nullptr, kListedMessageForms};

// ---- bodies

constexpr VersionRule kNumberOfDestsRules[] = {
    {.version = Version::v33, .range = ValueRange{0, 255}},
    {.version = Version::v34, .range = ValueRange{1, 254}},
    {.version = Version::v50, .range = ValueRange{1, 255}},
};
constexpr FieldRow kPlainNumberOfDests =
    countOf("dest_address", "number_of_dests", info("smpp.number_of_dests"));

constexpr FieldRow kBindBody[] = {kSystemId, kPassword, kSystemType,  kInterfaceVersionField,
                                  kAddrTon,  kAddrNpi,  kAddressRange};
constexpr FieldRow kBindRespBody[] = {kSystemId};
constexpr FieldRow kOutbindBody[] = {kSystemId, kPassword};

constexpr FieldRow kSubmitBody[] = {
    kServiceTypeField,     kSourceAddrTon,   kSourceAddrNpi,      kSourceAddr,           kDestAddrTon,
    kDestAddrNpi,          kDestinationAddr, kEsmClass,           kProtocolIdField,      kPriorityFlagField,
    kScheduleDeliveryTime, kValidityPeriod,  kRegisteredDelivery, kReplaceIfPresentFlag, kDataCodingField,
    kDefaultMsgId,         kSmLength,        kShortMessage,
};
constexpr FieldRow kDeliverBody[] = {
    kServiceTypeField,     kSourceAddrTon,   kSourceAddrNpi,      kSourceAddr,           kDestAddrTon,
    kDestAddrNpi,          kDestinationAddr, kEsmClassFromCentre, kProtocolIdField,      kPriorityFlagField,
    kScheduleDeliveryTime, kValidityPeriod,  kRegisteredDelivery, kReplaceIfPresentFlag, kDataCodingField,
    kDefaultMsgId,         kSmLength,        kShortMessage,
};
constexpr FieldRow kSubmitMultiBody[] = {
    kServiceTypeField,
    kSourceAddrTon,
    kSourceAddrNpi,
    kSourceAddr,
    with(kPlainNumberOfDests, kNumberOfDestsRules),
    group(kDestinations, "number_of_dests"),
    kEsmClass,
    kProtocolIdField,
    kPriorityFlagField,
    kScheduleDeliveryTime,
    kValidityPeriod,
    kRegisteredDelivery,
    kReplaceIfPresentFlag,
    kDataCodingField,
    kDefaultMsgId,
    kSmLength,
    kShortMessage,
};
constexpr FieldRow kSubmitMultiRespBody[] = {
    kMessageId,
    countOf("unsuccess_sme", "no_unsuccess", info("smpp.no_unsuccess")),
    group(kFailures, "no_unsuccess"),
};
constexpr FieldRow kMessageIdBody[] = {kMessageId};
constexpr FieldRow kDeliverRespBody[] = {kDeliverRespMessageId};
constexpr FieldRow kQueryBody[] = {kMessageId, kSourceAddrTon, kSourceAddrNpi, kSourceAddr};
constexpr FieldRow kQueryRespBody[] = {kMessageId, kFinalDate, kMessageStateField, kErrorCode};
constexpr FieldRow kReplaceBody[] = {
    kMessageId,      kSourceAddrTon,      kSourceAddrNpi, kSourceAddr, kScheduleDeliveryTime,
    kValidityPeriod, kRegisteredDelivery, kDefaultMsgId,  kSmLength,   kReplacingMessage,
};
constexpr FieldRow kCancelBody[] = {
    kServiceTypeField, kMessageId,   kSourceAddrTon, kSourceAddrNpi,
    kSourceAddr,       kDestAddrTon, kDestAddrNpi,   kDestinationAddr,
};
constexpr FieldRow kAlertBody[] = {kSourceAddrTon, kSourceAddrNpi, kLongSourceAddr,
                                   kEsmeAddrTon,   kEsmeAddrNpi,   kEsmeAddr};
constexpr FieldRow kDataBody[] = {
    kServiceTypeField, kSourceAddrTon,       kSourceAddrNpi,      kLongSourceAddr,          kDestAddrTon,
    kDestAddrNpi,      kLongDestinationAddr, kEsmClassFromCentre, kPlainRegisteredDelivery, kDataCodingField,
};
constexpr FieldRow kPlainIdBody[] = {kPlainMessageId};
constexpr FieldRow kBroadcastBody[] = {
    kServiceTypeField,     kSourceAddrTon,     kSourceAddrNpi,        kSourceAddr,
    kPlainMessageId,       kPlainPriorityFlag, kScheduleDeliveryTime, kValidityPeriod,
    kReplaceIfPresentFlag, kDataCodingField,   kPlainDefaultMsgId,
};
constexpr FieldRow kQueryBroadcastBody[] = {kPlainMessageId, kSourceAddrTon, kSourceAddrNpi, kSourceAddr};
constexpr FieldRow kCancelBroadcastBody[] = {kServiceTypeField, kPlainMessageId, kSourceAddrTon,
                                             kSourceAddrNpi, kSourceAddr};

// ---- bodies of v3.3

constexpr FieldRow kParamRetrieveBody[] = {string("param_name", 32, info("smpp.param_name"))};
constexpr FieldRow kParamRetrieveRespBody[] = {string("param_value", 101, info("smpp.param_value"))};
constexpr FieldRow kQueryLastBody[] = {
    kSourceAddrTon,
    kSourceAddrNpi,
    kSourceAddr,
    {.name = "no_of_messages", .size = 1, .info = info("smpp.no_of_messages"), .range = ValueRange{1, 100}},
};
constexpr FieldRow kQueryLastRespBody[] = {
    countOf("message", "no_of_messages", info("smpp.no_of_messages")),
    group(kListedMessages, "no_of_messages"),
};
constexpr FieldRow kQueryDetailsBody[] = {kShortMessageId, kSourceAddrTon, kSourceAddrNpi, kSourceAddr,
                                          kWantedLength};
constexpr FieldRow kQueryDetailsRespBody[] = {
    kServiceTypeField, kSourceAddrTon,      kSourceAddrNpi,
    kSourceAddr,       kPlainNumberOfDests, group(kDestinations, "number_of_dests"),
    kProtocolIdField,  kPriorityFlagField,  kScheduleDeliveryTime,
    kValidityPeriod,   kRegisteredDelivery, kDataCodingField,
    kPlainSmLength,    kPlainShortMessage,  kShortMessageId,
    kFinalDate,        kPlainMessageState,  kErrorCode,
};

// ---- mandatory TLVs of v5.0

constexpr std::uint16_t kBroadcastTlvs[] = {
    0x0606,  // broadcast_area_identifier
    0x0601,  // broadcast_content_type
    0x0604,  // broadcast_rep_num
    0x0605,  // broadcast_frequency_interval
};
constexpr std::uint16_t kQueryBroadcastRespTlvs[] = {
    0x0427,  // message_state
    0x0606,  // broadcast_area_identifier
    0x0608,  // broadcast_area_success
};

using Body = std::span<const FieldRow>;

consteval CommandRow row(std::uint32_t id, CommandKind kind, VersionSet versions, Sender sender, Body body,
                         SessionRule states, BodyAbsence absence = BodyAbsence::never) {
    return {.id = id,
            .name = command::nameOf(id),
            .kind = kind,
            .versions = versions,
            .sender = sender,
            .body = body,
            .states = states,
            .bodyAbsence = absence};
}
consteval CommandRow withTlvs(CommandRow command, std::span<const std::uint16_t> tlvs) {
    command.mandatoryTlvs = tlvs;
    return command;
}

constexpr auto kRequest = CommandKind::request;
constexpr auto kResponse = CommandKind::response;
constexpr auto kOneWay = CommandKind::oneWay;
constexpr auto kEsme = Sender::esme;
constexpr auto kCentre = Sender::messageCentre;
constexpr auto kBoth = Sender::both;
constexpr auto kWithError = BodyAbsence::withError;

constexpr CommandRow kCommands[] = {
    row(command::kBindReceiver, kRequest, kAllVersions, kEsme, kBindBody, kBinds),
    row(command::kBindTransmitter, kRequest, kAllVersions, kEsme, kBindBody, kBinds),
    row(command::kQuerySm, kRequest, kAllVersions, kEsme, kQueryBody, kSubmits),
    row(command::kSubmitSm, kRequest, kAllVersions, kEsme, kSubmitBody, kSubmits),
    row(command::kDeliverSm, kRequest, kAllVersions, kCentre, kDeliverBody, kDeliveries),
    row(command::kUnbind, kRequest, kAllVersions, kBoth, {}, kUnbinds),
    row(command::kReplaceSm, kRequest, kAllVersions, kEsme, kReplaceBody, kReplaces),
    row(command::kCancelSm, kRequest, kAllVersions, kEsme, kCancelBody, kSubmits),
    row(command::kBindTransceiver, kRequest, kSince34, kEsme, kBindBody, kBinds),
    row(command::kOutbind, kOneWay, kSince34, kCentre, kOutbindBody, kOutbinds),
    row(command::kEnquireLink, kRequest, kAllVersions, kBoth, {}, kLinkChecks),
    row(command::kSubmitMulti, kRequest, kAllVersions, kEsme, kSubmitMultiBody, kSubmits),
    row(command::kParamRetrieve, kRequest, kOnly33, kEsme, kParamRetrieveBody, {}),
    row(command::kQueryLastMsgs, kRequest, kOnly33, kEsme, kQueryLastBody, {}),
    row(command::kQueryMsgDetails, kRequest, kOnly33, kEsme, kQueryDetailsBody, {}),
    row(command::kAlertNotification, kOneWay, kSince34, kCentre, kAlertBody, kDeliveries),
    row(command::kDataSm, kRequest, kSince34, kBoth, kDataBody, kData),
    withTlvs(row(command::kBroadcastSm, kRequest, kOnly50, kEsme, kBroadcastBody, kBroadcasts),
             kBroadcastTlvs),
    row(command::kQueryBroadcastSm, kRequest, kOnly50, kEsme, kQueryBroadcastBody, kBroadcasts),
    row(command::kCancelBroadcastSm, kRequest, kOnly50, kEsme, kCancelBroadcastBody, kBroadcasts),
    row(command::kGenericNack, kResponse, kAllVersions, kBoth, {}, kNacks),
    row(command::kBindReceiverResp, kResponse, kAllVersions, kCentre, kBindRespBody, kBindAnswers,
        kWithError),
    row(command::kBindTransmitterResp, kResponse, kAllVersions, kCentre, kBindRespBody, kBindAnswers,
        kWithError),
    row(command::kQuerySmResp, kResponse, kAllVersions, kCentre, kQueryRespBody, kSubmitAnswers, kWithError),
    row(command::kSubmitSmResp, kResponse, kAllVersions, kCentre, kMessageIdBody, kSubmitAnswers, kWithError),
    row(command::kDeliverSmResp, kResponse, kAllVersions, kEsme, kDeliverRespBody, kDeliveryAnswers,
        BodyAbsence::always),
    row(command::kUnbindResp, kResponse, kAllVersions, kBoth, {}, kUnbinds),
    row(command::kReplaceSmResp, kResponse, kAllVersions, kCentre, {}, kReplaceAnswers),
    row(command::kCancelSmResp, kResponse, kAllVersions, kCentre, {}, kSubmitAnswers),
    row(command::kBindTransceiverResp, kResponse, kSince34, kCentre, kBindRespBody, kBindAnswers, kWithError),
    row(command::kEnquireLinkResp, kResponse, kAllVersions, kBoth, {}, kLinkChecks),
    row(command::kSubmitMultiResp, kResponse, kAllVersions, kCentre, kSubmitMultiRespBody, kSubmitAnswers,
        kWithError),
    row(command::kParamRetrieveResp, kResponse, kOnly33, kCentre, kParamRetrieveRespBody, {}, kWithError),
    row(command::kQueryLastMsgsResp, kResponse, kOnly33, kCentre, kQueryLastRespBody, {}, kWithError),
    row(command::kQueryMsgDetailsResp, kResponse, kOnly33, kCentre, kQueryDetailsRespBody, {}, kWithError),
    row(command::kDataSmResp, kResponse, kSince34, kBoth, kPlainIdBody, kDataAnswers, kWithError),
    row(command::kBroadcastSmResp, kResponse, kOnly50, kCentre, kPlainIdBody, kBroadcastAnswers, kWithError),
    withTlvs(row(command::kQueryBroadcastSmResp, kResponse, kOnly50, kCentre, kPlainIdBody, kBroadcastAnswers,
                 kWithError),
             kQueryBroadcastRespTlvs),
    row(command::kCancelBroadcastSmResp, kResponse, kOnly50, kCentre, {}, kBroadcastAnswers),
};

// ---- from an id to its row: place in kCommands plus 1, for ids below 0x114 with and without the response
// bit

constexpr std::uint32_t kIndexed = 0x114;

constexpr std::uint32_t slot(std::uint32_t id) {
    return (id & ~kResponseBit) + (isResponse(id) ? kIndexed : 0);
}

constexpr auto makeIndex() {
    std::array<std::uint8_t, 2 * kIndexed> index{};
    for (std::size_t i = 0; i < std::size(kCommands); ++i)
        index[slot(kCommands[i].id)] = static_cast<std::uint8_t>(i + 1);
    return index;
}

constexpr auto kIndex = makeIndex();

}  // namespace

const Enumeration kCommandId{"command_id", command::kNames};

std::span<const CommandRow> standardCommands() {
    return kCommands;
}

const CommandRow* findCommand(std::uint32_t command) {
    if ((command & ~kResponseBit) < kIndexed && kIndex[slot(command)] != 0)
        return &kCommands[kIndex[slot(command)] - 1];
    for (const CommandRow& vendor : vendorCommands())
        if (vendor.id == command)
            return &vendor;
    return nullptr;
}

}  // namespace smppscope::dissector
