#include "dissector/tables/wap_enumerations.h"

// OMA-MMS-ENC 7.

namespace smppscope::dissector {

constexpr EnumValue kMmsMessageTypeValues[] = {
    {0x80, "m-send-req"},         {0x81, "m-send-conf"},        {0x82, "m-notification-ind"},
    {0x83, "m-notifyresp-ind"},   {0x84, "m-retrieve-conf"},    {0x85, "m-acknowledge-ind"},
    {0x86, "m-delivery-ind"},     {0x87, "m-read-rec-ind"},     {0x88, "m-read-orig-ind"},
    {0x89, "m-forward-req"},      {0x8A, "m-forward-conf"},     {0x8B, "m-mbox-store-req"},
    {0x8C, "m-mbox-store-conf"},  {0x8D, "m-mbox-view-req"},    {0x8E, "m-mbox-view-conf"},
    {0x8F, "m-mbox-upload-req"},  {0x90, "m-mbox-upload-conf"}, {0x91, "m-mbox-delete-req"},
    {0x92, "m-mbox-delete-conf"}, {0x93, "m-mbox-descr"},       {0x94, "m-delete-req"},
    {0x95, "m-delete-conf"},      {0x96, "m-cancel-req"},       {0x97, "m-cancel-conf"},
};
const Enumeration kMmsMessageType{"message_type", kMmsMessageTypeValues};

constexpr EnumValue kMmsYesNoValues[] = {
    {0x80, "yes"},
    {0x81, "no"},
};
const Enumeration kMmsYesNo{"yes_no", kMmsYesNoValues};

constexpr EnumValue kMmsMessageClassValues[] = {
    {0x80, "personal"},
    {0x81, "advertisement"},
    {0x82, "informational"},
    {0x83, "auto"},
};
const Enumeration kMmsMessageClass{"message_class", kMmsMessageClassValues};

constexpr EnumValue kMmsPriorityValues[] = {
    {0x80, "low"},
    {0x81, "normal"},
    {0x82, "high"},
};
const Enumeration kMmsPriority{"priority", kMmsPriorityValues};

constexpr EnumValue kMmsSenderVisibilityValues[] = {
    {0x80, "hide"},
    {0x81, "show"},
};
const Enumeration kMmsSenderVisibility{"sender_visibility", kMmsSenderVisibilityValues};

constexpr EnumValue kMmsStatusValues[] = {
    {0x80, "expired"},      {0x81, "retrieved"},     {0x82, "rejected"},  {0x83, "deferred"},
    {0x84, "unrecognised"}, {0x85, "indeterminate"}, {0x86, "forwarded"}, {0x87, "unreachable"},
};
const Enumeration kMmsStatus{"status", kMmsStatusValues};

constexpr EnumValue kMmsReadStatusValues[] = {
    {0x80, "read"},
    {0x81, "deleted unread"},
};
const Enumeration kMmsReadStatus{"read_status", kMmsReadStatusValues};

constexpr EnumValue kMmsReplyChargingValues[] = {
    {0x80, "requested"},
    {0x81, "requested text only"},
    {0x82, "accepted"},
    {0x83, "accepted text only"},
};
const Enumeration kMmsReplyCharging{"reply_charging", kMmsReplyChargingValues};

constexpr EnumValue kMmsMmStateValues[] = {
    {0x80, "draft"}, {0x81, "sent"}, {0x82, "new"}, {0x83, "retrieved"}, {0x84, "forwarded"},
};
const Enumeration kMmsMmState{"mm_state", kMmsMmStateValues};

constexpr EnumValue kMmsContentClassValues[] = {
    {0x80, "text"},       {0x81, "image basic"}, {0x82, "image rich"},    {0x83, "video basic"},
    {0x84, "video rich"}, {0x85, "megapixel"},   {0x86, "content basic"}, {0x87, "content rich"},
};
const Enumeration kMmsContentClass{"content_class", kMmsContentClassValues};

constexpr EnumValue kMmsCancelStatusValues[] = {
    {0x80, "request received"},
    {0x81, "request corrupted"},
};
const Enumeration kMmsCancelStatus{"cancel_status", kMmsCancelStatusValues};

constexpr EnumValue kMmsResponseStatusValues[] = {
    {0x80, "ok"},
    {0x81, "unspecified error"},
    {0x82, "service denied"},
    {0x83, "format corrupt"},
    {0x84, "sending address unresolved"},
    {0x85, "message not found"},
    {0x86, "network problem"},
    {0x87, "content not accepted"},
    {0x88, "unsupported message"},
    {0xC0, "transient failure"},
    {0xC1, "transient, sending address unresolved"},
    {0xC2, "transient, message not found"},
    {0xC3, "transient, network problem"},
    {0xC4, "transient, partial success"},
    {0xE0, "permanent failure"},
    {0xE1, "permanent, service denied"},
    {0xE2, "permanent, format corrupt"},
    {0xE3, "permanent, sending address unresolved"},
    {0xE4, "permanent, message not found"},
    {0xE5, "permanent, content not accepted"},
    {0xE6, "permanent, reply charging limits not met"},
    {0xE7, "permanent, reply charging request not accepted"},
    {0xE8, "permanent, reply charging forwarding denied"},
    {0xE9, "permanent, reply charging not supported"},
    {0xEA, "permanent, address hiding not supported"},
    {0xEB, "permanent, no prepaid credit"},
};
const Enumeration kMmsResponseStatus{"response_status", kMmsResponseStatusValues};

constexpr EnumValue kMmsRetrieveStatusValues[] = {
    {0x80, "ok"},
    {0xC0, "transient failure"},
    {0xC1, "transient, message not found"},
    {0xC2, "transient, network problem"},
    {0xE0, "permanent failure"},
    {0xE1, "permanent, service denied"},
    {0xE2, "permanent, message not found"},
    {0xE3, "permanent, content unsupported"},
};
const Enumeration kMmsRetrieveStatus{"retrieve_status", kMmsRetrieveStatusValues};

}  // namespace smppscope::dissector
