#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "dissector/tables/user_data_enumerations.h"
#include "dissector/tables/wap_enumerations.h"
#include "dissector/udh/elements.h"
#include "dissector/udh/ports.h"
#include "dissector/wap/mms_headers.h"
#include "dissector/wap/wbxml_documents.h"
#include "dissector/wap/wsp_headers.h"
#include "tests/unit/dissector/wap_facts.h"

// The tables must say what tests/data/wap.json says: nothing less, nothing more. Remarks are left out.

namespace smppscope::dissector::tests {

namespace {

std::string hexId(std::uint32_t id, int digits = 2) {
    return fmt::format("0x{:0{}X}", id, digits);
}

Json asFact(const PartRow& part) {
    return {{"name", part.name}, {"size", part.size == 0 ? Json() : Json(part.size)}};
}

/// "3", "3 or 4", "2 to 129", "4 or more"; nothing where any length will do.
Json lengthFact(const ElementRow& row) {
    if (row.min == row.max)
        return row.min;
    if (row.max == 255)
        return row.min == 0 ? Json() : Json(fmt::format("{} or more", row.min));
    return fmt::format("{} {} {}", row.min, row.max - row.min == 1 ? "or" : "to", row.max);
}

Json asFact(const ElementRow& row) {
    Json layout = Json::array();
    for (const PartRow& part : row.parts)
        layout.push_back(asFact(part));
    return {{"id", hexId(row.id)},
            {"name", row.name},
            {"length", lengthFact(row)},
            {"layout", layout},
            {"repeatable", row.repeat == Repeat::unknown ? Json() : Json(row.repeat == Repeat::often)},
            {"class", row.enhanced ? "ems" : "sms"}};
}

/// {"0x00": "name"}, whatever else a fact says.
Json namesFact(const Json& section) {
    Json names = Json::object();
    for (const auto& [id, fact] : section.items())
        names[std::to_string(std::stoul(id, nullptr, 16))] = fact.is_object() ? fact.at("name") : fact;
    return names;
}

Json namesOf(const Enumeration& enumeration) {
    Json names = Json::object();
    for (const EnumValue& row : enumeration.values)
        names[std::to_string(row.value)] = row.name;
    return names;
}

Json rangesFact(std::span<const RangeName> ranges, bool hexIds) {
    Json facts = Json::array();
    for (const RangeName& row : ranges)
        facts.push_back(hexIds ? Json{hexId(row.range.first), hexId(row.range.last), row.name}
                               : Json{row.range.first, row.range.last, row.name});
    return facts;
}

}  // namespace

TEST(WapEqualsFacts, HeaderElements) {
    const Json& facts = wapFacts().at("udh").at("elements");
    ASSERT_EQ(facts.size(), headerElements().size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Json fact = facts[i];
        fact.erase("checked");
        fact.erase("note");
        for (Json& part : fact["layout"])
            part.erase("meaning");
        Json ours = asFact(headerElements()[i]);
        // Data without an inner form is one part in the facts and none in the table.
        if (ours.at("layout").empty() && fact.at("layout").size() == 1 && fact["layout"][0]["size"].is_null())
            fact["layout"] = Json::array();
        EXPECT_EQ(ours, fact);
    }
}

TEST(WapEqualsFacts, RangesOfElementsAndColours) {
    EXPECT_EQ(rangesFact(kHeaderElement.ranges, true), wapFacts().at("udh").at("ranges"));
    Json colours = Json::array();
    for (const EnumValue& row : kTextColour.values)
        colours.push_back(row.name);
    EXPECT_EQ(colours, wapFacts().at("udh").at("colours"));
}

TEST(WapEqualsFacts, Ports) {
    Json ports = Json::array();
    for (const PortRow& row : applicationPorts())
        ports.push_back({{"port", row.port}, {"name", row.name}});
    Json facts = wapFacts().at("udh").at("ports_16bit");
    for (Json& fact : facts) {
        fact.erase("hex");
        fact.erase("sources");
    }
    EXPECT_EQ(ports, facts);
    EXPECT_EQ(rangesFact(kApplicationPort.ranges, false), wapFacts().at("udh").at("port_ranges").at("16bit"));
    EXPECT_EQ(rangesFact(kApplicationPort8.ranges, false), wapFacts().at("udh").at("port_ranges").at("8bit"));
}

TEST(WapEqualsFacts, Wsp) {
    const Json& wsp = wapFacts().at("wsp");
    EXPECT_EQ(namesOf(kWspPduType), namesFact(wsp.at("pdu_types")));
    EXPECT_EQ(namesOf(kWspContentType), namesFact(wsp.at("content_types")));
    EXPECT_EQ(namesOf(kWspParameter), namesFact(wsp.at("parameters")));
    EXPECT_EQ(namesOf(kWapApplication), namesFact(wsp.at("application_ids")));
    Json headers = Json::object();
    for (const WspHeaderRow& row : wspHeaders())
        headers[std::to_string(row.id)] = row.name;
    EXPECT_EQ(headers, namesFact(wsp.at("headers")));
}

TEST(WapEqualsFacts, Wbxml) {
    const Json& wbxml = wapFacts().at("wbxml");
    EXPECT_EQ(namesOf(kWbxmlVersion), namesFact(wbxml.at("version_octet")));
    EXPECT_EQ(namesOf(kWbxmlPublicId), namesFact(wbxml.at("public_ids")));
    Json documents = Json::object();
    for (const WbxmlDocument& document : wbxmlDocuments()) {
        Json& fact = documents[std::string(document.name)];
        fact["public_id"] = hexId(document.publicId);
        for (const WbxmlTag& row : document.tags)
            fact["tags"][hexId(row.token)] = row.name;
        for (const WbxmlAttribute& row : document.attributes)
            fact["attributes"][hexId(row.token)] = {{"name", row.name}, {"value_start", row.valueStart}};
        for (const WbxmlTag& row : document.values)
            fact["values"][hexId(row.token)] = row.name;
    }
    Json facts = wbxml.at("documents");
    for (Json& fact : facts)
        fact.erase("note");
    EXPECT_EQ(documents, facts);
}

TEST(WapEqualsFacts, MmsHeaders) {
    Json headers = Json::object();
    for (const MmsHeaderRow& row : mmsHeaders())
        headers[std::to_string(row.id)] = row.name;
    EXPECT_EQ(headers, namesFact(wapFacts().at("mms").at("fields")));
}

TEST(WapEqualsFacts, MmsEnumerations) {
    const std::pair<const char*, const Enumeration*> all[] = {
        {"message_type", &kMmsMessageType},
        {"yes_no", &kMmsYesNo},
        {"message_class", &kMmsMessageClass},
        {"priority", &kMmsPriority},
        {"sender_visibility", &kMmsSenderVisibility},
        {"status", &kMmsStatus},
        {"read_status", &kMmsReadStatus},
        {"reply_charging", &kMmsReplyCharging},
        {"mm_state", &kMmsMmState},
        {"content_class", &kMmsContentClass},
        {"cancel_status", &kMmsCancelStatus},
        {"response_status", &kMmsResponseStatus},
        {"retrieve_status", &kMmsRetrieveStatus},
    };
    const Json& facts = wapFacts().at("mms").at("enums");
    EXPECT_EQ(facts.size(), std::size(all));
    for (const auto& [name, enumeration] : all)
        EXPECT_EQ(namesOf(*enumeration), namesFact(facts.at(name))) << name;
}

}  // namespace smppscope::dissector::tests
