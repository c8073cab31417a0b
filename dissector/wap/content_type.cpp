#include "dissector/wap/content_type.h"

#include <fmt/format.h>

#include "dissector/tables/wap_enumerations.h"
#include "dissector/value_text.h"
#include "dissector/wap/wsp_value.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint64_t kCharsetParameter = 1;

std::string nameOr(const Enumeration& names, std::uint64_t number) {
    const std::string_view name =
        number <= UINT32_MAX ? names.nameOf(static_cast<std::uint32_t>(number)) : std::string_view();
    return name.empty() ? fmt::format("0x{:02x}", number) : std::string(name);
}

std::string mediaType(const WspValue& value, const Cursor& cursor) {
    if (const auto number = integerOf(value, cursor))
        return nameOr(kWspContentType, *number);
    return wapText(cursor.bytes(value.content), 0);
}

std::string valueText(const WspValue& value, const Cursor& cursor) {
    if (value.form == WspValue::Form::text)
        return wapText(cursor.bytes(value.content), 0);
    if (const auto number = integerOf(value, cursor))
        return fmt::format("{}", *number);
    return hex(cursor.bytes(value.content));
}

/// One parameter; false if it is cut.
bool readParameter(Cursor& cursor, ContentType& type) {
    const std::uint32_t start = cursor.offset();
    const auto name = readWspValue(cursor);
    const auto value = name ? readWspValue(cursor) : std::nullopt;
    if (!value)
        return false;
    ContentType::Parameter parameter;
    const auto id = integerOf(*name, cursor);
    parameter.name = id ? nameOr(kWspParameter, *id) : wapText(cursor.bytes(name->content), 0);
    parameter.value = valueText(*value, cursor);
    const auto number = integerOf(*value, cursor);
    if (id == kCharsetParameter && number && *number <= UINT32_MAX) {
        type.charset = static_cast<std::uint32_t>(*number);
        parameter.value = nameOr(kWapCharset, type.charset);
        if (kWapCharset.nameOf(type.charset).empty())
            parameter.value = fmt::format("{}", type.charset);
    }
    parameter.range = cursor.since(start);
    type.parameters.push_back(std::move(parameter));
    return true;
}

}  // namespace

std::optional<ContentType> readContentType(Cursor& cursor) {
    const auto value = readWspValue(cursor);
    if (!value)
        return {};
    ContentType type;
    type.range = value->range;
    if (value->form != WspValue::Form::block) {
        type.nameRange = value->range;
        type.name = mediaType(*value, cursor);
        return type;
    }
    Cursor inside = cursor.within(value->content);
    const auto media = readWspValue(inside);
    if (!media)
        return {};
    type.nameRange = media->range;
    type.name = mediaType(*media, inside);
    while (!inside.atEnd() && readParameter(inside, type)) {
    }
    return type;
}

}  // namespace smppscope::dissector
