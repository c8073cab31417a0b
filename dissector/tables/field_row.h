#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dissector/fields.h"
#include "dissector/tables/versions.h"

namespace smppscope::dissector {

/// How a field lies on the wire.
enum class Wire : std::uint8_t {
    integer,  ///< big endian, 1, 2 or 4 octets
    string,   ///< C-Octet String: up to and with a NUL
    time,     ///< C-Octet String that holds a time: empty or 16 characters (SMPP v3.4 7.1.1)
    octets,   ///< as many octets as the length field before it says
    group,    ///< as many elements as the count field before it says
};

/// What a string stands for beyond text.
enum class Format : std::uint8_t {
    none,
    hexDigits,  ///< a message_id of SMPP v3.3
    time,       ///< absolute or relative
    finalTime,  ///< absolute, or empty while the state is not final
};

/// What one version says otherwise about a field.
struct VersionRule {
    Version version;
    std::string_view name = {};            ///< another name in that version, or empty
    std::uint16_t max = 0;                 ///< another maximum, or 0
    std::optional<ValueRange> range = {};  ///< values that the version allows
    Format format = Format::none;
};

/// Some bits of an integer.
struct BitRow {
    std::uint8_t mask;
    std::string_view name = {};                ///< in the specification
    const FieldInfo* info;                     ///< nullptr: reserved bits, not shown
    const Enumeration* enumeration = nullptr;  ///< names of values where they depend on more than the field
    std::uint8_t validIf = 0;                  ///< the bits count only if this bit is set; 0: always

    constexpr std::uint8_t shift() const {
        std::uint8_t places = 0;
        while (((mask >> places) & 1) == 0)
            ++places;
        return places;
    }
};

struct GroupRow;

/// A field is only there if the body's first octet has this value (Huawei's `version`).
struct PresentIf {
    std::uint8_t firstOctet = 0;
};

/// A mandatory field of a command.
struct FieldRow {
    std::string_view name = {};  ///< in the specification
    Wire wire = Wire::integer;
    std::uint8_t size = 0;  ///< integer: octets
    std::uint16_t max = 0;  ///< string: octets with the NUL; 0: no limit
    const FieldInfo* info = nullptr;
    const FieldInfo* relativeInfo = nullptr;  ///< time: the field of a relative one
    Format format = Format::none;
    std::string_view emptyTime = {};  ///< time: what an empty one means
    std::string_view countOf = {};    ///< integer: the octets or group whose length or count it is
    std::string_view countedBy = {};  ///< octets, group: the integer that says how long
    const GroupRow* group = nullptr;
    std::string_view charsetFrom = {};  ///< octets of text: the field that says in which character set
    std::string_view headerIf = {};     ///< octets of text: what says that a user data header begins them
    std::string_view bitsName = {};     ///< name of the bit field in the specification
    std::span<const BitRow> bits = {};
    std::span<const VersionRule> rules = {};
    std::optional<ValueRange> range = {};
    std::optional<PresentIf> presentIf = {};
};

/// One step of walking over a body: a field of variable length or none, and the integers behind it, so that
/// the load pass makes few steps.
struct Step {
    enum class Kind : std::uint8_t { none, string, octets, group };
    Kind kind = Kind::none;
    bool conditional = false;  ///< the first row has a condition
    std::uint8_t row = 0;      ///< of the field of variable length, if there is one
    std::uint8_t firstInteger = 0;
    std::uint8_t integers = 0;  ///< rows
    std::uint8_t octets = 0;    ///< of all the integers
};

/// The steps over a list of rows.
class Steps {
  public:
    static constexpr std::size_t kMax = 12;

    constexpr Steps() = default;
    /// Throws, so does not compile, if there are more than kMax or if a count does not stand right before
    /// what it counts.
    constexpr explicit Steps(std::span<const FieldRow> fields);

    constexpr const Step* begin() const { return steps_.data(); }
    constexpr const Step* end() const { return steps_.data() + count_; }

  private:
    constexpr void add(const FieldRow& field, std::uint8_t index);

    std::array<Step, kMax> steps_{};
    std::uint8_t count_ = 0;
};

/// One of the forms that an element of a group can have.
struct VariantRow {
    std::uint8_t selector;  ///< value of the selector; 0 where the group has none
    std::string_view name = {};
    std::uint16_t minOctets;  ///< of an element, the selector included
    std::uint16_t maxOctets;
    std::span<const FieldRow> fields = {};
    Steps steps;
};

/// A repeated group of fields (SMPP v3.4 4.5.1.1).
struct GroupRow {
    std::string_view name = {};
    const FieldInfo* list;     ///< heading of all elements
    const FieldInfo* element;  ///< heading of one
    const FieldRow* selector;  ///< first field of each element, or nullptr
    std::span<const VariantRow> variants = {};
};

constexpr void Steps::add(const FieldRow& field, std::uint8_t index) {
    const bool integer = field.wire == Wire::integer;
    const bool newStep = !integer || count_ == 0 || field.presentIf || steps_[count_ - 1u].conditional;
    if (newStep) {
        if (count_ == kMax)
            throw "too many steps";
        const auto kind = integer                      ? Step::Kind::none
                          : field.wire == Wire::octets ? Step::Kind::octets
                          : field.wire == Wire::group  ? Step::Kind::group
                                                       : Step::Kind::string;
        const auto next = static_cast<std::uint8_t>(integer ? index : index + 1);
        steps_[count_++] = {kind, field.presentIf.has_value(), index, next, 0, 0};
    }
    if (integer) {
        Step& step = steps_[count_ - 1u];
        ++step.integers;
        step.octets = static_cast<std::uint8_t>(step.octets + field.size);
    }
}

constexpr Steps::Steps(std::span<const FieldRow> fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool counted = fields[i].wire == Wire::octets || fields[i].wire == Wire::group;
        if (counted && (i == 0 || fields[i - 1].name != fields[i].countedBy || fields[i - 1].size != 1))
            throw "a count must be the octet before what it counts";
        add(fields[i], static_cast<std::uint8_t>(i));
    }
}

}  // namespace smppscope::dissector
