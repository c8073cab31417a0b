#pragma once

#include "dissector/fields.h"

/// Names of the values in WAP push, WBXML documents and MMS messages.
namespace smppscope::dissector {

extern const Enumeration kWspPduType;
extern const Enumeration kWspContentType;
extern const Enumeration kWapApplication;
extern const Enumeration kWspParameter;
extern const Enumeration kWapCharset;
extern const Enumeration kWbxmlVersion;
extern const Enumeration kWbxmlPublicId;
extern const Enumeration kMmsMessageType;
extern const Enumeration kMmsYesNo;
extern const Enumeration kMmsMessageClass;
extern const Enumeration kMmsPriority;
extern const Enumeration kMmsSenderVisibility;
extern const Enumeration kMmsStatus;
extern const Enumeration kMmsReadStatus;
extern const Enumeration kMmsReplyCharging;
extern const Enumeration kMmsMmState;
extern const Enumeration kMmsContentClass;
extern const Enumeration kMmsCancelStatus;
extern const Enumeration kMmsResponseStatus;
extern const Enumeration kMmsRetrieveStatus;

}  // namespace smppscope::dissector
