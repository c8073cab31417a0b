#pragma once

#include "dissector/fields.h"

/// Names of the values in user data headers (3GPP TS 23.040 9.2.3.24).
namespace smppscope::dissector {

extern const Enumeration kIndicationType;
extern const Enumeration kExtendedIndicationType;
extern const Enumeration kIndicationStorage;
extern const Enumeration kSubscriberProfile;
extern const Enumeration kHeaderSource;
extern const Enumeration kTextAlignment;
extern const Enumeration kTextSize;
extern const Enumeration kTextColour;
extern const Enumeration kNationalLanguage;
extern const Enumeration kNoYes;

// Made of the tables of header elements and of ports in dissector/udh/.
extern const Enumeration kHeaderElement;
extern const Enumeration kApplicationPort;
extern const Enumeration kApplicationPort8;

}  // namespace smppscope::dissector
