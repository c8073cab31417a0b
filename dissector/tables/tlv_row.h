#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "dissector/tables/field_row.h"
#include "dissector/tables/range_row.h"

namespace smppscope::dissector {

/// Some of the standard commands, by id.
class CommandSet {
  public:
    constexpr CommandSet() = default;
    constexpr CommandSet(std::initializer_list<std::uint32_t> ids) {
        for (const std::uint32_t id : ids)
            bits_[id >> 31] |= std::uint64_t{1} << slot(id);
    }

    constexpr bool has(std::uint32_t id) const { return ((bits_[id >> 31] >> slot(id)) & 1) != 0; }
    constexpr CommandSet operator|(const CommandSet& other) const {
        CommandSet both = *this;
        both.bits_[0] |= other.bits_[0];
        both.bits_[1] |= other.bits_[1];
        return both;
    }

  private:
    /// Ids below 0x30, then 0x100 to 0x107, then 0x110 to 0x116; all others share the last one, which stays
    /// empty.
    static constexpr unsigned slot(std::uint32_t id) {
        const std::uint32_t base = id & 0x7FFFFFFFu;
        if (base < 0x30)
            return base;
        if (base >= 0x100 && base < 0x108)
            return 0x30 + (base - 0x100);
        if (base >= 0x110 && base < 0x117)
            return 0x38 + (base - 0x110);
        return 63;
    }

    std::array<std::uint64_t, 2> bits_{};
};

enum class TlvType : std::uint8_t {
    integer,
    bits,    ///< one octet of bit fields
    string,  ///< C-Octet String; the NUL is often left out
    octets,
    structure,  ///< several parts
};

/// A part of the value of a TLV or of a header element.
struct PartRow {
    std::string_view name = {};  ///< in the specification
    std::uint8_t size;           ///< octets; 0: all that is left
    const FieldInfo* info;       ///< nullptr: reserved, not shown
    std::uint16_t max = 0;       ///< of a part that takes the rest; 0: no limit of its own
    std::uint8_t mask = 0;       ///< the bits that count; 0: all
    bool optional = false;
    std::span<const BitRow> bits = {};
    std::string_view charset = {};
    std::string_view namesIfZero = {};         ///< values have names only while this part before it is 0
    const Enumeration* enumeration = nullptr;  ///< names of values where they depend on more than the field
};

/// Lengths that one version allows.
struct LengthRule {
    Version version;
    std::span<const std::uint16_t> lengths = {};
};

/// What only some TLVs have.
struct TlvExtras {
    std::span<const BitRow> bits = {};
    std::span<const PartRow> parts = {};
    const FieldInfo* emptyInfo = nullptr;     ///< of a value of no octets, where that has a name of its own
    const FieldInfo* relativeInfo = nullptr;  ///< times: the field of a relative one
    Format format = Format::none;
    bool repeatable = false;
    std::string_view charsetFrom = {};  ///< as of a FieldRow
    std::string_view headerIf = {};
    std::string_view alias = {};  ///< another name of the specifications
    std::string_view unit = {};
    std::span<const std::uint16_t> acceptedLengths = {};  ///< seen in practice beside min to max
    std::span<const LengthRule> lengthRules = {};
};

/// A TLV (optional parameter).
struct TlvRow : TlvExtras {
    std::uint16_t tag;
    std::string_view name;
    TlvType type;
    std::uint16_t min;  ///< octets of the value
    std::uint16_t max;
    VersionSet versions;
    std::string_view network;
    std::string_view meaning;
    const FieldInfo* info;  ///< of the whole value; nullptr: its parts say it all
    CommandSet in34;        ///< commands that carry it in v3.4
    CommandSet in50;
};

/// A vendor's TLV. Tags have several owners, so a name is no more than a hint.
struct VendorTlvRow {
    std::uint16_t tag;
    std::string_view name = {};
    std::string_view type = {};
    std::string_view usedBy = {};
    std::string_view confidence = {};
    std::string_view conflicts = {};  ///< other uses of the tag, separated by "; "
};

/// A TLV of the proprietary version 4.0, known by name only.
struct LegacyTlvRow {
    std::uint16_t tag;
    std::string_view name = {};
};

std::span<const TlvRow> standardTlvs();
std::span<const VendorTlvRow> vendorTlvs();
std::span<const LegacyTlvRow> version4Tlvs();
std::span<const RangeRow> tlvRanges();

/// The row of a tag or a name, or nullptr.
const TlvRow* findTlv(std::uint16_t tag);
const TlvRow* findTlv(std::string_view name);

constexpr std::uint16_t kFirstVendorTag = 0x1400;
constexpr std::uint16_t kLastVendorTag = 0x3FFF;

}  // namespace smppscope::dissector
