#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dissector/commands.h"
#include "dissector/tables/field_row.h"
#include "dissector/tables/range_row.h"

namespace smppscope::dissector {

/// Whether a response may be a bare header although its command has a body.
enum class BodyAbsence : std::uint8_t {
    never,
    withError,  ///< if command_status is not 0
    always,     ///< deliver_sm_resp: its only field is unused, and many peers leave it out
};

/// Octets of the shortest body: empty strings, no elements.
constexpr std::uint32_t leastOctets(std::span<const FieldRow> body) {
    std::uint32_t octets = 0;
    for (const FieldRow& field : body)
        if (!field.presentIf)
            octets += field.wire == Wire::string || field.wire == Wire::time ? 1 : field.size;
    return octets;
}

/// A command: a list of field rows.
struct CommandRow {
    std::uint32_t id;
    std::string_view name = {};
    CommandKind kind;
    VersionSet versions;  ///< none: a vendor's
    Sender sender;
    std::span<const FieldRow> body = {};
    SessionRule states = {};
    BodyAbsence bodyAbsence = BodyAbsence::never;
    std::span<const std::uint16_t> mandatoryTlvs = {};
    std::string_view vendor = {};
    bool layoutKnown = true;  ///< false: only the id is known; the body is shown as bytes
    Steps steps = Steps(body);
    std::uint32_t minimumBody = leastOctets(body);
};

/// An id of the proprietary version 4.0, known by name only.
struct LegacyCommandRow {
    std::uint32_t id;
    std::string_view name = {};
    bool holdsPassword = false;  ///< the body is masked, since nobody knows where in it the password is
};

std::span<const CommandRow> standardCommands();  ///< SMPP v3.3, v3.4, v5.0
std::span<const CommandRow> vendorCommands();
std::span<const LegacyCommandRow> version4Commands();
std::span<const RangeRow> commandRanges();

/// The row of a command, or nullptr. Constant time.
const CommandRow* findCommand(std::uint32_t command);

}  // namespace smppscope::dissector
