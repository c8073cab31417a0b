#include "dissector/tree_builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/smpp_time.h"
#include "dissector/tables/data_coding.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

std::uint64_t loadNumber(Bytes bytes) {
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes.first(std::min<std::size_t>(bytes.size(), 8)))
        number = (number << 8) | byte;
    return number;
}

std::size_t TreeBuilder::add(const FieldInfo& field, ByteRange range, Value value, std::string text) {
    tree_.nodes.push_back({&field, range, std::move(value), depth_, 0, std::move(text)});
    return tree_.nodes.size() - 1;
}

std::size_t TreeBuilder::addNumber(const FieldInfo& field, ByteRange range, const Enumeration* names) {
    const std::uint64_t value = loadNumber(bytes(range));
    const std::size_t index = add(field, range, value);
    if (options_.texts)
        node(index).text = describeNumber(field, names, value);
    return index;
}

std::size_t TreeBuilder::addString(const FieldInfo& field, ByteRange range, Bytes characters) {
    if (field.sensitivity == Sensitivity::secret && !options_.reveal)
        return add(field, range, std::string(kMask), std::string(kMask));
    std::string value = toUtf8(characters);
    std::string text;
    if (options_.texts) {
        text = printable(value);
        if (const EnumValue* known = field.enumeration == nullptr ? nullptr : field.enumeration->find(value))
            text += fmt::format("{}({})", text.empty() ? "" : " ", known->meaning);
    }
    return add(field, range, std::move(value), std::move(text));
}

std::size_t TreeBuilder::addBytes(const FieldInfo& field, ByteRange range) {
    if (field.sensitivity == Sensitivity::secret && !options_.reveal)
        return add(field, range, {}, std::string(kMask));
    const Bytes content = bytes(range);
    const std::size_t index = add(field, range, std::vector<std::uint8_t>(content.begin(), content.end()));
    if (options_.texts)
        node(index).text = describeBytes(content);
    return index;
}

std::size_t TreeBuilder::addUtf8(const FieldInfo& field, ByteRange range, std::string value) {
    if (field.sensitivity == Sensitivity::secret && !options_.reveal)
        return add(field, range, std::string(kMask), std::string(kMask));
    std::string text = options_.texts ? printable(value) : std::string();
    return add(field, range, std::move(value), std::move(text));
}

void TreeBuilder::addTime(const TimeField& field, ByteRange range, Bytes characters) {
    const bool mayBeRelative = field.format == Format::time;
    if (characters.empty()) {
        add(mayBeRelative ? field.relative : field.absolute, range,
            mayBeRelative ? Value(std::int64_t{0}) : Value(), std::string(field.ifEmpty));
        return;
    }
    const std::string text = toUtf8(characters);
    const auto time = parseTime(text);
    if (!time) {
        add(field.absolute, range, {}, printable(text));
        issue(IssueCode::timeInvalid, range,
              fmt::format("{} \"{}\" is not a time.", field.name, printable(text)));
        return;
    }
    add(time->relative ? field.relative : field.absolute, range, time->ns,
        fmt::format("{} ({})", time->text, text));
    if (time->shortForm && mayBeRelative)
        issue(IssueCode::timeInvalid, range,
              fmt::format("{} has {} characters instead of 16; the missing ones are taken as 0.", field.name,
                          text.size()));
    if (time->relative && !mayBeRelative)
        issue(IssueCode::timeInvalid, range, fmt::format("{} must not be relative.", field.name));
}

void TreeBuilder::addBits(std::span<const BitRow> bits, std::uint32_t offset) {
    if (bits.empty())
        return;  // there need not be an octet
    const std::uint8_t byte = pdu_[offset];
    for (const BitRow& row : bits) {
        if (row.validIf != 0 && (byte & row.validIf) == 0)
            continue;
        const std::uint32_t value = static_cast<std::uint8_t>(byte & row.mask) >> row.shift();
        if (row.info == nullptr) {
            if (value != 0)
                issue(IssueCode::valueReserved, {offset, 1},
                      fmt::format("Bits 0x{:02x} are reserved and must be 0.", row.mask));
            continue;
        }
        Node& added = node(add(*row.info, {offset, 1}, std::uint64_t{value}));
        added.mask = row.mask;
        if (options_.texts)
            added.text = describeNumber(*row.info, row.info->enumeration, value);
        const Enumeration* names = row.enumeration != nullptr ? row.enumeration : row.info->enumeration;
        if (names != nullptr && names->isReserved(value))
            issue(IssueCode::valueReserved, {offset, 1},
                  fmt::format("{} is {}, which is reserved.", row.name, value));
    }
}

void TreeBuilder::addParts(std::span<const PartRow> parts, ByteRange value) {
    std::uint32_t offset = value.offset;
    for (const PartRow& part : parts) {
        const std::uint32_t left = value.end() - offset;
        const std::uint32_t size = part.size == 0 ? left : part.size;
        if (size > left)
            break;
        addPart(part, {offset, size});
        offset += size;
    }
}

void TreeBuilder::addPart(const PartRow& part, ByteRange range) {
    if (part.info == nullptr) {
        addBits(part.bits, range.offset);
        return;
    }
    if (part.info->kind == ValueKind::bytes) {
        addBytes(*part.info, range);
    } else if (part.info->kind == ValueKind::string) {
        addString(*part.info, range, bytes(range));
    } else {
        const Enumeration* names = part.enumeration != nullptr ? part.enumeration : part.info->enumeration;
        const bool named = part.namesIfZero.empty() || pdu_[range.offset - 1] == 0;
        addNumber(*part.info, range, named ? names : nullptr);
        judgeNumber(part.name, names, range);
    }
    descend();
    addBits(part.bits, range.offset);
    ascend();
}

void TreeBuilder::judgeNumber(std::string_view name, const Enumeration* names, ByteRange range) {
    const auto value = static_cast<std::uint32_t>(loadNumber(bytes(range)));
    if (names != nullptr && names->isReserved(value))
        issue(IssueCode::valueReserved, range, fmt::format("{} is {}, which is reserved.", name, value));
}

void TreeBuilder::addDataCoding(std::uint32_t offset) {
    const std::uint8_t value = pdu_[offset];
    const DataCodingGroup* group = findDataCodingGroup(value, options_.textSettings.rawGsmScheme);
    if (group == nullptr)
        return;
    if (options_.texts)
        lastNode().text = fmt::format("{} (0x{:02x})", describeDataCoding(value, *group), value);
    addBits(group->bits, offset);
}

void TreeBuilder::moveBelow(std::size_t parent, std::size_t first) {
    std::vector<Node>& nodes = tree_.nodes;
    const std::uint16_t depth = nodes[parent].depth;
    const auto shift = static_cast<std::uint16_t>(depth + 1 - nodes[first].depth);  // modulo 2^16
    for (std::size_t i = first; i < nodes.size(); ++i)
        nodes[i].depth = static_cast<std::uint16_t>(nodes[i].depth + shift);
    std::size_t place = parent + 1;
    while (place < first && nodes[place].depth > depth)
        ++place;
    const auto begin = nodes.begin();
    std::rotate(begin + static_cast<std::ptrdiff_t>(place), begin + static_cast<std::ptrdiff_t>(first),
                nodes.end());
}

void TreeBuilder::issue(IssueCode code, ByteRange range, std::string text) {
    tree_.issues.push_back({code, range, std::move(text)});
}

}  // namespace smppscope::dissector
