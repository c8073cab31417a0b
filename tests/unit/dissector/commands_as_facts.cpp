#include <algorithm>

#include <fmt/format.h>

#include "dissector/header.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/tlv_row.h"
#include "tests/unit/dissector/fact_parts.h"
#include "tests/unit/dissector/tables_as_facts.h"

namespace smppscope::dissector::tests {

namespace {

Json versionRule(const VersionRule& rule) {
    Json fact = Json::object();
    if (!rule.name.empty())
        fact["name"] = rule.name;
    if (rule.max != 0)
        fact["max"] = rule.max;
    if (rule.range)
        fact["range"] = {rule.range->first, rule.range->last};
    if (rule.format == Format::hexDigits)
        fact["format"] = "hex digits";
    return fact;
}

Json integerField(const FieldRow& row) {
    Json fact{{"name", row.name}, {"type", "int"}, {"size", row.size}};
    if (!row.bitsName.empty())
        fact["bits"] = row.bitsName;
    else if (row.info->enumeration != nullptr)
        addNames(fact, *row.info->enumeration);
    if (!row.countOf.empty())
        fact["role"] =
            fmt::format("{}:{}", row.countOf == "short_message" ? "length_of" : "count_of", row.countOf);
    return fact;
}

Json stringField(const FieldRow& row) {
    Json fact{{"name", row.name}, {"type", "cstring"}, {"max", row.max == 0 ? Json() : Json(row.max)}};
    if (row.info->enumeration != nullptr)
        fact["enum"] = row.info->enumeration->name;
    return fact;
}

Json timeField(const FieldRow& row) {
    return {{"name", row.name},
            {"type", "cstring_time"},
            {"sizes", {1, row.max}},
            {"format", row.format == Format::finalTime ? "smpp_time_final_date" : "smpp_time"}};
}

Json octetsField(const FieldRow& row) {
    const auto orNull = [](std::string_view text) { return text.empty() ? Json() : Json(text); };
    return {{"name", row.name},
            {"type", "octets"},
            {"length_from", row.countedBy},
            {"charset_from", orNull(row.charsetFrom)},
            {"udh_if", orNull(row.headerIf)}};
}

Json field(const FieldRow& row);

Json groupField(const FieldRow& row) {
    const GroupRow& group = *row.group;
    Json fact{{"name", row.name}, {"type", "group"}, {"repeat_from", row.countedBy}};
    if (group.selector != nullptr)
        fact["selector"] = field(*group.selector);
    for (const VariantRow& form : group.variants) {
        Json fields = Json::array();
        for (const FieldRow& part : form.fields)
            fields.push_back(field(part));
        const std::string key = group.selector == nullptr ? "-" : fmt::format("{}", form.selector);
        fact["variants"][key] = {
            {"name", form.name}, {"octets", {form.minOctets, form.maxOctets}}, {"fields", std::move(fields)}};
    }
    return fact;
}

Json field(const FieldRow& row) {
    Json fact = row.wire == Wire::integer  ? integerField(row)
                : row.wire == Wire::string ? stringField(row)
                : row.wire == Wire::time   ? timeField(row)
                : row.wire == Wire::octets ? octetsField(row)
                                           : groupField(row);
    for (const VersionRule& rule : row.rules)
        fact["by_version"][versionName(rule.version)] = versionRule(rule);
    if (row.range)
        fact["range"] = {row.range->first, row.range->last};
    if (row.presentIf)
        fact["present_if"] = fmt::format("version == '{:c}'", row.presentIf->firstOctet);
    return fact;
}

Json body(const CommandRow& row) {
    Json fields = Json::array();
    for (const FieldRow& part : row.body)
        fields.push_back(field(part));
    return fields;
}

Json states(SessionStates states) {
    constexpr std::pair<SessionStates, std::string_view> kNames[] = {
        {SessionStates::open, "OPEN"},          {SessionStates::outbound, "OUTBOUND"},
        {SessionStates::boundTx, "BOUND_TX"},   {SessionStates::boundRx, "BOUND_RX"},
        {SessionStates::boundTrx, "BOUND_TRX"}, {SessionStates::unbound, "UNBOUND"}};
    Json list = Json::array();
    for (const auto& [state, name] : kNames)
        if (overlap(states, state))
            list.push_back(name);
    return list;
}

Json sessionStates(const SessionRule& rule) {
    Json fact;
    const auto add = [&fact](const char* version, const char* side, SessionStates set) {
        if (set != SessionStates::none)
            fact[version][side] = states(set);
    };
    add("3.4", "esme", rule.esme34);
    add("3.4", "mc", rule.centre34);
    add("5.0", "esme", rule.esme50);
    add("5.0", "mc", rule.centre50);
    return fact;
}

/// The TLVs of a command, by version. The facts list congestion_state, which goes with every response of
/// v5.0, among the TLVs only.
Json tlvs(std::uint32_t command) {
    Json fact = Json::object();
    for (const TlvRow& row : standardTlvs()) {
        if (row.in34.has(command))
            fact["3.4"].push_back(row.name);
        if (row.in50.has(command) && row.name != "congestion_state")
            fact["5.0"].push_back(row.name);
    }
    for (auto& list : fact)
        std::sort(list.begin(), list.end());
    return fact;
}

std::string_view kindName(CommandKind kind) {
    return kind == CommandKind::request ? "request" : kind == CommandKind::response ? "response" : "oneway";
}

std::string_view directionName(Sender sender) {
    return sender == Sender::esme ? "esme_to_mc" : sender == Sender::messageCentre ? "mc_to_esme" : "both";
}

Json command(const CommandRow& row) {
    Json fact{{"id", hexId(row.id, 8)},
              {"name", row.name},
              {"kind", kindName(row.kind)},
              {"versions", versionNames(row.versions)},
              {"direction", directionName(row.sender)},
              {"body", body(row)},
              {"tlvs", tlvs(row.id)}};
    if (row.kind == CommandKind::request)
        fact["response"] = commandName(row.id | kResponseBit);
    if (row.kind == CommandKind::response)
        fact["request"] = row.id == kGenericNack ? Json() : Json(commandName(row.id & ~kResponseBit));
    fact["body_may_be_absent"] = row.bodyAbsence != BodyAbsence::never;
    if (row.states != SessionRule{})
        fact["session_states"] = sessionStates(row.states);
    for (const std::uint16_t tag : row.mandatoryTlvs)
        fact["mandatory_tlvs"].push_back(findTlv(tag)->name);
    return fact;
}

}  // namespace

Json commandsAsFacts() {
    Json facts = Json::array();
    for (const CommandRow& row : standardCommands())
        facts.push_back(command(row));
    return sortedBy("id", std::move(facts));
}

Json vendorCommandsAsFacts() {
    Json facts = Json::array();
    for (const CommandRow& row : vendorCommands()) {
        Json fact{{"id", hexId(row.id, 8)}, {"name", row.name}, {"vendor", row.vendor}};
        if (row.layoutKnown)
            fact["body"] = body(row);
        facts.push_back(std::move(fact));
    }
    return sortedBy("id", std::move(facts));
}

Json version4CommandsAsFacts() {
    Json facts = Json::array();
    for (const LegacyCommandRow& row : version4Commands())
        facts.push_back({{"id", hexId(row.id, 8)}, {"name", row.name}});
    return facts;
}

Json commandRangesAsFacts() {
    return rangesAsFacts(commandRanges(), 8);
}

}  // namespace smppscope::dissector::tests
