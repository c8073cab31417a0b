#include "dissector/encode.h"

#include <algorithm>
#include <cassert>

#include "dissector/header.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/tlv_row.h"

namespace smppscope::dissector {

namespace {

using Buffer = std::vector<std::uint8_t>;

void putNumber(Buffer& out, std::uint64_t value, std::size_t size) {
    for (std::size_t i = size; i-- > 0;)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void putText(Buffer& out, std::string_view text) {
    out.insert(out.end(), text.begin(), text.end());
}

void putString(Buffer& out, std::string_view text) {
    putText(out, text);
    out.push_back(0);
}

void putTlv(Buffer& out, std::uint16_t tag, std::span<const std::uint8_t> value) {
    assert(value.size() <= 0xFFFF);
    putNumber(out, tag, 2);
    putNumber(out, value.size(), 2);
    out.insert(out.end(), value.begin(), value.end());
}

}  // namespace

PduBuilder::PduBuilder(std::uint32_t command) : command_(command) {}

PduBuilder& PduBuilder::status(std::uint32_t status) {
    status_ = status;
    return *this;
}

PduBuilder& PduBuilder::sequence(std::uint32_t sequence) {
    sequence_ = sequence;
    return *this;
}

PduBuilder& PduBuilder::assign(std::string_view field, std::variant<std::uint64_t, std::string> value) {
    [[maybe_unused]] const CommandRow* row = findCommand(command_);
    assert(row != nullptr &&
           std::any_of(row->body.begin(), row->body.end(),
                       [field](const FieldRow& candidate) { return candidate.name == field; }));
    assignments_.push_back({std::string(field), std::move(value)});
    return *this;
}

PduBuilder& PduBuilder::set(std::string_view field, std::uint64_t value) {
    return assign(field, value);
}

PduBuilder& PduBuilder::set(std::string_view field, std::string_view text) {
    return assign(field, std::string(text));
}

PduBuilder& PduBuilder::destination(std::uint8_t ton, std::uint8_t npi, std::string_view address) {
    Buffer element{1, ton, npi};
    putString(element, address);
    return addElement(std::move(element));
}

PduBuilder& PduBuilder::distributionList(std::string_view name) {
    Buffer element{2};
    putString(element, name);
    return addElement(std::move(element));
}

PduBuilder& PduBuilder::failedDestination(std::uint8_t ton, std::uint8_t npi, std::string_view address,
                                          std::uint32_t status) {
    Buffer element{ton, npi};
    putString(element, address);
    putNumber(element, status, 4);
    return addElement(std::move(element));
}

PduBuilder& PduBuilder::listedMessage(std::string_view messageId) {
    Buffer element;
    putString(element, messageId);
    return addElement(std::move(element));
}

PduBuilder& PduBuilder::addElement(std::vector<std::uint8_t> bytes) {
    group_.push_back(std::move(bytes));
    return *this;
}

PduBuilder& PduBuilder::tlv(std::uint16_t tag, std::vector<std::uint8_t> value) {
    putTlv(tlvs_, tag, value);
    return *this;
}

PduBuilder& PduBuilder::tlv(std::string_view name, std::uint64_t value) {
    const TlvRow* row = findTlv(name);
    assert(row != nullptr && row->type != TlvType::octets);
    Buffer bytes;
    putNumber(bytes, value, row->max <= 8 ? row->max : row->min);
    putTlv(tlvs_, row->tag, bytes);
    return *this;
}

PduBuilder& PduBuilder::tlv(std::string_view name, std::string_view text) {
    const TlvRow* row = findTlv(name);
    assert(row != nullptr);
    Buffer bytes;
    putText(bytes, text);
    if (row->type == TlvType::string)
        bytes.push_back(0);
    putTlv(tlvs_, row->tag, bytes);
    return *this;
}

PduBuilder& PduBuilder::noBody() {
    body_ = false;
    return *this;
}

PduBuilder& PduBuilder::declaredLength(std::uint32_t length) {
    declaredLength_ = length;
    return *this;
}

const PduBuilder::Assignment* PduBuilder::assigned(std::string_view field) const {
    const auto found = std::find_if(assignments_.rbegin(), assignments_.rend(),
                                    [field](const Assignment& a) { return a.field == field; });
    return found != assignments_.rend() ? &*found : nullptr;
}

std::string PduBuilder::text(std::string_view field) const {
    const Assignment* found = assigned(field);
    const auto* value = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
    assert(found == nullptr || value != nullptr);
    return value == nullptr ? std::string() : *value;
}

std::uint64_t PduBuilder::number(const FieldRow& row) const {
    if (const Assignment* found = assigned(row.name)) {
        const auto* value = std::get_if<std::uint64_t>(&found->value);
        assert(value != nullptr);
        return *value;
    }
    if (row.countOf.empty())
        return 0;
    return row.countOf == "short_message" ? text(row.countOf).size() : group_.size();
}

void PduBuilder::putField(std::vector<std::uint8_t>& out, const FieldRow& row) const {
    switch (row.wire) {
        case Wire::integer:
            putNumber(out, number(row), row.size);
            break;
        case Wire::string:
        case Wire::time:
            putString(out, text(row.name));
            break;
        case Wire::octets:
            putText(out, text(row.name));
            break;
        case Wire::group:
            for (const auto& element : group_)
                out.insert(out.end(), element.begin(), element.end());
            break;
    }
}

std::vector<std::uint8_t> PduBuilder::build() const {
    Buffer out;
    putNumber(out, 0, 4);
    putNumber(out, command_, 4);
    putNumber(out, status_, 4);
    putNumber(out, sequence_, 4);
    if (const CommandRow* command = body_ ? findCommand(command_) : nullptr)
        for (const FieldRow& row : command->body)
            if (!row.presentIf || out[kHeaderLength] == row.presentIf->firstOctet)
                putField(out, row);
    out.insert(out.end(), tlvs_.begin(), tlvs_.end());
    Buffer length;
    putNumber(length, declaredLength_ != 0 ? declaredLength_ : out.size(), 4);
    std::copy(length.begin(), length.end(), out.begin());
    return out;
}

}  // namespace smppscope::dissector
