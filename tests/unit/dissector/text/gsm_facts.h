#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

/// The facts about GSM alphabets in tests/data/gsm7.json.
namespace smppscope::dissector::tests {

inline nlohmann::json gsmFacts() {
    std::ifstream file(SMPPSCOPE_SOURCE_DIR "/tests/data/gsm7.json");
    return nlohmann::json::parse(file);
}

inline std::vector<std::uint8_t> fromHex(const std::string& digits) {
    std::vector<std::uint8_t> bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(digits.substr(at, 2), nullptr, 16)));
    return bytes;
}

}  // namespace smppscope::dissector::tests
