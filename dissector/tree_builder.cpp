#include "dissector/tree_builder.h"

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
    return add(field, range, value, describeNumber(field, names, value));
}

std::size_t TreeBuilder::addString(const FieldInfo& field, ByteRange range, Bytes characters) {
    if (field.sensitivity == Sensitivity::secret && !options_.reveal)
        return add(field, range, std::string(kMask), std::string(kMask));
    std::string value = toUtf8(characters);
    std::string text = printable(value);
    if (const EnumValue* known = field.enumeration == nullptr ? nullptr : field.enumeration->find(value))
        text += fmt::format("{}({})", text.empty() ? "" : " ", known->meaning);
    return add(field, range, std::move(value), std::move(text));
}

std::size_t TreeBuilder::addBytes(const FieldInfo& field, ByteRange range) {
    const Bytes content = bytes(range);
    return add(field, range, std::vector<std::uint8_t>(content.begin(), content.end()),
               describeBytes(content));
}

void TreeBuilder::addTime(const TimeField& field, ByteRange range, Bytes characters) {
    if (characters.empty()) {
        if (field.format == Format::time)
            add(field.relative, range, std::int64_t{0}, std::string(field.ifEmpty));
        else
            add(field.absolute, range, {}, std::string(field.ifEmpty));
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
    if (time->shortForm && field.format != Format::finalTime)
        issue(IssueCode::timeInvalid, range,
              fmt::format("{} has {} characters instead of 16; the missing ones are taken as 0.", field.name,
                          text.size()));
    if (time->relative && field.format == Format::finalTime)
        issue(IssueCode::timeInvalid, range, fmt::format("{} must not be relative.", field.name));
}

void TreeBuilder::addBits(std::span<const BitRow> bits, std::uint32_t offset) {
    const std::uint8_t byte = pdu_[offset];
    descend();
    for (const BitRow& row : bits) {
        const std::uint64_t value = static_cast<std::uint8_t>((byte & row.mask) >> row.shift());
        const Enumeration* names = row.enumeration != nullptr ? row.enumeration
                                   : row.info != nullptr      ? row.info->enumeration
                                                              : nullptr;
        if (row.info != nullptr)
            node(add(*row.info, {offset, 1}, value, describeNumber(*row.info, row.info->enumeration, value)))
                .mask = row.mask;
        const bool reserved = row.info == nullptr ? value != 0
                                                  : names != nullptr && !names->reserved.empty() &&
                                                        names->isReserved(static_cast<std::uint32_t>(value));
        if (reserved)
            issue(IssueCode::valueReserved, {offset, 1},
                  fmt::format("{} is {}, which is reserved.",
                              row.info == nullptr ? "A reserved bit field" : row.name, value));
    }
    ascend();
}

void TreeBuilder::addDataCoding(std::uint32_t offset) {
    if (const DataCodingGroup* group = findDataCodingGroup(pdu_[offset]))
        addBits(group->bits, offset);
}

void TreeBuilder::issue(IssueCode code, ByteRange range, std::string text) {
    tree_.issues.push_back({code, range, std::move(text)});
}

}  // namespace smppscope::dissector
