#include "tests/unit/dissector/receipt/receipt_facts.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace smppscope::dissector::tests {

namespace {

using nlohmann::json;

json vectors(const std::string& list) {
    std::ifstream file(SMPPSCOPE_SOURCE_DIR "/tests/data/dlr_vectors.json");
    return json::parse(file).at(list);
}

std::optional<std::string> text(const json& object, const std::string& key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt
                                                     : std::optional(found->get<std::string>());
}

}  // namespace

std::vector<ReceiptVector> receiptVectors() {
    std::vector<ReceiptVector> rows;
    for (const json& row : vectors("receipts")) {
        const json& expect = row.at("expect");
        ReceiptVector vector;
        vector.input = row.at("input");
        vector.note = row.at("note");
        vector.id = text(expect, "id");
        vector.sub = text(expect, "sub");
        vector.dlvrd = text(expect, "dlvrd");
        vector.submit = text(expect, "submit");
        vector.done = text(expect, "done");
        vector.stat = text(expect, "stat");
        vector.err = text(expect, "err");
        vector.text = text(expect, "text");
        vector.trailing = text(expect, "trailing");
        if (!expect.at("state").is_null())
            vector.state = expect.at("state").get<int>();
        rows.push_back(std::move(vector));
    }
    return rows;
}

std::vector<std::string> textsThatAreNoReceipts() {
    std::vector<std::string> rows;
    for (const json& row : vectors("not_receipts"))
        rows.push_back(row.at("input"));
    return rows;
}

std::vector<CommaVector> commaVectors() {
    std::vector<CommaVector> rows;
    for (const json& row : vectors("comma_separated")) {
        const json& expect = row.at("expect");
        rows.push_back({row.at("input"), expect.at("status"), expect.at("done"), expect.at("accepted"),
                        expect.at("err"), expect.at("dest"), expect.at("orig"), expect.at("id")});
    }
    return rows;
}

std::vector<IdPair> idPairs() {
    std::vector<IdPair> rows;
    for (const json& row : vectors("id_pairs"))
        rows.push_back({text(row, "resp"), text(row, "tlv"), text(row, "text"), row.at("rule")});
    return rows;
}

}  // namespace smppscope::dissector::tests
