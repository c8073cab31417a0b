#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace smppscope::dissector::tests {

using Json = nlohmann::json;

/// A section of tests/data/smpp.json without remarks for human readers, with keys of values as plain numbers
/// and reserved values as ranges.
Json factsOf(const char* section);

/// "4-15, 20-31" and "all others" (than the values) as a list of ranges.
Json reservedRanges(const std::string& text, const Json& values);

}  // namespace smppscope::dissector::tests
