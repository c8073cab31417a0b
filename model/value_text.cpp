#include "model/value_text.h"

#include <algorithm>
#include <array>

#include "capture/types.h"
#include "dissector/value_text.h"
#include "model/units.h"

namespace smppscope::model {

namespace {

using dissector::Display;
using dissector::FieldInfo;
using dissector::Value;
using dissector::ValueKind;
using ByteVector = std::vector<std::uint8_t>;

// frame.time_epoch is a time that prints as seconds.
constexpr FieldInfo kSeconds{"", "", "", ValueKind::duration};

std::string addressText(const ByteVector& bytes) {
    capture::IpAddress address;
    address.isV4 = bytes.size() == 4;
    if (bytes.size() <= address.bytes.size()) {
        std::copy(bytes.begin(), bytes.end(),
                  address.bytes.end() - static_cast<std::ptrdiff_t>(bytes.size()));
    }
    return toString(address);
}

}  // namespace

std::string_view typeName(ValueKind kind) {
    // In the order of ValueKind.
    static constexpr std::array<std::string_view, 8> kNames{"none", "integer",  "string",  "bytes",
                                                            "time", "duration", "boolean", "address"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string valueText(const FieldInfo& field, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return "1";
    }
    const auto* bytes = std::get_if<ByteVector>(&value);
    if (bytes != nullptr && field.kind == ValueKind::address) {
        return addressText(*bytes);
    }
    if (field.kind == ValueKind::time && field.display == Display::custom) {
        return dissector::formatValue(kSeconds, value);
    }
    return dissector::formatValue(field, value);
}

std::string displayValue(const FieldInfo& field, const Value& value) {
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
        if (field.kind == ValueKind::boolean) {
            return *number != 0 ? "yes" : "no";
        }
        if (field.enumeration != nullptr && *number <= 0xFFFFFFFF) {
            const std::string_view name = field.enumeration->nameOf(static_cast<std::uint32_t>(*number));
            if (!name.empty()) {
                return std::string(name);
            }
        }
    }
    if (const auto* ns = std::get_if<std::int64_t>(&value)) {
        if (field.kind == ValueKind::duration) {
            return formatDuration(*ns);
        }
        if (field.display != Display::custom) {
            return formatTime(*ns);
        }
    }
    return valueText(field, value);
}

}  // namespace smppscope::model
