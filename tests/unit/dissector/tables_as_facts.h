#pragma once

#include <nlohmann/json.hpp>

/// The dissector's tables in the form of tests/data/smpp.json, so that they can be compared whole. Left out
/// on both sides are remarks for human readers; lists without an order of their own are sorted.
namespace smppscope::dissector::tests {

using Json = nlohmann::json;

Json commandsAsFacts();
Json vendorCommandsAsFacts();
Json version4CommandsAsFacts();
Json commandRangesAsFacts();

Json statusesAsFacts();
Json legacyStatusesAsFacts();
Json vendorStatusesAsFacts();
Json statusRangesAsFacts();

Json tlvsAsFacts();
Json vendorTlvsAsFacts();
Json version4TlvsAsFacts();
Json tlvRangesAsFacts();

Json enumerationsAsFacts();

/// "0x00000004": ids in the facts have as many digits as the number has on the wire.
std::string hexId(std::uint32_t id, int digits);

}  // namespace smppscope::dissector::tests
