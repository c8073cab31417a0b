#include "dissector/wap/wbxml_documents.h"

#include <algorithm>

namespace smppscope::dissector {

namespace {

constexpr WbxmlTag kDomains[] = {
    {0x85, ".com/"},
    {0x86, ".edu/"},
    {0x87, ".net/"},
    {0x88, ".org/"},
};

constexpr WbxmlTag kSiTags[] = {
    {0x05, "si"},
    {0x06, "indication"},
    {0x07, "info"},
    {0x08, "item"},
};
constexpr WbxmlAttribute kSiAttributes[] = {
    {0x05, "action", "signal-none"},
    {0x06, "action", "signal-low"},
    {0x07, "action", "signal-medium"},
    {0x08, "action", "signal-high"},
    {0x09, "action", "delete"},
    {0x0A, "created", ""},
    {0x0B, "href", ""},
    {0x0C, "href", "http://"},
    {0x0D, "href", "http://www."},
    {0x0E, "href", "https://"},
    {0x0F, "href", "https://www."},
    {0x10, "si-expires", ""},
    {0x11, "si-id", ""},
    {0x12, "class", ""},
};

constexpr WbxmlTag kSlTags[] = {
    {0x05, "sl"},
};
constexpr WbxmlAttribute kSlAttributes[] = {
    {0x05, "action", "execute-low"}, {0x06, "action", "execute-high"},
    {0x07, "action", "cache"},       {0x08, "href", ""},
    {0x09, "href", "http://"},       {0x0A, "href", "http://www."},
    {0x0B, "href", "https://"},      {0x0C, "href", "https://www."},
};

constexpr WbxmlTag kCoTags[] = {
    {0x05, "co"},
    {0x06, "invalidate-object"},
    {0x07, "invalidate-service"},
};
constexpr WbxmlAttribute kCoAttributes[] = {
    {0x05, "uri", ""},         {0x06, "uri", "http://"},      {0x07, "uri", "http://www."},
    {0x08, "uri", "https://"}, {0x09, "uri", "https://www."},
};

constexpr WbxmlTag kEmnTags[] = {
    {0x05, "emn"},
};
constexpr WbxmlAttribute kEmnAttributes[] = {
    {0x05, "timestamp", ""},          {0x06, "mailbox", ""},         {0x07, "mailbox", "mailat:"},
    {0x08, "mailbox", "pop://"},      {0x09, "mailbox", "imap://"},  {0x0A, "mailbox", "http://"},
    {0x0B, "mailbox", "http://www."}, {0x0C, "mailbox", "https://"}, {0x0D, "mailbox", "https://www."},
};

constexpr WbxmlDocument kDocuments[] = {
    {0x05, "SI 1.0", "service indication", kSiTags, kSiAttributes, kDomains},
    {0x06, "SL 1.0", "service loading", kSlTags, kSlAttributes, kDomains},
    {0x07, "CO 1.0", "cache operation", kCoTags, kCoAttributes, kDomains},
    {0x0D, "EMN 1.0", "e-mail notification", kEmnTags, kEmnAttributes, kDomains},
};

}  // namespace

std::span<const WbxmlDocument> wbxmlDocuments() {
    return kDocuments;
}

const WbxmlDocument* findWbxmlDocument(std::uint32_t publicId) {
    const auto* found = std::ranges::find(kDocuments, publicId, &WbxmlDocument::publicId);
    return found != std::end(kDocuments) ? found : nullptr;
}

}  // namespace smppscope::dissector
