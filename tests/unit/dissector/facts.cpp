#include "tests/unit/dissector/facts.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

namespace smppscope::dissector::tests {

namespace {

Json loadFacts() {
    std::ifstream file(SMPPSCOPE_SOURCE_DIR "/tests/data/smpp.json");
    return Json::parse(file);
}

/// Remarks, sources and doubts: for readers, not for tables.
const std::set<std::string> kRemarks{"notes", "note", "confidence", "sources", "on_unknown_selector",
                                     "source"};

/// "0x1F", "31" and "'1'" as a number.
std::uint32_t number(const std::string& text) {
    if (text.front() == '\'')
        return static_cast<std::uint8_t>(text.at(1));
    return static_cast<std::uint32_t>(std::stoul(text, nullptr, 0));
}

bool isNumber(const std::string& text) {
    return !text.empty() &&
           (text.front() == '\'' || std::isdigit(static_cast<unsigned char>(text.front())) != 0);
}

/// {"0x80": "x"} -> {"128": "x"}.
Json withPlainKeys(const Json& values) {
    Json plain = Json::object();
    for (const auto& [key, value] : values.items())
        plain[isNumber(key) ? std::to_string(number(key)) : key] = value;
    return plain;
}

}  // namespace

Json reservedRanges(const std::string& text, const Json& values) {
    Json ranges = Json::array();
    if (text.find("all others") != std::string::npos) {
        std::set<std::uint32_t> known;
        for (const auto& item : values.items())
            known.insert(number(item.key()));
        known.insert(256);
        std::uint32_t next = 0;
        for (const std::uint32_t value : known) {
            if (next < value)
                ranges.push_back({next, value - 1});
            next = value + 1;
        }
        return ranges;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(", ", at), text.size());
        const std::string part = text.substr(at, end - at);
        ranges.push_back({number(part), number(part.substr(part.find('-') + 1))});
        at = end + 2;
    }
    return ranges;
}

namespace {

/// The facts without remarks, with numbers and ranges in one form.
Json normal(const Json& fact) {
    if (fact.is_array()) {
        Json list = Json::array();
        for (const Json& item : fact)
            list.push_back(normal(item));
        return list;
    }
    if (!fact.is_object())
        return fact;
    Json plain = Json::object();
    for (const auto& [key, value] : fact.items()) {
        if (kRemarks.contains(key))
            continue;
        if (key == "reserved" && value.is_string())
            plain[key] = reservedRanges(value, fact.value("values", Json::object()));
        else if (key == "values")
            plain[key] = withPlainKeys(normal(value));
        else if (key == "values_when")
            for (const auto& [condition, values] : value.items())
                plain[key][condition] = withPlainKeys(values);
        else
            plain[key] = normal(value);
    }
    return plain;
}

}  // namespace

Json factsOf(const char* section) {
    static const Json facts = loadFacts();
    return normal(facts.at(section));
}

}  // namespace smppscope::dissector::tests
