#include "dissector/wap/mms_tree.h"

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/tables/wap_enumerations.h"
#include "dissector/value_text.h"
#include "dissector/wap/content_type.h"
#include "dissector/wap/mms_headers.h"
#include "dissector/wap/mms_words.h"
#include "dissector/wap/wsp_value.h"

namespace smppscope::dissector {

namespace {

using MmsForm = MmsHeaderRow::Form;

constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr std::uint8_t kAbsolute = 0x80;
constexpr std::uint8_t kAddressPresent = 0x80;

class MmsTree {
  public:
    MmsTree(TreeBuilder& tree, ByteRange message) : tree_(tree), cursor_(tree.pdu(), message) {}

    void addHeaders() {
        while (!cursor_.atEnd() && !contentFollows_) {
            const std::uint32_t start = cursor_.offset();
            if (!(cursor_.peek() >= 0x80 ? addKnown() : addFree())) {
                damaged(start);
                return;
            }
        }
        if (!cursor_.atEnd())
            tree_.addBytes(*info("smpp.wap.data"), cursor_.rest());
    }

    const MmsWords& words() const { return words_; }

  private:
    /// A header with a number for its name. False if its value is cut.
    bool addKnown() {
        const std::uint32_t start = cursor_.offset();
        const std::uint8_t id = *cursor_.octet();
        const MmsHeaderRow* row = findMmsHeader(id);
        if (row != nullptr && row->form == MmsForm::contentType)
            return addContentType(*row, start);
        const auto value = readWspValue(cursor_);
        if (!value)
            return false;
        const ByteRange range = cursor_.since(start);
        if (row == nullptr)
            addOther(fmt::format("Header 0x{:02x}", id), *info("mmse.header.bytes"), *value, range);
        else if (!addTyped(*row, *value, range))
            addOther(std::string(row->name), *info("mmse.header.bytes"), *value, range);
        return true;
    }

    /// A header that brings its own name.
    bool addFree() {
        const std::uint32_t start = cursor_.offset();
        const auto name = cursor_.terminated();
        const auto value = name ? cursor_.terminated() : std::nullopt;
        if (!value)
            return false;
        tree_.addUtf8(
            *info("mmse.ffheader"), cursor_.since(start),
            fmt::format("{}: {}", wapText(cursor_.bytes(*name), 0), wapText(cursor_.bytes(*value), 0)));
        return true;
    }

    bool addContentType(const MmsHeaderRow& row, std::uint32_t start) {
        const auto type = readContentType(cursor_);
        if (!type)
            return false;
        addText(row, cursor_.since(start), type->name);
        contentFollows_ = true;
        return true;
    }

    /// False if the value has not the form of its header.
    bool addTyped(const MmsHeaderRow& row, const WspValue& value, ByteRange range) {
        switch (row.form) {
            case MmsForm::text:
                return value.form == WspValue::Form::text &&
                       addText(row, range, wapText(cursor_.bytes(value.content), 0));
            case MmsForm::encoded: {
                const auto text = encodedString(value, cursor_);
                return text && addText(row, range, *text);
            }
            case MmsForm::octet:
                return value.form == WspValue::Form::shortInteger &&
                       addNumber(row, range, value.number | 0x80u);
            case MmsForm::integer: {
                const auto number = integerOf(value, cursor_);
                return number && addNumber(row, range, *number);
            }
            case MmsForm::version:
                return value.form == WspValue::Form::shortInteger &&
                       addText(row, range, fmt::format("{}.{}", value.number >> 4, value.number & 0x0F));
            case MmsForm::date: {
                const auto seconds = integerOf(value, cursor_);
                return seconds && addTime(*row.info, range, *seconds, true);
            }
            case MmsForm::time:
                return addTimeValue(row, value, range);
            case MmsForm::from:
                return addFrom(row, value, range);
            case MmsForm::classOrText:
                return addClass(row, value, range);
            case MmsForm::contentType:
            case MmsForm::other:
                return false;
        }
        return false;
    }

    bool addText(const MmsHeaderRow& row, ByteRange range, std::string text) {
        words_.take(row.id, text);
        const bool named = row.info != info("mmse.header.string");
        tree_.addUtf8(*row.info, range, named ? std::move(text) : fmt::format("{}: {}", row.name, text));
        return true;
    }

    bool addNumber(const MmsHeaderRow& row, ByteRange range, std::uint64_t number) {
        words_.take(row.id, number);
        const Enumeration* names = row.names != nullptr ? row.names : row.info->enumeration;
        std::string text;
        if (tree_.options().texts) {
            text = describeNumber(*row.info, names, number);
            if (row.info == info("mmse.header.uint"))
                text = fmt::format("{}: {}", row.name, text);
        }
        tree_.add(*row.info, range, number, std::move(text));
        return true;
    }

    /// Seconds since 1970 or from now, with no value if they are beyond what nanoseconds can count.
    bool addTime(const FieldInfo& field, ByteRange range, std::uint64_t seconds, bool absolute) {
        constexpr std::uint64_t kLast = static_cast<std::uint64_t>(INT64_MAX / kNsPerSecond);
        const Value value =
            seconds <= kLast ? Value(static_cast<std::int64_t>(seconds) * kNsPerSecond) : Value();
        tree_.add(field, range, value,
                  !tree_.options().texts ? std::string()
                  : absolute             ? wapTime(seconds)
                                         : durationWords(seconds));
        return true;
    }

    bool addTimeValue(const MmsHeaderRow& row, const WspValue& value, ByteRange range) {
        Cursor inside = cursor_.within(value.content);
        const auto kind = inside.octet();
        const auto time = kind ? readWspValue(inside) : std::nullopt;
        const auto seconds = time ? integerOf(*time, inside) : std::nullopt;
        if (!seconds)
            return false;
        const bool absolute = *kind == kAbsolute;
        words_.takeTime(row.id, *seconds, absolute);
        return addTime(absolute ? *row.info : *row.otherInfo, range, *seconds, absolute);
    }

    bool addFrom(const MmsHeaderRow& row, const WspValue& value, ByteRange range) {
        Cursor inside = cursor_.within(value.content);
        const auto token = inside.octet();
        if (!token)
            return false;
        if (*token != kAddressPresent)
            return addText(row, range, "(hidden)");
        const auto address = readWspValue(inside);
        const auto text = address ? encodedString(*address, inside) : std::nullopt;
        return text && addText(row, range, *text);
    }

    bool addClass(const MmsHeaderRow& row, const WspValue& value, ByteRange range) {
        if (value.form == WspValue::Form::shortInteger)
            return addNumber(row, range, value.number | 0x80u);
        if (value.form != WspValue::Form::text)
            return false;
        tree_.addUtf8(*row.otherInfo, range, wapText(cursor_.bytes(value.content), 0));
        return true;
    }

    void addOther(const std::string& name, const FieldInfo& field, const WspValue& value, ByteRange range) {
        tree_.addBytes(field, range);
        if (tree_.options().texts)
            tree_.lastNode().text = fmt::format("{}: {}", name, describeBytes(cursor_.bytes(value.content)));
    }

    void damaged(std::uint32_t start) {
        const ByteRange rest{start, cursor_.rest().end() - start};
        tree_.addBytes(*info("smpp.wap.data"), rest);
        tree_.issue(IssueCode::mmsDamaged, rest, "A header of the multimedia message ends too early.");
    }

    TreeBuilder& tree_;
    Cursor cursor_;
    MmsWords words_;
    bool contentFollows_ = false;
};

}  // namespace

std::string addMmsMessage(TreeBuilder& tree, ByteRange message) {
    const std::size_t heading = tree.add(*info("mmse"), message);
    tree.descend();
    MmsTree mms(tree, message);
    mms.addHeaders();
    tree.ascend();
    if (!tree.options().texts)
        return {};
    std::string words = mms.words().line();
    tree.node(heading).text = printable(words);
    return words;
}

}  // namespace smppscope::dissector
