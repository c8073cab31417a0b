#include "dissector/wap/wsp_headers.h"

#include <algorithm>

#include "dissector/tables/field_infos.h"

namespace smppscope::dissector {

namespace {

using WspForm = WspHeaderRow::Form;

constexpr const FieldInfo* kOtherHeader = info("smpp.wap.header");
constexpr const FieldInfo* kSecretHeader = info("smpp.wap.header.secret");

// id, name, form, field
constexpr WspHeaderRow kWspHeaders[] = {
    {0x00, "Accept", WspForm::text, kOtherHeader},
    {0x01, "Accept-Charset", WspForm::text, kOtherHeader},
    {0x02, "Accept-Encoding", WspForm::text, kOtherHeader},
    {0x03, "Accept-Language", WspForm::text, kOtherHeader},
    {0x04, "Accept-Ranges", WspForm::text, kOtherHeader},
    {0x05, "Age", WspForm::integer, kOtherHeader},
    {0x06, "Allow", WspForm::text, kOtherHeader},
    {0x07, "Authorization", WspForm::text, kSecretHeader},
    {0x08, "Cache-Control", WspForm::text, info("wsp.header.cache_control")},
    {0x09, "Connection", WspForm::text, kOtherHeader},
    {0x0A, "Content-Base", WspForm::text, kOtherHeader},
    {0x0B, "Content-Encoding", WspForm::text, info("wsp.header.content_encoding")},
    {0x0C, "Content-Language", WspForm::text, info("wsp.header.content_language")},
    {0x0D, "Content-Length", WspForm::integer, info("wsp.header.content_length")},
    {0x0E, "Content-Location", WspForm::text, info("wsp.header.content_location")},
    {0x0F, "Content-MD5", WspForm::text, kOtherHeader},
    {0x10, "Content-Range", WspForm::text, kOtherHeader},
    {0x11, "Content-Type", WspForm::contentType, info("wsp.header.content_type")},
    {0x12, "Date", WspForm::date, info("wsp.header.date")},
    {0x13, "Etag", WspForm::text, kOtherHeader},
    {0x14, "Expires", WspForm::date, info("wsp.header.expires")},
    {0x15, "From", WspForm::text, info("wsp.header.from")},
    {0x16, "Host", WspForm::text, info("wsp.header.host")},
    {0x17, "If-Modified-Since", WspForm::date, kOtherHeader},
    {0x18, "If-Match", WspForm::text, kOtherHeader},
    {0x19, "If-None-Match", WspForm::text, kOtherHeader},
    {0x1A, "If-Range", WspForm::text, kOtherHeader},
    {0x1B, "If-Unmodified-Since", WspForm::date, kOtherHeader},
    {0x1C, "Location", WspForm::text, kOtherHeader},
    {0x1D, "Last-Modified", WspForm::date, info("wsp.header.last_modified")},
    {0x1E, "Max-Forwards", WspForm::integer, kOtherHeader},
    {0x1F, "Pragma", WspForm::text, kOtherHeader},
    {0x20, "Proxy-Authenticate", WspForm::text, kOtherHeader},
    {0x21, "Proxy-Authorization", WspForm::text, kSecretHeader},
    {0x22, "Public", WspForm::text, kOtherHeader},
    {0x23, "Range", WspForm::text, kOtherHeader},
    {0x24, "Referer", WspForm::text, kOtherHeader},
    {0x25, "Retry-After", WspForm::text, kOtherHeader},
    {0x26, "Server", WspForm::text, info("wsp.header.server")},
    {0x27, "Transfer-Encoding", WspForm::text, kOtherHeader},
    {0x28, "Upgrade", WspForm::text, kOtherHeader},
    {0x29, "User-Agent", WspForm::text, kOtherHeader},
    {0x2A, "Vary", WspForm::text, kOtherHeader},
    {0x2B, "Via", WspForm::text, info("wsp.header.via")},
    {0x2C, "Warning", WspForm::text, kOtherHeader},
    {0x2D, "WWW-Authenticate", WspForm::text, kOtherHeader},
    {0x2E, "Content-Disposition", WspForm::text, kOtherHeader},
    {0x2F, "X-Wap-Application-Id", WspForm::application, info("wsp.header.x_wap_application_id")},
    {0x30, "X-Wap-Content-URI", WspForm::text, info("wsp.header.content_uri")},
    {0x31, "X-Wap-Initiator-URI", WspForm::text, info("wsp.header.initiator_uri")},
    {0x32, "Accept-Application", WspForm::text, kOtherHeader},
    {0x33, "Bearer-Indication", WspForm::integer, info("wsp.header.bearer_indication")},
    {0x34, "Push-Flag", WspForm::pushFlag, info("wsp.header.push_flag")},
    {0x35, "Profile", WspForm::text, kOtherHeader},
    {0x36, "Profile-Diff", WspForm::text, kOtherHeader},
    {0x37, "Profile-Warning", WspForm::text, kOtherHeader},
    {0x38, "Expect", WspForm::text, kOtherHeader},
    {0x39, "TE", WspForm::text, kOtherHeader},
    {0x3A, "Trailer", WspForm::text, kOtherHeader},
    {0x3B, "Accept-Charset", WspForm::text, kOtherHeader},
    {0x3C, "Accept-Encoding", WspForm::text, kOtherHeader},
    {0x3D, "Cache-Control", WspForm::text, info("wsp.header.cache_control")},
    {0x3E, "Content-Range", WspForm::text, kOtherHeader},
    {0x3F, "X-WAP-Tod", WspForm::text, kOtherHeader},
    {0x40, "Content-ID", WspForm::text, info("wsp.header.content_id")},
    {0x41, "Set-Cookie", WspForm::text, kOtherHeader},
    {0x42, "Cookie", WspForm::text, kOtherHeader},
    {0x43, "Encoding-Version", WspForm::version, info("wsp.header.encoding_version")},
    {0x44, "Profile-Warning", WspForm::text, kOtherHeader},
    {0x45, "Content-Disposition", WspForm::text, kOtherHeader},
    {0x46, "X-WAP-Security", WspForm::integer, info("wsp.header.x_wap_security")},
    {0x47, "Cache-Control", WspForm::text, info("wsp.header.cache_control")},
    {0x48, "X-Wap-Loc-Invocation", WspForm::text, kOtherHeader},
    {0x49, "X-Wap-Loc-Delivery", WspForm::text, kOtherHeader},
    {0x4A, "X-Wap-Loc-Delivery", WspForm::text, kOtherHeader},
};

}  // namespace

std::span<const WspHeaderRow> wspHeaders() {
    return kWspHeaders;
}

const WspHeaderRow* findWspHeader(std::uint8_t id) {
    const auto* found = std::ranges::lower_bound(kWspHeaders, id, {}, &WspHeaderRow::id);
    return found != std::end(kWspHeaders) && found->id == id ? found : nullptr;
}

}  // namespace smppscope::dissector
