#include "dissector/commands.h"

#include <fmt/format.h>

#include "dissector/header.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/enumerations.h"

namespace smppscope::dissector {

std::string commandName(std::uint32_t command) {
    if (const EnumValue* row = kCommandId.find(command))
        return std::string(row->name);
    for (const LegacyCommandRow& row : version4Commands())
        if (row.id == command)
            return fmt::format("{}_v4", row.name);
    return fmt::format("unknown_0x{:08x}", command);
}

const EnumValue* findCommandByName(std::string_view name) {
    return kCommandId.find(name);
}

std::string statusName(std::uint32_t status) {
    if (const EnumValue* row = kCommandStatus.find(status))
        return std::string(row->name);
    return fmt::format("0x{:08x}", status);
}

bool expectsResponse(std::uint32_t command) {
    if (isResponse(command))
        return false;
    const CommandRow* row = findCommand(command);
    return row == nullptr || row->kind == CommandKind::request;
}

bool mayBeSent(std::uint32_t command, Sender sender, SessionStates state, std::uint8_t interfaceVersion) {
    const CommandRow* row = findCommand(command);
    if (row == nullptr || row->states == SessionRule{})
        return true;
    const SessionRule& rule = row->states;
    const auto allowed = [&](SessionStates esme, SessionStates centre) {
        return (sender != Sender::messageCentre && overlap(esme, state)) ||
               (sender != Sender::esme && overlap(centre, state));
    };
    const bool by34 = allowed(rule.esme34, rule.centre34);
    const bool by50 = allowed(rule.esme50, rule.centre50);
    if (interfaceVersion == 0)
        return by34 || by50;
    const bool newRules = interfaceVersion >= 0x50 || !row->versions.has(Version::v34);
    return newRules ? by50 : by34;
}

}  // namespace smppscope::dissector
