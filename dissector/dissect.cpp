#include "dissector/dissect.h"

#include <algorithm>

#include <fmt/format.h>

#include "dissector/message_tree.h"
#include "dissector/pdu_walk.h"
#include "dissector/receipt/receipt_tree.h"
#include "dissector/tables/field_infos.h"
#include "dissector/tlv_tree.h"
#include "dissector/tlv_words.h"
#include "dissector/tree_builder.h"
#include "dissector/value_text.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint8_t kVersion34 = 0x34;
constexpr std::uint8_t kVersion50 = 0x50;

/// Whether the rule of a version counts for a session of a known version.
bool applies(Version version, std::uint8_t interfaceVersion) {
    if (interfaceVersion == 0)
        return false;
    const Version session = interfaceVersion >= kVersion50   ? Version::v50
                            : interfaceVersion >= kVersion34 ? Version::v34
                                                             : Version::v33;
    return version == session;
}

/// Whether the session's version, or if it is unknown some version, has the value.
bool allowed(const FieldRow& row, std::uint64_t value, std::uint8_t interfaceVersion) {
    const auto number = static_cast<std::uint32_t>(value);
    if (row.range)
        return row.range->has(number);
    bool newestHasRule = false;
    bool bySomeRule = false;
    for (const VersionRule& rule : row.rules) {
        if (!rule.range)
            continue;
        if (applies(rule.version, interfaceVersion))
            return rule.range->has(number);
        newestHasRule = newestHasRule || rule.version == Version::v50;
        bySomeRule = bySomeRule || rule.range->has(number);
    }
    return interfaceVersion != 0 || !newestHasRule || bySomeRule;
}

std::uint32_t maximum(const FieldRow& row, std::uint8_t interfaceVersion) {
    for (const VersionRule& rule : row.rules)
        if (rule.max != 0 && applies(rule.version, interfaceVersion))
            return rule.max;
    return row.max;
}

/// Turns what the walk meets into nodes and issues.
class TreeVisitor : public Visitor {
  public:
    TreeVisitor(TreeBuilder& tree, const CommandRow& command, bool cut)
        : tree_(tree), command_(command), tlvs_(tree, command, message_), cut_(cut) {
        message_.command = command.id;
    }

    bool integers(std::span<const FieldRow> rows, std::uint32_t offset) {
        for (const FieldRow& row : rows) {
            integer(row, offset);
            offset += row.size;
        }
        return true;
    }

    bool string(const FieldRow& row, ByteRange range) {
        const Bytes characters = tree_.bytes(range);
        const ByteRange whole{range.offset, range.length + 1};
        if (row.wire == Wire::time)
            tree_.addTime({row.name, *row.info, *row.relativeInfo, row.format, row.emptyTime}, whole,
                          characters);
        else
            tree_.addString(*row.info, whole, characters);
        const std::uint32_t max = maximum(row, tree_.options().interfaceVersion);
        if (row.wire != Wire::time && max != 0 && whole.length > max)
            tree_.issue(IssueCode::stringTooLong, whole,
                        fmt::format("{} takes {} octets with its NUL, but at most {} are allowed.", row.name,
                                    whole.length, max));
        return true;
    }

    bool octets(const FieldRow& row, ByteRange range) {
        tree_.addBytes(*row.info, range);
        tlvs_.setShortMessage(range);
        if (row.info == info("smpp.message")) {
            if (&row == &command_.body.back())
                readMessageTlvs(tree_.pdu().subspan(range.end()), message_);
            addMessage(tree_, range, message_);
        }
        return true;
    }

    void beginGroup(const GroupRow& group, ByteRange count) {
        groupNode_ = tree_.add(*group.list, {count.end(), 0});
        elements_ = 0;
        tree_.descend();
    }
    void element(const GroupRow& group, const VariantRow& form, std::uint32_t offset) {
        elementNode_ =
            tree_.add(*group.element, {offset, 0}, {}, fmt::format("{} {}", form.name, ++elements_));
        tree_.descend();
        inElement_ = true;
    }
    void endElement(std::uint32_t offset) {
        if (!inElement_)
            return;
        inElement_ = false;
        tree_.ascend();
        close(elementNode_, offset);
    }
    void endGroup(std::uint32_t offset) {
        tree_.ascend();
        close(groupNode_, offset);
        tree_.node(groupNode_).text =
            fmt::format("{} {}", elements_, elements_ == 1 ? "element" : "elements");
    }

    void tlv(std::uint16_t tag, ByteRange range) { tlvs_.add(tag, range); }

    void missing(const FieldRow& row, ByteRange range) {
        rest(range);
        wrong(IssueCode::fieldMissing, range,
              range.length == 0 ? fmt::format("The PDU ends before {}.", row.name)
                                : fmt::format("{} takes {} octets, but only {} are left.", row.name, row.size,
                                              range.length));
    }
    void unterminated(const FieldRow& row, ByteRange range) {
        if (row.wire == Wire::time)
            tree_.add(*row.info, range, {}, describeBytes(tree_.bytes(range)));
        else
            tree_.addString(*row.info, range, tree_.bytes(range));
        wrong(IssueCode::stringUnterminated, range,
              fmt::format("{} has no terminating NUL up to the end of the PDU.", row.name));
    }
    void tooFewOctets(const FieldRow& row, ByteRange range, std::uint32_t promised) {
        tree_.addBytes(*row.info, range);
        wrong(IssueCode::lengthMismatch, {range.offset - 1, range.length + 1},
              fmt::format("{} is {}, but only {} octets are left for {}.", row.countedBy, promised,
                          range.length, row.name));
    }
    void tooFewElements(const FieldRow& row, ByteRange count, std::uint32_t there, std::uint32_t promised) {
        wrong(IssueCode::lengthMismatch, count,
              fmt::format("{} is {}, but the PDU ends after {}.", row.countedBy, promised, there));
    }
    void badSelector(const GroupRow& group, ByteRange range) {
        tree_.addNumber(*group.selector->info, range, group.selector->info->enumeration);
        rest({range.end(), static_cast<std::uint32_t>(tree_.pdu().size()) - range.end()});
        wrong(IssueCode::badSelector, range,
              fmt::format("{} is {}, but only 1 and 2 are defined; what follows cannot be read.",
                          group.selector->name, tree_.pdu()[range.offset]));
    }
    void trailing(ByteRange range) {
        tlvs_.close();
        rest(range);
        wrong(IssueCode::trailingBytes, range,
              fmt::format("{} {} at the end that no field or TLV claims.", range.length,
                          range.length == 1 ? "octet stands" : "octets stand"));
    }
    void tlvPastEnd(std::uint16_t tag, ByteRange range, std::uint32_t promised) {
        tlvs_.addCut(tag, range, promised);
        wrong(IssueCode::tlvPastEnd, range,
              fmt::format("{} says it has {} octets, but only {} are left in the PDU.", tlvName(tag),
                          promised, range.length - 4));
    }

    void finish(bool complete) { tlvs_.finish(complete); }

  private:
    void integer(const FieldRow& row, std::uint32_t offset) {
        const ByteRange range{offset, row.size};
        const std::size_t index = tree_.addNumber(*row.info, range, row.info->enumeration);
        const std::uint64_t value = std::get<std::uint64_t>(tree_.node(index).value);
        if (row.info == info("smpp.esm_class"))
            message_.esmClass = static_cast<std::uint8_t>(value);
        else if (row.info == info("smpp.data_coding"))
            message_.dataCoding = static_cast<std::uint8_t>(value);
        tree_.descend();
        if (!row.bits.empty())
            tree_.addBits(row.bits, offset);
        else if (row.name == "data_coding")
            tree_.addDataCoding(offset);
        tree_.ascend();
        const Enumeration* names = row.info->enumeration;
        const bool reserved = names != nullptr && names->isReserved(static_cast<std::uint32_t>(value));
        if (reserved && row.name != "dest_flag")
            tree_.issue(IssueCode::valueReserved, range,
                        fmt::format("{} is {}, which is reserved.", row.name, value));
        else if (!allowed(row, value, tree_.options().interfaceVersion))
            tree_.issue(IssueCode::valueReserved, range,
                        fmt::format("{} is {}, which its version does not define.", row.name, value));
    }

    void close(std::size_t index, std::uint32_t end) {
        ByteRange& range = tree_.node(index).range;
        range.length = end - range.offset;
    }

    void rest(ByteRange range) {
        if (range.length != 0)
            tree_.addBytes(*info("smpp.body"), range);
    }

    /// A PDU that the capture cut is not to blame for what is missing.
    void wrong(IssueCode code, ByteRange range, std::string text) {
        if (!cut_)
            tree_.issue(code, range, std::move(text));
    }

    TreeBuilder& tree_;
    const CommandRow& command_;
    MessageContext message_;
    TlvTree tlvs_;
    bool cut_;
    bool inElement_ = false;
    std::size_t groupNode_ = 0;
    std::size_t elementNode_ = 0;
    unsigned elements_ = 0;
};

/// Adds those header fields that are there.
void addHeader(TreeBuilder& tree) {
    constexpr const FieldInfo* kFields[] = {info("smpp.command_length"), info("smpp.command_id"),
                                            info("smpp.command_status"), info("smpp.sequence_number")};
    const auto size = static_cast<std::uint32_t>(tree.pdu().size());
    std::uint32_t offset = 0;
    for (const FieldInfo* field : kFields) {
        if (size - offset < 4)
            break;
        tree.addNumber(*field, {offset, 4}, field->enumeration);
        offset += 4;
    }
    if (size < kHeaderLength && offset < size)
        tree.addBytes(*info("smpp.body"), {offset, size - offset});
}

void judgeCommandAndStatus(TreeBuilder& tree, const Header& header) {
    constexpr ByteRange kCommand{4, 4};
    constexpr ByteRange kStatus{8, 4};
    if (findCommand(header.command) == nullptr)
        tree.issue(IssueCode::unknownCommand, kCommand,
                   fmt::format("Command 0x{:08x} is unknown.", header.command));
    if (!isResponse(header.command)) {
        if (header.status != 0)
            tree.issue(IssueCode::statusInRequest, kStatus,
                       fmt::format("A request must have status 0, not {}.", statusName(header.status)));
    } else if (kCommandStatus.nameOf(header.status).empty()) {
        tree.issue(IssueCode::unknownStatus, kStatus,
                   fmt::format("Status 0x{:08x} is unknown.", header.status));
    }
}

void judgeSequence(TreeBuilder& tree, const Header& header) {
    constexpr ByteRange kSequence{12, 4};
    constexpr std::uint32_t kLast = 0x7FFFFFFF;
    if (header.command == kGenericNack && (header.sequence == 0 || header.sequence == 0xFFFFFFFF))
        return;
    if (header.sequence == 0)
        tree.issue(IssueCode::sequenceZero, kSequence, "The sequence number is 0; numbers begin at 1.");
    else if (header.sequence > kLast)
        tree.issue(IssueCode::sequenceOutOfRange, kSequence,
                   fmt::format("Sequence number 0x{:08x} is above 0x7fffffff.", header.sequence));
}

/// Of a command whose layout is unknown.
bool holdsPassword(std::uint32_t command) {
    return std::ranges::any_of(version4Commands(), [command](const LegacyCommandRow& row) {
        return row.id == command && row.holdsPassword;
    });
}

void addBody(TreeBuilder& tree, const Header& header, bool cut) {
    const auto size = static_cast<std::uint32_t>(tree.pdu().size());
    const CommandRow* row = findCommand(header.command);
    if (row == nullptr || !row->layoutKnown) {
        if (size > kHeaderLength)
            tree.addBytes(holdsPassword(header.command) ? *info("smpp.body.secret") : *info("smpp.body"),
                          {kHeaderLength, size - kHeaderLength});
        return;
    }
    TreeVisitor visitor(tree, *row, cut);
    const bool complete = walkPdu(*row, tree.pdu(), allowsTlvs(*row), visitor);
    visitor.finish(complete);
    addReceipt(tree, complete);
}

/// Says if the bytes at hand are fewer or more than announced.
bool judgeLength(TreeBuilder& tree, std::uint32_t declared, std::size_t there) {
    constexpr ByteRange kLength{0, 4};
    if (there >= 4 && declared < kHeaderLength) {
        tree.issue(IssueCode::lengthTooSmall, kLength,
                   fmt::format("command_length is {}, but a header alone takes 16 octets.", declared));
        return there < kHeaderLength;
    }
    if (there >= kHeaderLength && declared <= there)
        return false;
    tree.issue(IssueCode::pduCut, {static_cast<std::uint32_t>(there), 0},
               there < 4 ? fmt::format("Only {} octets of the PDU are there.", there)
                         : fmt::format("Only {} of {} octets are there.", there, declared));
    return true;
}

}  // namespace

Tree dissect(Bytes pdu, const DissectOptions& options) {
    const std::size_t all = pdu.size();
    const std::uint32_t announced = all >= 4 ? loadU32(pdu.data()) : 0;
    const std::uint32_t declared = std::max(options.declaredLength, announced);
    // What lies behind the announced end is not part of the fields.
    const bool longer = announced >= kHeaderLength && announced < all;
    TreeBuilder tree(longer ? pdu.first(announced) : pdu, options);
    tree.add(*info("smpp"), {0, static_cast<std::uint32_t>(all)});
    tree.descend();
    addHeader(tree);
    const bool cut = judgeLength(tree, declared, all);
    if (all >= kHeaderLength) {
        const Header header = loadHeader(pdu.data());
        tree.node(0).text = fmt::format("{}, {} octets", commandName(header.command), all);
        judgeCommandAndStatus(tree, header);
        judgeSequence(tree, header);
        addBody(tree, header, cut);
    } else {
        tree.node(0).text = fmt::format("{} octets", all);
    }
    Tree result = tree.take();
    if (longer) {
        const ByteRange rest{announced, static_cast<std::uint32_t>(all) - announced};
        const Bytes bytes = pdu.subspan(announced);
        result.nodes.push_back({info("smpp.body"), rest,
                                std::vector<std::uint8_t>(bytes.begin(), bytes.end()), 1, 0,
                                describeBytes(bytes)});
        result.issues.push_back(
            {IssueCode::trailingBytes, rest,
             fmt::format("command_length is {}, but {} octets are there.", announced, all)});
    }
    return result;
}

}  // namespace smppscope::dissector
