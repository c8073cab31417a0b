#include "dissector/tlv_tree.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/tlv_words.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint32_t kTlvHeader = 4;
constexpr std::uint16_t kSarTotalSegments = 0x020E;
constexpr std::uint16_t kSarSegmentSeqnum = 0x020F;

bool isVendor(std::uint16_t tag) {
    return tag >= kFirstVendorTag && tag <= kLastVendorTag;
}

bool contains(std::span<const std::uint16_t> list, std::uint32_t value) {
    return std::any_of(list.begin(), list.end(), [value](std::uint16_t v) { return v == value; });
}

bool lengthAllowed(const TlvRow& row, std::uint32_t length) {
    if (contains(row.acceptedLengths, length))
        return true;
    if (!row.lengthRules.empty())
        return std::any_of(row.lengthRules.begin(), row.lengthRules.end(),
                           [length](const LengthRule& rule) { return contains(rule.lengths, length); });
    return row.min <= length && length <= row.max;
}

std::string lengthText(const TlvRow& row) {
    return row.min == row.max ? fmt::format("{}", row.min) : fmt::format("{} to {}", row.min, row.max);
}

const VendorTlvRow* findVendorTlv(std::uint16_t tag) {
    const auto rows = vendorTlvs();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [tag](const VendorTlvRow& row) { return row.tag == tag; });
    return found != rows.end() ? &*found : nullptr;
}

}  // namespace

bool allowsTlvs(const CommandRow& command) {
    const auto rows = standardTlvs();
    return std::any_of(rows.begin(), rows.end(), [&command](const TlvRow& row) {
        return row.in34.has(command.id) || row.in50.has(command.id);
    });
}

std::string tlvName(std::uint16_t tag) {
    if (const TlvRow* row = findTlv(tag))
        return std::string(row->name);
    if (const VendorTlvRow* row = findVendorTlv(tag))
        return fmt::format("{}?", row->name);
    for (const LegacyTlvRow& row : version4Tlvs())
        if (row.tag == tag)
            return fmt::format("{} (v4.0)", row.name);
    return fmt::format("{} 0x{:04x}", isVendor(tag) ? "vendor TLV" : "TLV", tag);
}

std::size_t TlvTree::addHeading(std::uint16_t tag, ByteRange range) {
    if (!list_) {
        list_ = tree_.add(*info("smpp.opt_params"), {range.offset, 0});
        tree_.descend();
        readMessageTlvs(tree_.pdu().subspan(range.offset), message_);
    }
    end_ = range.end();
    const std::size_t heading = tree_.add(*info("smpp.opt_param"), range, {}, tlvName(tag));
    tree_.descend();
    tree_.addNumber(*info("smpp.opt_param_tag"), {range.offset, 2}, &kTlvTag);
    tree_.addNumber(*info("smpp.opt_param_len"), {range.offset + 2, 2}, nullptr);
    tree_.ascend();
    return heading;
}

void TlvTree::add(std::uint16_t tag, ByteRange range) {
    const std::size_t heading = addHeading(tag, range);
    judgePlace(tag, range);
    const ByteRange value{range.offset + kTlvHeader, range.length - kTlvHeader};
    tree_.descend();
    addValue(tag, value);
    tree_.ascend();
    if (tag == kSarTotalSegments && value.length == 1)
        sarTotal_ = value;
    else if (tag == kSarSegmentSeqnum && value.length == 1)
        sarPart_ = value;
    if (tree_.options().texts)
        addWords(heading, tag, value);
}

/// The words go beside the name of the TLV, but those that must be masked on request only where a field says
/// so.
void TlvTree::addWords(std::size_t heading, std::uint16_t tag, ByteRange value) {
    const std::string words = tlvWords(tag, tree_.bytes(value));
    if (words.empty())
        return;
    constexpr std::size_t kTagAndLength = 2;
    const std::size_t whole = heading + kTagAndLength + 1;
    const TlvRow* row = findTlv(tag);
    Node& node = tree_.node(whole);
    const bool sensitive = row->info != nullptr && row->info->sensitivity != Sensitivity::none;
    if (row->info == node.field)
        node.text = node.text.empty() ? words : fmt::format("{} ({})", words, node.text);
    if (!sensitive)
        tree_.node(heading).text += ": " + words;
}

void TlvTree::addCut(std::uint16_t tag, ByteRange range, std::uint32_t) {
    addHeading(tag, range);
    const ByteRange value{range.offset + kTlvHeader, range.length - kTlvHeader};
    const TlvRow* row = findTlv(tag);
    const bool readable = row != nullptr && row->type == TlvType::octets;
    tree_.descend();
    if (value.length != 0)
        tree_.addBytes(readable ? *row->info : *info("smpp.opt_param_value"), value);
    tree_.ascend();
}

void TlvTree::addValue(std::uint16_t tag, ByteRange value) {
    if (const TlvRow* row = findTlv(tag)) {
        judgeLength(*row, value);
        addTyped(*row, value);
        return;
    }
    if (isVendor(tag) || findVendorTlv(tag) != nullptr) {
        tree_.addBytes(*info("smpp.vendor_op"), value);
        return;
    }
    tree_.addBytes(*info("smpp.reserved_op"), value);
    tree_.issue(IssueCode::tlvUnknown, {value.offset - kTlvHeader, 2},
                fmt::format("Tag 0x{:04x} is unknown.", tag));
}

void TlvTree::addTyped(const TlvRow& row, ByteRange value) {
    if (value.length == 0 && row.emptyInfo != nullptr) {
        tree_.add(*row.emptyInfo, value);
        return;
    }
    const bool unreadable = row.type == TlvType::integer || row.type == TlvType::bits
                                ? value.length == 0 || value.length > 8
                                : row.type == TlvType::structure && value.length < row.min;
    if (unreadable) {
        tree_.addBytes(*info("smpp.opt_param_value"), value);
        return;
    }
    if (row.info != nullptr) {
        addWhole(row, value);
        tree_.descend();
    }
    if (row.type == TlvType::bits)
        tree_.addBits(row.bits, value.end() - 1);
    tree_.addParts(row.parts, withoutNul(row, value));
    if (row.info != nullptr)
        tree_.ascend();
}

ByteRange TlvTree::withoutNul(const TlvRow& row, ByteRange value) const {
    const bool terminated =
        row.type == TlvType::string && value.length != 0 && tree_.pdu()[value.end() - 1] == 0;
    return {value.offset, terminated ? value.length - 1 : value.length};
}

void TlvTree::addWhole(const TlvRow& row, ByteRange value) {
    const ValueKind kind = row.info->kind;
    if (kind == ValueKind::integer) {
        tree_.addNumber(*row.info, value, row.info->enumeration);
        if (!row.unit.empty())
            tree_.lastNode().text += fmt::format(" {}", row.unit);
        tree_.judgeNumber(row.name, row.info->enumeration, value);
    } else if (kind == ValueKind::bytes) {
        tree_.addBytes(*row.info, value);
        if (row.tag == kMessagePayload)
            addMessage(tree_, value, message_);
    } else if (kind == ValueKind::none) {
        tree_.add(*row.info, value);
    } else {
        addText(row, value);
    }
}

void TlvTree::addText(const TlvRow& row, ByteRange value) {
    const Bytes bytes = tree_.bytes(value);
    const auto nul = std::find(bytes.begin(), bytes.end(), std::uint8_t{0});
    const Bytes characters = bytes.first(static_cast<std::size_t>(nul - bytes.begin()));
    if (row.format == Format::time) {
        tree_.addTime({row.name, *row.info, *row.relativeInfo, row.format, "not set"}, value, characters);
        return;  // both specifications print 16 octets: no NUL
    }
    tree_.addString(*row.info, value, characters);
    if (nul == bytes.end() && value.length != 0)
        tree_.issue(IssueCode::tlvUnterminated, value, fmt::format("{} has no terminating NUL.", row.name));
}

void TlvTree::judgePlace(std::uint16_t tag, ByteRange range) {
    const TlvRow* row = findTlv(tag);
    const ByteRange tagRange{range.offset, 2};
    if (contains(seen_, tag) && row != nullptr && !row->repeatable)
        tree_.issue(IssueCode::tlvRepeated, tagRange, fmt::format("{} stands here again.", row->name));
    seen_.push_back(tag);
    if (row != nullptr)
        judgeVersion(*row, tagRange);
    if (tag == kMessagePayload && shortMessage_.length != 0 && range.length > kTlvHeader)
        tree_.issue(IssueCode::messageTwice, range, "short_message and message_payload both carry data.");
}

void TlvTree::judgeVersion(const TlvRow& row, ByteRange range) {
    const std::uint8_t version = tree_.options().interfaceVersion;
    const bool in34 = row.in34.has(command_.id);
    const bool in50 = row.in50.has(command_.id);
    if (!in34 && !in50)
        tree_.issue(IssueCode::tlvUnexpected, range,
                    fmt::format("{} does not belong in {}.", row.name, command_.name));
    else if (version != 0 && version < 0x34)
        tree_.issue(
            IssueCode::tlvUnexpected, range,
            fmt::format("{} stands in a session that is bound as SMPP 3.3, which has no TLVs.", row.name));
    else if (version == 0x34 && !in34)
        tree_.issue(IssueCode::tlvUnexpected, range,
                    fmt::format("{} belongs in {} from SMPP 5.0 on only; the session is bound as 3.4.",
                                row.name, command_.name));
}

void TlvTree::judgeLength(const TlvRow& row, ByteRange range) {
    if (!lengthAllowed(row, range.length))
        tree_.issue(
            IssueCode::tlvLength, range,
            fmt::format("{} has {} octets; {} are allowed.", row.name, range.length, lengthText(row)));
}

void TlvTree::close() {
    if (!list_)
        return;
    tree_.ascend();
    Node& list = tree_.node(*list_);
    list.range.length = end_ - list.range.offset;
    list.text = fmt::format("{} {}", seen_.size(), seen_.size() == 1 ? "TLV" : "TLVs");
    list_.reset();
}

void TlvTree::judgeParts() {
    if (sarTotal_.length == 0 || sarPart_.length == 0)
        return;
    const std::uint8_t total = tree_.pdu()[sarTotal_.offset];
    const std::uint8_t part = tree_.pdu()[sarPart_.offset];
    if (!Concatenation{0, total, part, true}.possible())
        tree_.issue(IssueCode::partImpossible, sarPart_,
                    fmt::format("This is part {} of {}, which cannot be.", part, total));
}

void TlvTree::finish(bool complete) {
    close();
    judgeParts();
    if (!complete || loadU32(&tree_.pdu()[8]) != 0)
        return;
    for (const std::uint16_t tag : command_.mandatoryTlvs)
        if (!contains(seen_, tag))
            tree_.issue(IssueCode::tlvMissing, {static_cast<std::uint32_t>(tree_.pdu().size()), 0},
                        fmt::format("{} must carry {}.", command_.name, tlvName(tag)));
}

}  // namespace smppscope::dissector
