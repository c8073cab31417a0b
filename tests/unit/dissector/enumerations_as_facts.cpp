#include <fmt/format.h>

#include "dissector/tables/data_coding.h"
#include "dissector/tables/enumerations.h"
#include "dissector/tables/mandatory_fields.h"
#include "dissector/tables/message_state.h"
#include "tests/unit/dissector/fact_parts.h"
#include "tests/unit/dissector/tables_as_facts.h"

namespace smppscope::dissector::tests {

namespace {

Json namedRanges(const Enumeration& names) {
    Json facts = Json::array();
    for (const RangeName& row : names.ranges)
        facts.push_back({{"range", {row.range.first, row.range.last}}, {"name", row.name}});
    return facts;
}

Json enumeration(const Enumeration& names) {
    Json fact{{"values", valuesAsFacts(names.values)}};
    if (!names.reserved.empty())
        fact["reserved"] = reservedAsFacts(names.reserved);
    if (!names.ranges.empty())
        fact["ranges"] = namedRanges(names);
    if (!names.seen.empty())
        fact["seen"] = valuesAsFacts(names.seen);
    return fact;
}

Json serviceType() {
    Json fact;
    for (const EnumValue& row : kServiceType.values)
        fact["values"][std::string(row.name)] = row.meaning;
    return fact;
}

Json messageState() {
    Json fact;
    for (const MessageStateRow& row : messageStates()) {
        Json state{{"name", row.name}, {"versions", versionNames(row.versions)}};
        state["final"] = row.final == Finality::unclear ? Json() : Json(row.final == Finality::yes);
        if (!row.receiptText.empty())
            state["receipt_text"] = row.receiptText;
        if (!row.name33.empty())
            state["alias_3.3"] = row.name33;
        fact["values"][fmt::format("{}", row.value)] = std::move(state);
    }
    return fact;
}

Json priorityFlag() {
    Json fact;
    for (const NetworkNames& row : kPriorityFlag.byNetwork)
        fact["by_network"][std::string(row.network)] = valuesAsFacts(row.values);
    return fact;
}

Json dataCoding() {
    Json fact{{"ranges", namedRanges(kDataCoding)}, {"message_class", valuesAsFacts(kMessageClass.values)}};
    for (const EnumValue& row : kDataCoding.values)
        fact["values"][fmt::format("{}", row.value)] = {
            {"name", row.name}, {"charset", row.meaning.empty() ? Json() : Json(row.meaning)}};
    fact["common_raw_gsm_values"] = valuesAsFacts(kDataCoding.seen);
    for (const DataCodingGroup& row : dataCodingGroups()) {
        Json group{{"match", {{"mask", hexId(row.mask, 2)}, {"value", hexId(row.value, 2)}}},
                   {"name", row.name}};
        // The upper four bits are a field of Wireshark's that the facts don't need.
        Json bits = bitsAsFacts(row.bits.subspan(1));
        for (Json& bit : bits) {
            if (bit["name"] != "alphabet" && bit["name"] != "type")
                bit.erase("values");
        }
        for (const BitRow& bit : row.bits)
            for (const BitRow& condition : row.bits)
                if (bit.validIf == condition.mask)
                    bits[static_cast<std::size_t>(&bit - &row.bits[1])]["valid_if"] = condition.name;
        if (!bits.empty())
            group["bits"] = std::move(bits);
        if (!row.charset.empty())
            group["charset"] = row.charset;
        fact["gsm_dcs"].push_back(std::move(group));
    }
    return fact;
}

}  // namespace

Json enumerationsAsFacts() {
    Json facts;
    for (const Enumeration* names :
         {&kTon, &kNpi, &kInterfaceVersion, &kDestFlag, &kReplaceIfPresent, &kProtocolId, &kOperationResult})
        facts[std::string(names->name)] = enumeration(*names);
    facts["service_type"] = serviceType();
    facts["message_state"] = messageState();
    facts["priority_flag"] = priorityFlag();
    facts["data_coding"] = dataCoding();
    facts["esm_class"]["by_direction"] = {{"esme_to_mc", bitsAsFacts(kEsmClassBits)},
                                          {"mc_to_esme", bitsAsFacts(kEsmClassBitsFromCentre)}};
    facts["registered_delivery"]["bits"] = bitsAsFacts(kRegisteredDeliveryBits);
    return facts;
}

}  // namespace smppscope::dissector::tests
