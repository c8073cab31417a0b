#include "dissector/tables/status_row.h"
#include "tests/unit/dissector/fact_parts.h"
#include "tests/unit/dissector/tables_as_facts.h"

namespace smppscope::dissector::tests {

namespace {

std::string_view categoryName(StatusCategory category) {
    switch (category) {
        case StatusCategory::ok:
            return "ok";
        case StatusCategory::link:
            return "link";
        case StatusCategory::temporary:
            return "temporary";
        case StatusCategory::permanent:
            return "permanent";
        case StatusCategory::application:
            return "application";
    }
    return "";
}

}  // namespace

Json statusesAsFacts() {
    Json facts = Json::array();
    for (const StatusRow& row : standardStatuses()) {
        Json fact{{"code", hexId(row.code, 8)},
                  {"name", row.name},
                  {"meaning", row.meaning},
                  {"versions", versionNames(row.versions)},
                  {"category", categoryName(row.category)}};
        if (!row.alias.empty())
            fact["aliases"] = {row.alias};
        facts.push_back(std::move(fact));
    }
    return facts;
}

Json legacyStatusesAsFacts() {
    Json facts = Json::array();
    for (const LegacyStatusRow& row : legacyStatuses())
        facts.push_back({{"code", hexId(row.code, 8)},
                         {"name", row.name},
                         {"meaning", row.meaning},
                         {"group", row.group}});
    return facts;
}

Json vendorStatusesAsFacts() {
    Json facts = Json::array();
    for (const VendorStatusRow& row : vendorStatuses())
        facts.push_back({{"code", hexId(row.code, 8)}, {"vendor", row.vendor}, {"meaning", row.meaning}});
    return facts;
}

Json statusRangesAsFacts() {
    return rangesAsFacts(statusRanges(), 8);
}

}  // namespace smppscope::dissector::tests
