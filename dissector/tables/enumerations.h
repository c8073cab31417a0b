#pragma once

#include "dissector/fields.h"

namespace smppscope::dissector {

extern const Enumeration kTon;
extern const Enumeration kNpi;
extern const Enumeration kInterfaceVersion;
extern const Enumeration kServiceType;
extern const Enumeration kMessagingMode;
extern const Enumeration kMessageTypeFromEsme;
extern const Enumeration kMessageType;
extern const Enumeration kGsmFeatures;
extern const Enumeration kProtocolId;
extern const Enumeration kPriorityFlag;
extern const Enumeration kDeliveryReceipt;
extern const Enumeration kSmeAcknowledgement;
extern const Enumeration kIntermediateNotification;
extern const Enumeration kReplaceIfPresent;
extern const Enumeration kDestFlag;
extern const Enumeration kDataCoding;
extern const Enumeration kDcsCodingGroup;
extern const Enumeration kDcsAlphabet;
extern const Enumeration kDcsCharset;
extern const Enumeration kDcsFlag;
extern const Enumeration kMessageClass;
extern const Enumeration kWaitIndication;
extern const Enumeration kWaitingType;
extern const Enumeration kMessageState;
extern const Enumeration kAddrSubunit;
extern const Enumeration kNetworkType;
extern const Enumeration kBearerType;
extern const Enumeration kPayloadType;
extern const Enumeration kWaitIndicator;
extern const Enumeration kPrivacyIndicator;
extern const Enumeration kSubaddressTag;
extern const Enumeration kLanguageIndicator;
extern const Enumeration kCallbackPresentation;
extern const Enumeration kCallbackScreening;
extern const Enumeration kNumberOfMessages;
extern const Enumeration kDigitMode;
extern const Enumeration kDpfResult;
extern const Enumeration kSetDpf;
extern const Enumeration kAvailability;
extern const Enumeration kNetworkErrorType;
extern const Enumeration kDeliveryFailureReason;
extern const Enumeration kMoreMessages;
extern const Enumeration kCongestionState;
extern const Enumeration kUssdServiceOp;
extern const Enumeration kBroadcastChannel;
extern const Enumeration kBroadcastNetworkType;
extern const Enumeration kBroadcastContentType;
extern const Enumeration kBroadcastMessageClass;
extern const Enumeration kBroadcastIntervalUnit;
extern const Enumeration kBroadcastAreaFormat;
extern const Enumeration kBroadcastAreaSuccess;
extern const Enumeration kBillingFormat;
extern const Enumeration kNetworkIdScheme;
extern const Enumeration kNpResolution;
extern const Enumeration kDisplayTime;
extern const Enumeration kMsValidity;
extern const Enumeration kMsValidityUnit;
extern const Enumeration kAlertOnDelivery;
extern const Enumeration kItsReplyType;
extern const Enumeration kEndOfSession;
extern const Enumeration kOperationResult;
extern const Enumeration kMoMtFlag;
extern const Enumeration kNotifyMode;
extern const Enumeration kDeliveryResult;

// Made of the tables of commands, statuses and TLVs.
extern const Enumeration kCommandId;
extern const Enumeration kCommandStatus;
extern const Enumeration kTlvTag;

}  // namespace smppscope::dissector
