#pragma once

#include "dissector/find_nul.h"
#include "dissector/header.h"
#include "dissector/issue.h"
#include "dissector/tables/command_row.h"

/// The one walk over a PDU's bytes that the table of commands describes. What is done on the way is the
/// visitor's: the load pass checks, the tree is built, a field is looked for.
namespace smppscope::dissector {

/// What visitors may leave out. Ranges lie inside the PDU. Functions that return false end the walk.
struct Visitor {
    bool integers(std::span<const FieldRow>, std::uint32_t) { return true; }  ///< rows, offset of the first
    bool string(const FieldRow&, ByteRange) { return true; }                  ///< without its NUL
    bool octets(const FieldRow&, ByteRange) { return true; }
    void beginGroup(const GroupRow&, ByteRange) {}                      ///< range of the count
    void element(const GroupRow&, const VariantRow&, std::uint32_t) {}  ///< offset of its first byte
    void endElement(std::uint32_t) {}                                   ///< offset after its last byte
    void endGroup(std::uint32_t) {}
    void tlv(std::uint16_t, ByteRange) {}  ///< tag, range with its header

    // What can be wrong. The walk ends behind each of these.
    void missing(const FieldRow&, ByteRange) {}       ///< too few bytes; the range is what there is
    void unterminated(const FieldRow&, ByteRange) {}  ///< no NUL up to the end
    void tooFewOctets(const FieldRow&, ByteRange, std::uint32_t) {
    }  ///< what there is, how many were promised
    void tooFewElements(const FieldRow&, ByteRange, std::uint32_t, std::uint32_t) {
    }  ///< count, there, promised
    void badSelector(const GroupRow&, ByteRange) {}
    void trailing(ByteRange) {}                                  ///< bytes that are no TLVs
    void tlvPastEnd(std::uint16_t, ByteRange, std::uint32_t) {}  ///< tag, what there is, promised length
};

template <class V>
class Walker {
  public:
    Walker(Bytes pdu, V& visitor)
        : pdu_(pdu), end_(static_cast<std::uint32_t>(pdu.size())), visitor_(visitor) {}

    /// Walks from behind the header. False if the visitor or something wrong ended it.
    bool walk(const CommandRow& command, bool tlvsExpected) {
        pos_ = kHeaderLength;
        return fields(command.body, command.steps) && tlvs(tlvsExpected);
    }

    bool tlvs(bool expected) {
        if (!expected && !tile(pos_)) {
            visitor_.trailing({pos_, end_ - pos_});
            return false;
        }
        while (pos_ != end_) {
            const std::uint32_t left = end_ - pos_;
            if (left < 4) {
                visitor_.trailing({pos_, left});
                return false;
            }
            const std::uint16_t tag = loadU16(&pdu_[pos_]);
            const std::uint32_t length = loadU16(&pdu_[pos_ + 2]);
            if (length > left - 4) {
                visitor_.tlvPastEnd(tag, {pos_, left}, length);
                return false;
            }
            visitor_.tlv(tag, {pos_, length + 4});
            pos_ += length + 4;
        }
        return true;
    }

    /// Whether the bytes from `at` to the end are whole TLVs.
    bool tile(std::uint32_t at) const {
        while (end_ - at >= 4) {
            const std::uint32_t length = loadU16(&pdu_[at + 2]);
            if (length > end_ - at - 4)
                return false;
            at += length + 4;
        }
        return at == end_;
    }

  private:
    /// The hot loop: the position is kept in a local, and what is wrong is told elsewhere.
    bool fields(std::span<const FieldRow> rows, const Steps& steps) {
        const std::uint8_t* const bytes = pdu_.data();
        const std::uint32_t end = end_;
        std::uint32_t pos = pos_;
        for (const Step& step : steps) {
            if (step.conditional && bytes[kHeaderLength] != rows[step.row].presentIf->firstOctet)
                continue;
            if (step.kind == Step::Kind::string) {
                const std::uint32_t length = findNul(bytes + pos, end - pos);
                if (length == end - pos)
                    return noNul(rows[step.row], {pos, length});
                if (!visitor_.string(rows[step.row], {pos, length}))
                    return false;
                pos += length + 1;
            } else if (step.kind == Step::Kind::octets) {
                const std::uint32_t length = bytes[pos - 1];
                if (length > end - pos)
                    return tooFewOctets(rows[step.row], {pos, end - pos}, length);
                if (!visitor_.octets(rows[step.row], {pos, length}))
                    return false;
                pos += length;
            } else if (step.kind == Step::Kind::group) {
                pos_ = pos;
                if (!group(rows[step.row]))
                    return false;
                pos = pos_;
            }
            if (step.octets > end - pos)
                return someIntegers(rows.subspan(step.firstInteger, step.integers), pos);
            if (step.octets != 0 && !visitor_.integers(rows.subspan(step.firstInteger, step.integers), pos))
                return false;
            pos += step.octets;
        }
        pos_ = pos;
        return true;
    }

    bool noNul(const FieldRow& row, ByteRange rest) {
        pos_ = end_;
        if (rest.length == 0)
            visitor_.missing(row, rest);
        else
            visitor_.unterminated(row, rest);
        return false;
    }

    bool tooFewOctets(const FieldRow& row, ByteRange rest, std::uint32_t promised) {
        pos_ = end_;
        visitor_.tooFewOctets(row, rest, promised);
        return false;
    }

    /// Visits those of the integers that are whole, and tells of the one that is not.
    bool someIntegers(std::span<const FieldRow> rows, std::uint32_t pos) {
        pos_ = end_;
        for (const FieldRow& row : rows) {
            if (row.size > end_ - pos) {
                visitor_.missing(row, {pos, end_ - pos});
                break;
            }
            if (!visitor_.integers({&row, 1}, pos))
                break;
            pos += row.size;
        }
        return false;
    }

    bool group(const FieldRow& row) {
        const GroupRow& group = *row.group;
        const std::uint32_t count = pdu_[pos_ - 1];
        const ByteRange countRange{pos_ - 1, 1};
        visitor_.beginGroup(group, countRange);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (pos_ == end_) {
                visitor_.endGroup(pos_);
                visitor_.tooFewElements(row, countRange, i, count);
                return false;
            }
            const bool good = element(group);
            visitor_.endElement(pos_);
            if (!good) {
                visitor_.endGroup(pos_);
                return false;
            }
        }
        visitor_.endGroup(pos_);
        return true;
    }

    bool element(const GroupRow& group) {
        const std::uint32_t at = pos_;
        const VariantRow* form = group.variants.data();
        if (group.selector != nullptr) {
            while (form != group.variants.data() + group.variants.size() && form->selector != pdu_[at])
                ++form;
            if (form == group.variants.data() + group.variants.size()) {
                visitor_.badSelector(group, {at, 1});
                return false;
            }
        }
        visitor_.element(group, *form, at);
        if (group.selector != nullptr) {
            ++pos_;
            if (!visitor_.integers({group.selector, 1}, at))
                return false;
        }
        return fields(form->fields, form->steps);
    }

    Bytes pdu_;
    std::uint32_t end_;
    std::uint32_t pos_ = kHeaderLength;
    V& visitor_;
};

}  // namespace smppscope::dissector
