#include <chrono>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "dissector/message_tree.h"
#include "tests/unit/dissector/message_builder.h"
#include "tests/unit/dissector/wap_facts.h"

namespace smppscope::dissector::tests {

namespace {

constexpr std::string_view kWapHeader = "0605040b8423f0";

/// The message of a test vector of the facts.
std::string vector(std::string_view name) {
    for (const Json& item : wapFacts().at("vectors"))
        if (item.at("name") == name)
            return item.at("udh").get<std::string>() + item.at("body").get<std::string>();
    return {};
}

/// A push whose content is a WBXML document of a service indication.
Tree indication(std::string_view documentInHex) {
    return withHeader(fmt::format("{} 01 06 01 ae {}", kWapHeader, documentInHex));
}

/// Of content that is too long for a short message.
Tree content(const std::string& octetsOfContent) {
    const Octets bytes = octets(octetsOfContent);
    return dissectContent(bytes, {2948, 9200, true});
}

const std::string kSiHead = fromHex("01 06 01 ae 02 05 6a 00");
const ApplicationPorts kPush{2948, 9200, true};

}  // namespace

TEST(WapPush, ServiceIndication) {
    const Tree tree = withHeader(vector("SI"));
    EXPECT_EQ(shown(tree, "wsp"),
              "service indication, http://www.example.com/news, \"New mail\", action signal-high");
    EXPECT_EQ(printed(tree, "wsp.TID"), "0x01");
    EXPECT_EQ(printed(tree, "wsp.pdu_type"), "0x06");
    EXPECT_EQ(printed(tree, "wsp.headers_length"), "4");
    EXPECT_EQ(printed(tree, "wsp.header.content_type"), "application/vnd.wap.sic");
    EXPECT_EQ(printed(tree, "wsp.parameter.charset"), "UTF-8");
    EXPECT_EQ(printed(tree, "wbxml.version"), "0x02");
    EXPECT_EQ(printed(tree, "wbxml.public_id.known"), "0x00000005");
    EXPECT_EQ(printed(tree, "wbxml.charset"), "106");
    EXPECT_EQ(printed(tree, "wbxml.known_tag"), "si,indication");
    EXPECT_EQ(printed(tree, "wbxml.str_i"), "example,news,id-1,New mail");
    EXPECT_EQ(printed(tree, "wbxml.known_attrstart"),
              "href='http://www.',si-id=,action='signal-high',created=,si-expires=");
    EXPECT_EQ(printed(tree, "wbxml.known_attrvalue"), "'.com/'");
    EXPECT_EQ(printed(tree, "wbxml.opaque_data"), "c30720260102030405,c30420261231");
    EXPECT_EQ(printed(tree, "smpp.wbxml.attribute"),
              "href=\"http://www.example.com/news\",si-id=\"id-1\",action=\"signal-high\","
              "created=\"2026-01-02T03:04:05Z\",si-expires=\"2026-12-31T00:00:00Z\"");
    EXPECT_EQ(issues(tree), "");
}

TEST(WapPush, ServiceLoading) {
    const Tree tree = withHeader(vector("SL"));
    EXPECT_EQ(shown(tree, "wsp"), "service loading, http://wap.example.com/go, action execute-high");
    EXPECT_EQ(printed(tree, "wsp.header.x_wap_application_id"), "x-wap-application:wml.ua");
    EXPECT_EQ(printed(tree, "wbxml.known_tag"), "sl");
    EXPECT_EQ(issues(tree), "");
}

TEST(WapPush, MultimediaNotification) {
    const Tree tree = withHeader(vector("MMS notification"));
    EXPECT_EQ(
        shown(tree, "wsp"),
        "multimedia message waiting at http://mmsc.example/T123, 29 kB, from +15550100, kept for 20 hours");
    EXPECT_EQ(printed(tree, "mmse.message_type"), "0x82");
    EXPECT_EQ(printed(tree, "mmse.transaction_id"), "T123");
    EXPECT_EQ(printed(tree, "mmse.mms_version"), "1.0");
    EXPECT_EQ(printed(tree, "mmse.from"), "+15550100/TYPE=PLMN");
    EXPECT_EQ(printed(tree, "mmse.message_class.id"), "0x80");
    EXPECT_EQ(printed(tree, "mmse.message_size"), "29696");
    EXPECT_EQ(printed(tree, "mmse.expiry.rel"), "72000.000000000");
    EXPECT_EQ(printed(tree, "mmse.content_location"), "http://mmsc.example/T123");
    EXPECT_EQ(issues(tree), "");
}

TEST(WapPush, MultimediaDeliveryReport) {
    // type delivery-ind, version 1.2, message id "m1", to "+15550100/TYPE=PLMN", date, status retrieved
    const Tree tree =
        content(fromHex("01 06 01 be 8c 86 8d 92 8b 6d3100 97 2b31353535303130302f545950453d504c4d4e00"
                        "85 04 69575a05 95 81"));
    EXPECT_EQ(shown(tree, "wsp"), "multimedia message delivery report: retrieved, to +15550100, message m1");
    EXPECT_EQ(printed(tree, "mmse.status"), "0x81");
    EXPECT_EQ(printed(tree, "mmse.date"), "Jan  2, 2026 05:39:17.000000000 UTC");
    EXPECT_EQ(issues(tree), "");
}

TEST(WapPush, ReadsOtherFormsOfMultimediaHeaders) {
    // class "vip", from hidden, subject in UTF-8 with its charset, expiry absolute, a free header, unknown
    // ids
    const Tree tree =
        content(fromHex("01 06 01 be 8c 82 8a 76697000 89 01 81 96 05 ea c3a900 00"
                        "88 06 80 04 69575a05 582d4100 6200 fe 02 0102 a3 81"));
    EXPECT_EQ(printed(tree, "mmse.message_class.str"), "vip");
    EXPECT_EQ(printed(tree, "mmse.from"), "(hidden)");
    EXPECT_EQ(printed(tree, "mmse.expiry.abs"), "Jan  2, 2026 05:39:17.000000000 UTC");
    EXPECT_EQ(printed(tree, "mmse.ffheader"), "X-A: b");
    EXPECT_EQ(shown(tree, "mmse.header.bytes"), "Header 0xfe: 0102");
    EXPECT_EQ(shown(tree, "mmse.header.uint"), "X-Mms-MM-State: sent (129)");
}

TEST(WapPush, IsReadByPortsOfTlvsToo) {
    const Tree tree = dissect(PduBuilder(kDataSm)
                                  .tlv("message_payload", fromHex(vector("SL").substr(kWapHeader.size())))
                                  .tlv("source_port", 9200)
                                  .tlv("destination_port", 2948)
                                  .build());
    EXPECT_EQ(shown(tree, "wsp"), "service loading, http://wap.example.com/go, action execute-high");
}

TEST(WapPush, APartIsNotReadAsTheWhole) {
    const Tree tree = withHeader("0b 05 04 0b84 23f0 00 03 07 02 01 01 06 03 ae 81 ea");
    EXPECT_EQ(printed(tree, "wsp"), "absent");
    EXPECT_EQ(printed(tree, "gsm_sms_ud.short_msg"), "010603ae81ea");
    EXPECT_EQ(issues(tree), "");
    EXPECT_EQ(shown(withHeader("0b 05 04 0b84 23f0 00 03 07 01 01" + vector("SL").substr(kWapHeader.size())),
                    "wsp"),
              "service loading, http://wap.example.com/go, action execute-high")
        << "part 1 of 1 is the whole";
}

TEST(WapPush, JoinedPartsAreReadByTheSameFunction) {
    const Octets body = octets(fromHex(vector("SI").substr(kWapHeader.size())));
    EXPECT_EQ(shown(dissectContent(body, kPush), "wsp"),
              "service indication, http://www.example.com/news, \"New mail\", action signal-high");
    EXPECT_TRUE(dissectContent(body, {5505, 0, true}).nodes.empty());
}

TEST(WapPush, ShowsOtherContentAndPdus) {
    EXPECT_EQ(shown(withHeader(fmt::format("{} 01 06 01 83 6869", kWapHeader)), "wsp"), "text/plain");
    EXPECT_EQ(printed(withHeader(fmt::format("{} 01 06 01 83 6869", kWapHeader)), "smpp.wap.data"), "6869");
    EXPECT_EQ(shown(withHeader(fmt::format("{} 01 40 05 6869", kWapHeader)), "wsp"), "WAP Get");
}

TEST(WapPush, ReadsHeadersOfAllForms) {
    // content type by name with a parameter, Content-Length long, Date, Push-Flag, a free one, a credential
    const Tree tree =
        content(fromHex("01 06 20 05 6100 89 6200 8d 02 0100 92 04 69575a05 b4 83 582d4100 6200"
                        "87 73656372657400"));
    EXPECT_EQ(printed(tree, "wsp.header.content_type"), "a");
    EXPECT_EQ(printed(tree, "wsp.header.content_length"), "256");
    EXPECT_EQ(printed(tree, "wsp.header.date"), "2026-01-02 05:39:17 UTC");
    EXPECT_EQ(printed(tree, "wsp.header.push_flag"), "3");
    EXPECT_EQ(printed(tree, "smpp.wap.header"), "X-A: b");
    EXPECT_EQ(printed(tree, "smpp.wap.header.secret"), kMask);
}

TEST(WapPush, TextsAreMarkedAsContent) {
    for (const char* name :
         {"wsp", "wbxml", "wbxml.str_i", "smpp.wbxml.attribute", "mmse", "mmse.content_location",
          "mmse.subject", "gsm_sms_ud.short_msg", "smpp.wap.data"})
        EXPECT_EQ(findField(name)->sensitivity, Sensitivity::content) << name;
    EXPECT_EQ(findField("mmse.from")->sensitivity, Sensitivity::address);
}

TEST(WapPush, DamageIsAnIssueInEveryTruncation) {
    for (const char* name : {"SI", "SL", "MMS notification"}) {
        const std::string whole = vector(name);
        for (std::size_t digits = kWapHeader.size() + 2; digits + 2 <= whole.size(); digits += 2) {
            const Tree tree = withHeader(whole.substr(0, digits));
            const std::string found = issues(tree);
            const bool headersAlone = nodes(tree, "wbxml").empty() && nodes(tree, "mmse").empty();
            // MMS messages may end behind any header.
            EXPECT_TRUE(found == "wsp-damaged" || found == "wbxml-damaged" || found == "mms-damaged" ||
                        (found.empty() && (headersAlone || std::string_view(name) == "MMS notification")))
                << name << " " << digits << " " << found;
        }
    }
}

TEST(WapPush, HeadersThatRunPastTheMessage) {
    EXPECT_EQ(issues(withHeader(fmt::format("{} 01 06 20 ae", kWapHeader))), "wsp-damaged");
    EXPECT_EQ(issues(withHeader(fmt::format("{} 01 06 ffffffffff7f ae", kWapHeader))), "wsp-damaged");
    EXPECT_EQ(issues(withHeader(fmt::format("{} 01 06 02 ae 92", kWapHeader))), "wsp-damaged");
    EXPECT_EQ(issues(withHeader(fmt::format("{} 01", kWapHeader))), "wsp-damaged");
}

TEST(Wbxml, UnknownDocumentsAreShownByTheirTokens) {
    const Tree tree = indication("03 01 6a 00 c5 06 03 6100 88 01 03 6200 01");
    EXPECT_EQ(printed(tree, "wbxml.known_tag"), "tag_0x05");
    EXPECT_EQ(printed(tree, "smpp.wbxml.attribute"), "attribute_0x06=\"avalue_0x88\"");
    EXPECT_EQ(issues(tree), "");
}

TEST(Wbxml, ReadsTheStringTableAndOtherTokens) {
    // document type by name, literal tag with a literal attribute, a string from the table, an entity, opaque
    // data
    const std::string table =
        fromHex("2d2f2f574150464f52554d2f2f4454442053492031 2e302f2f454e00") + "x" + '\0';
    const std::string document = fromHex("03 00 00 6a") + static_cast<char>(table.size()) + table +
                                 fromHex("c4 1c 04 1c 83 1c 02 a9 48 01 c3 02 abcd c0 00 01 03 7a00 01");
    const Tree tree = content(kSiHead.substr(0, 4) + document);
    EXPECT_EQ(printed(tree, "wbxml.public_id.literal"), "-//WAPFORUM//DTD SI 1.0//EN");
    EXPECT_EQ(printed(tree, "wbxml.literal"), "x");
    EXPECT_EQ(printed(tree, "wbxml.str_t"), "x");
    EXPECT_EQ(printed(tree, "wbxml.entity"), "5320");
    EXPECT_EQ(printed(tree, "wbxml.opaque_data"), "c302abcd");
    EXPECT_EQ(printed(tree, "wbxml.extension_token"), "EXT_0");
    EXPECT_EQ(printed(tree, "wbxml.switch_page"), "1");
    EXPECT_EQ(printed(tree, "wbxml.str_i"), "z");
    EXPECT_EQ(issues(tree), "");
}

TEST(Wbxml, TextsThatAreNotUtf8AreTakenAsLatin1) {
    EXPECT_EQ(printed(indication("02 05 6a 00 45 03 e900 01"), "wbxml.str_i"), "é");
    EXPECT_EQ(printed(indication("02 05 6a 00 45 03 c3a900 01"), "wbxml.str_i"), "é");
}

TEST(Wbxml, HostileDocumentsAreIssues) {
    EXPECT_EQ(issues(indication("02 05 6a 00 45 83 05 01")), "wbxml-damaged")
        << "index out of the string table";
    EXPECT_EQ(issues(indication("02 05 6a 7f 45 01")), "wbxml-damaged") << "string table past the end";
    EXPECT_EQ(issues(indication("02 05 6a 00 45 c3 8fffffff7f 01")), "wbxml-damaged")
        << "opaque of 2^32-1 octets";
    EXPECT_EQ(issues(indication("02 05 6a 00 45 02 ffffffffffffffffff")), "wbxml-damaged")
        << "endless number";
    EXPECT_EQ(issues(indication("02 05 6a 00 01")), "wbxml-damaged") << "an end without a beginning";
    EXPECT_EQ(issues(indication("02 05 6a 00 45 03 6162")), "wbxml-damaged") << "a text without its NUL";
    EXPECT_EQ(issues(indication("02 85 ffffffffff 6a 00")), "wbxml-damaged");
}

TEST(Wbxml, DeepNestingEndsTheReading) {
    const Tree tree = content(kSiHead + std::string(65'000, 0x45));
    EXPECT_EQ(issues(tree), "wbxml-too-large");
    EXPECT_EQ(nodes(tree, "wbxml.known_tag").size(), 32u);
}

TEST(Wbxml, RepeatingALongStringEndsTheReading) {
    std::string document = fromHex("01 06 01 ae 02 05 6a") + fromHex("81ff00") + std::string(32'639, 'a') +
                           '\0' + std::string(1, 0x45);
    for (int i = 0; i < 16'000; ++i)
        document += fromHex("8300");
    const Tree tree = content(document);
    EXPECT_EQ(issues(tree), "wbxml-too-large");
    EXPECT_LE(nodes(tree, "wbxml.str_t").size(), 2u);
}

TEST(Wbxml, CostIsLinearInTheOctets) {
    using Clock = std::chrono::steady_clock;
    std::string flat = kSiHead + std::string(1, 0x45);
    while (flat.size() < 64'000)
        flat += fromHex("0300");
    const auto start = Clock::now();
    const Tree tree = content(flat);
    EXPECT_EQ(nodes(tree, "wbxml.str_i").size(), (flat.size() - kSiHead.size() - 1) / 2);
    EXPECT_LT(Clock::now() - start, std::chrono::seconds(2));
}

}  // namespace smppscope::dissector::tests
