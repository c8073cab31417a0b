#pragma once

#include "dissector/fields.h"
#include "dissector/tables/enumerations.h"

namespace smppscope::dissector {

/// Fields of vendors' commands, sorted by filter name.
inline constexpr FieldInfo kVendorFieldInfos[] = {
    {"smpp.delivery_result", "Delivery result", "Whether the message was delivered (Huawei)",
     ValueKind::integer, Display::decimal, &kDeliveryResult},
    {"smpp.length_auth", "Message length", "Length of the message to charge for (Huawei)", ValueKind::integer,
     Display::decimal},
    {"smpp.mo_mt_flag", "Charged side", "Whether the originator or the recipient pays (Huawei)",
     ValueKind::integer, Display::decimal, &kMoMtFlag},
    {"smpp.msc_addr", "MSC address", "Global title of the MSC (Huawei)", ValueKind::string},
    {"smpp.msc_addr_noa", "MSC nature of address", "Nature of the MSC address (Huawei)", ValueKind::integer,
     Display::decimal},
    {"smpp.msc_addr_npi", "MSC NPI", "Numbering plan of the MSC address (Huawei)", ValueKind::integer,
     Display::decimal},
    {"smpp.notify_mode", "Notify mode", "Which delivery results are to be reported (Huawei)",
     ValueKind::integer, Display::decimal, &kNotifyMode},
    {"smpp.operation_result", "Operation result", "Outcome of the authentication or charging (Huawei)",
     ValueKind::integer, Display::decimal, &kOperationResult},
    {"smpp.service_id", "Service ID", "Service of the message centre (Huawei)", ValueKind::integer,
     Display::decimal},
    {"smpp.sm_id", "SM ID", "Unique name of the message (Huawei)", ValueKind::string},
    {"smpp.smsc_addr", "SMSC address", "Global title of the message centre (Huawei)", ValueKind::string},
    {"smpp.version", "Version", "SMPP+ version as an ASCII digit (Huawei)", ValueKind::integer,
     Display::decimal},
};

}  // namespace smppscope::dissector
