#pragma once

#include <cstring>

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

    std::uint32_t position() const { return pos_; }
    void seek(std::uint32_t position) { pos_ = position; }

  private:
    bool fields(std::span<const FieldRow> rows, const Steps& steps) {
        for (const Step& step : steps) {
            const FieldRow& row = rows[step.firstRow];
            if (row.presentIf && pdu_[kHeaderLength] != row.presentIf->firstOctet)
                continue;
            switch (step.kind) {
                case Step::Kind::integers:
                    if (!integers(rows.subspan(step.firstRow, step.rows), step.octets))
                        return false;
                    break;
                case Step::Kind::string:
                    if (!string(row))
                        return false;
                    break;
                case Step::Kind::octets:
                    if (!octets(row))
                        return false;
                    break;
                case Step::Kind::group:
                    if (!group(row))
                        return false;
                    break;
            }
        }
        return true;
    }

    bool integers(std::span<const FieldRow> rows, std::uint32_t length) {
        const std::uint32_t at = pos_;
        if (length <= end_ - at) {
            pos_ += length;
            return visitor_.integers(rows, at);
        }
        for (const FieldRow& row : rows) {
            if (row.size > end_ - pos_) {
                visitor_.missing(row, {pos_, end_ - pos_});
                return false;
            }
            if (!visitor_.integers({&row, 1}, pos_))
                return false;
            pos_ += row.size;
        }
        return true;
    }

    bool string(const FieldRow& row) {
        const std::uint32_t at = pos_;
        if (at == end_) {
            visitor_.missing(row, {at, 0});
            return false;
        }
        const void* nul = std::memchr(&pdu_[at], 0, end_ - at);
        if (nul == nullptr) {
            pos_ = end_;
            visitor_.unterminated(row, {at, end_ - at});
            return false;
        }
        const auto length = static_cast<std::uint32_t>(static_cast<const std::uint8_t*>(nul) - &pdu_[at]);
        pos_ = at + length + 1;
        return visitor_.string(row, {at, length});
    }

    bool octets(const FieldRow& row) {
        const std::uint32_t at = pos_;
        const std::uint32_t promised = pdu_[at - 1];
        if (promised > end_ - at) {
            pos_ = end_;
            visitor_.tooFewOctets(row, {at, end_ - at}, promised);
            return false;
        }
        pos_ += promised;
        return visitor_.octets(row, {at, promised});
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
