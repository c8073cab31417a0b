#include "dissector/wap/mms_headers.h"

#include <algorithm>

#include "dissector/tables/field_infos.h"
#include "dissector/tables/wap_enumerations.h"

namespace smppscope::dissector {

namespace {

using MmsForm = MmsHeaderRow::Form;

constexpr const FieldInfo* kMmsString = info("mmse.header.string");
constexpr const FieldInfo* kMmsNumber = info("mmse.header.uint");
constexpr const FieldInfo* kMmsBytes = info("mmse.header.bytes");

// id, name, form, field, further field, names
constexpr MmsHeaderRow kMmsHeaders[] = {
    {0x81, "Bcc", MmsForm::encoded, info("mmse.bcc")},
    {0x82, "Cc", MmsForm::encoded, info("mmse.cc")},
    {0x83, "X-Mms-Content-Location", MmsForm::text, info("mmse.content_location")},
    {0x84, "Content-Type", MmsForm::contentType, kMmsString},
    {0x85, "Date", MmsForm::date, info("mmse.date")},
    {0x86, "X-Mms-Delivery-Report", MmsForm::octet, info("mmse.delivery_report")},
    {0x87, "X-Mms-Delivery-Time", MmsForm::time, info("mmse.delivery_time.abs"),
     info("mmse.delivery_time.rel")},
    {0x88, "X-Mms-Expiry", MmsForm::time, info("mmse.expiry.abs"), info("mmse.expiry.rel")},
    {0x89, "From", MmsForm::from, info("mmse.from")},
    {0x8A, "X-Mms-Message-Class", MmsForm::classOrText, info("mmse.message_class.id"),
     info("mmse.message_class.str")},
    {0x8B, "Message-ID", MmsForm::text, info("mmse.message_id")},
    {0x8C, "X-Mms-Message-Type", MmsForm::octet, info("mmse.message_type")},
    {0x8D, "X-Mms-MMS-Version", MmsForm::version, info("mmse.mms_version")},
    {0x8E, "X-Mms-Message-Size", MmsForm::integer, info("mmse.message_size")},
    {0x8F, "X-Mms-Priority", MmsForm::octet, info("mmse.priority")},
    {0x90, "X-Mms-Read-Report", MmsForm::octet, info("mmse.read_report")},
    {0x91, "X-Mms-Report-Allowed", MmsForm::octet, info("mmse.report_allowed")},
    {0x92, "X-Mms-Response-Status", MmsForm::octet, info("mmse.response_status")},
    {0x93, "X-Mms-Response-Text", MmsForm::encoded, info("mmse.response_text")},
    {0x94, "X-Mms-Sender-Visibility", MmsForm::octet, info("mmse.sender_visibility")},
    {0x95, "X-Mms-Status", MmsForm::octet, info("mmse.status")},
    {0x96, "Subject", MmsForm::encoded, info("mmse.subject")},
    {0x97, "To", MmsForm::encoded, info("mmse.to")},
    {0x98, "X-Mms-Transaction-ID", MmsForm::text, info("mmse.transaction_id")},
    {0x99, "X-Mms-Retrieve-Status", MmsForm::octet, info("mmse.retrieve_status")},
    {0x9A, "X-Mms-Retrieve-Text", MmsForm::encoded, info("mmse.retrieve_text")},
    {0x9B, "X-Mms-Read-Status", MmsForm::octet, info("mmse.read_status")},
    {0x9C, "X-Mms-Reply-Charging", MmsForm::octet, info("mmse.reply_charging")},
    {0x9D, "X-Mms-Reply-Charging-Deadline", MmsForm::time, info("mmse.reply_charging_deadline.abs"),
     info("mmse.reply_charging_deadline.rel")},
    {0x9E, "X-Mms-Reply-Charging-ID", MmsForm::text, info("mmse.reply_charging_id")},
    {0x9F, "X-Mms-Reply-Charging-Size", MmsForm::integer, info("mmse.reply_charging_size")},
    {0xA0, "X-Mms-Previously-Sent-By", MmsForm::other, kMmsBytes},
    {0xA1, "X-Mms-Previously-Sent-Date", MmsForm::other, kMmsBytes},
    {0xA2, "X-Mms-Store", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xA3, "X-Mms-MM-State", MmsForm::octet, kMmsNumber, nullptr, &kMmsMmState},
    {0xA4, "X-Mms-MM-Flags", MmsForm::other, kMmsBytes},
    {0xA5, "X-Mms-Store-Status", MmsForm::octet, kMmsNumber},
    {0xA6, "X-Mms-Store-Status-Text", MmsForm::encoded, kMmsString},
    {0xA7, "X-Mms-Stored", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xA8, "X-Mms-Attributes", MmsForm::octet, kMmsNumber},
    {0xA9, "X-Mms-Totals", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xAA, "X-Mms-Mbox-Totals", MmsForm::other, kMmsBytes},
    {0xAB, "X-Mms-Quotas", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xAC, "X-Mms-Mbox-Quotas", MmsForm::other, kMmsBytes},
    {0xAD, "X-Mms-Message-Count", MmsForm::integer, kMmsNumber},
    {0xAE, "Content", MmsForm::contentType, kMmsString},
    {0xAF, "X-Mms-Start", MmsForm::integer, kMmsNumber},
    {0xB0, "Additional-headers", MmsForm::other, kMmsBytes},
    {0xB1, "X-Mms-Distribution-Indicator", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xB2, "X-Mms-Element-Descriptor", MmsForm::other, kMmsBytes},
    {0xB3, "X-Mms-Limit", MmsForm::integer, kMmsNumber},
    {0xB4, "X-Mms-Recommended-Retrieval-Mode", MmsForm::octet, kMmsNumber},
    {0xB5, "X-Mms-Recommended-Retrieval-Mode-Text", MmsForm::encoded, kMmsString},
    {0xB6, "X-Mms-Status-Text", MmsForm::encoded, kMmsString},
    {0xB7, "X-Mms-Applic-ID", MmsForm::text, kMmsString},
    {0xB8, "X-Mms-Reply-Applic-ID", MmsForm::text, kMmsString},
    {0xB9, "X-Mms-Aux-Applic-ID", MmsForm::text, kMmsString},
    {0xBA, "X-Mms-Content-Class", MmsForm::octet, kMmsNumber, nullptr, &kMmsContentClass},
    {0xBB, "X-Mms-Drm-Content", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xBC, "X-Mms-Adaptation-Allowed", MmsForm::octet, kMmsNumber, nullptr, &kMmsYesNo},
    {0xBD, "X-Mms-Replace-ID", MmsForm::text, kMmsString},
    {0xBE, "X-Mms-Cancel-ID", MmsForm::text, kMmsString},
    {0xBF, "X-Mms-Cancel-Status", MmsForm::octet, kMmsNumber, nullptr, &kMmsCancelStatus},
};

}  // namespace

std::span<const MmsHeaderRow> mmsHeaders() {
    return kMmsHeaders;
}

const MmsHeaderRow* findMmsHeader(std::uint8_t id) {
    const auto* found = std::ranges::lower_bound(kMmsHeaders, id, {}, &MmsHeaderRow::id);
    return found != std::end(kMmsHeaders) && found->id == id ? found : nullptr;
}

}  // namespace smppscope::dissector
