#include "dissector/wap/wsp_tree.h"

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/tables/wap_enumerations.h"
#include "dissector/value_text.h"
#include "dissector/wap/content_type.h"
#include "dissector/wap/mms_tree.h"
#include "dissector/wap/wbxml_tree.h"
#include "dissector/wap/wsp_headers.h"
#include "dissector/wap/wsp_value.h"

namespace smppscope::dissector {

namespace {

using WspForm = WspHeaderRow::Form;

constexpr std::uint8_t kPush = 0x06;
constexpr std::uint8_t kConfirmedPush = 0x07;
constexpr std::uint8_t kShiftDelimiter = 0x7F;
constexpr std::uint8_t kLastShift = 0x1F;

/// Content whose bytes are read further.
using ContentReader = std::string (*)(TreeBuilder&, ByteRange);
struct ContentRow {
    std::string_view type;
    ContentReader read;
};
constexpr ContentRow kContents[] = {
    {"application/vnd.wap.sic", addWbxmlDocument},
    {"application/vnd.wap.slc", addWbxmlDocument},
    {"application/vnd.wap.coc", addWbxmlDocument},
    {"application/vnd.wap.emn+wbxml", addWbxmlDocument},
    {"application/vnd.wap.wbxml", addWbxmlDocument},
    {"application/vnd.wap.connectivity-wbxml", addWbxmlDocument},
    {"application/vnd.wap.mms-message", addMmsMessage},
};

class WspTree {
  public:
    WspTree(TreeBuilder& tree, ByteRange pdu) : tree_(tree), cursor_(tree.pdu(), pdu) {}

    void read() {
        if (cursor_.left() < 2) {
            rest();
            damaged(cursor_.rest(), "A WAP PDU has at least two octets.");
            return;
        }
        tree_.addNumber(*info("wsp.TID"), *cursor_.octets(1), nullptr);
        const std::uint8_t type = cursor_.peek();
        tree_.addNumber(*info("wsp.pdu_type"), *cursor_.octets(1), &kWspPduType);
        const std::string_view name = kWspPduType.nameOf(type);
        words_ = name.empty() ? "unknown WAP PDU" : fmt::format("WAP {}", name);
        if (type == kPush || type == kConfirmedPush)
            readPush();
        else
            rest();
    }

    const std::string& words() const { return words_; }

  private:
    void readPush() {
        words_ = "content damaged";
        const std::uint32_t start = cursor_.offset();
        const auto length = cursor_.uintvar();
        if (!length || *length > cursor_.left()) {
            damaged(cursor_.rest(), length
                                        ? fmt::format("The headers say they have {} octets, but {} are left.",
                                                      *length, cursor_.left())
                                        : "The length of the headers ends too early.");
            rest();
            return;
        }
        tree_.add(*info("wsp.headers_length"), cursor_.since(start), std::uint64_t{*length},
                  fmt::format("{}", *length));
        Cursor headers = cursor_.within(*cursor_.octets(*length));
        const auto type = readContentType(headers);
        if (!type) {
            damaged(headers.rest(), "The content type ends too early.");
            rest();
            return;
        }
        addContentType(*type);
        readHeaders(headers);
        addContent(*type);
    }

    void addContentType(const ContentType& type) {
        tree_.addUtf8(*info("wsp.header.content_type"), type.range, type.name);
        tree_.descend();
        for (const ContentType::Parameter& parameter : type.parameters) {
            const bool charset = parameter.name == "charset";
            tree_.addUtf8(charset ? *info("wsp.parameter.charset") : *info("smpp.wap.parameter"),
                          parameter.range,
                          charset ? parameter.value : fmt::format("{}={}", parameter.name, parameter.value));
        }
        tree_.ascend();
    }

    void readHeaders(Cursor headers) {
        if (headers.atEnd())
            return;
        tree_.add(*info("wsp.headers"), headers.rest());
        tree_.descend();
        while (!headers.atEnd()) {
            const ByteRange left = headers.rest();
            if (!readHeader(headers)) {
                tree_.addBytes(*info("smpp.wap.data"), left);
                damaged(left, "A header of the WAP push ends too early.");
                break;
            }
        }
        tree_.ascend();
    }

    /// One header, or a shift to another page of header names, whose names are not known here.
    bool readHeader(Cursor& headers) {
        const std::uint32_t start = headers.offset();
        const std::uint8_t first = headers.peek();
        if (first >= 0x80) {
            headers.octet();
            const auto id = static_cast<std::uint8_t>(first & 0x7F);
            const WspHeaderRow* row = page_ <= 1 ? findWspHeader(id) : nullptr;
            const auto value = readWspValue(headers);
            if (!value)
                return false;
            const std::string name = row != nullptr ? std::string(row->name) : fmt::format("0x{:02x}", id);
            const FieldInfo& field = row != nullptr ? *row->info : *info("smpp.wap.header");
            add(field, headers.since(start), name,
                valueText(row != nullptr ? row->form : WspForm::text, *value, headers));
            return true;
        }
        if (first == kShiftDelimiter || first <= kLastShift) {
            headers.octet();
            const auto page = first == kShiftDelimiter ? headers.octet() : std::optional<std::uint8_t>(first);
            page_ = page.value_or(page_);
            return page.has_value();
        }
        const auto name = headers.terminated();
        const auto value = name ? readWspValue(headers) : std::nullopt;
        if (!value)
            return false;
        add(*info("smpp.wap.header"), headers.since(start), wapText(headers.bytes(*name), 0),
            valueText(WspForm::text, *value, headers));
        return true;
    }

    void add(const FieldInfo& field, ByteRange range, const std::string& name, std::string value) {
        const bool named = field.name != info("smpp.wap.header")->name;
        tree_.addUtf8(field, range, named ? std::move(value) : fmt::format("{}: {}", name, value));
    }

    static std::string valueText(WspForm form, const WspValue& value, const Cursor& cursor) {
        if (value.form == WspValue::Form::text)
            return wapText(cursor.bytes(value.content), 0);
        if (form == WspForm::contentType) {
            Cursor again = cursor.within(value.range);
            if (const auto type = readContentType(again))
                return type->name;
        }
        const auto number = integerOf(value, cursor);
        if (!number)
            return hex(cursor.bytes(value.content));
        if (form == WspForm::date)
            return wapTime(*number);
        if (form == WspForm::version)
            return fmt::format("{}.{}", *number >> 4, *number & 0x0F);
        return form == WspForm::application ? applicationName(*number) : fmt::format("{}", *number);
    }

    /// As Wireshark writes them: a name without a space of names gets that of WAP.
    static std::string applicationName(std::uint64_t number) {
        const std::string_view name =
            number <= UINT32_MAX ? kWapApplication.nameOf(static_cast<std::uint32_t>(number)) : "";
        if (name.empty())
            return fmt::format("0x{:04x}", number);
        return name.find(':') == std::string_view::npos ? fmt::format("x-wap-application:{}", name)
                                                        : std::string(name);
    }

    void addContent(const ContentType& type) {
        std::string content = type.name;
        if (!cursor_.atEnd()) {
            const ContentRow* row = nullptr;
            for (const ContentRow& candidate : kContents)
                if (candidate.type == type.name)
                    row = &candidate;
            if (row != nullptr)
                content = row->read(tree_, cursor_.rest());
            else
                rest();
        }
        words_ = std::move(content);
    }

    void rest() {
        if (!cursor_.atEnd())
            tree_.addBytes(*info("smpp.wap.data"), cursor_.rest());
    }

    void damaged(ByteRange range, std::string text) {
        tree_.issue(IssueCode::wspDamaged, range, std::move(text));
    }

    TreeBuilder& tree_;
    Cursor cursor_;
    std::uint8_t page_ = 1;
    std::string words_ = "damaged";
};

}  // namespace

void addWspPdu(TreeBuilder& tree, ByteRange pdu) {
    const std::size_t heading = tree.add(*info("wsp"), pdu);
    tree.descend();
    WspTree wsp(tree, pdu);
    wsp.read();
    tree.ascend();
    if (tree.options().texts)
        tree.node(heading).text = printable(wsp.words());
}

}  // namespace smppscope::dissector
