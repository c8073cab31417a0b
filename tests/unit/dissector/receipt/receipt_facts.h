#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// tests/data/dlr_vectors.json: receipts of many centres and what they say.
namespace smppscope::dissector::tests {

struct ReceiptVector {
    std::string input;
    std::string note;
    std::optional<std::string> id, sub, dlvrd, submit, done, stat, err, text, trailing;
    std::optional<int> state;
};

struct CommaVector {
    std::string input;
    std::string status, done, accepted, error, destination, originator, id;
};

struct IdPair {
    std::optional<std::string> response, tlv, text;
    std::string rule;
};

std::vector<ReceiptVector> receiptVectors();
std::vector<std::string> textsThatAreNoReceipts();
std::vector<CommaVector> commaVectors();
std::vector<IdPair> idPairs();

}  // namespace smppscope::dissector::tests
