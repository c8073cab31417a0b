#include "model/messages/country_code.h"

#include <algorithm>
#include <array>

namespace smppscope::model {

namespace {

// ITU-T E.164 (2016) annex: codes of one and two digits; all others have three.
constexpr std::array<std::uint8_t, 42> kTwoDigits{20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45,
                                                  46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61,
                                                  62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94};
constexpr std::array<std::uint8_t, 2> kMoreTwoDigits{95, 98};

constexpr std::size_t kLeastInternational = 8;
constexpr std::size_t kLeastUnknown = 11;  // of unknown type: shorter ones are as well national
constexpr std::size_t kMostDigits = 15;
constexpr std::uint8_t kTonUnknown = 0;
constexpr std::uint8_t kTonInternational = 1;

bool hasTwoDigits(std::uint8_t code) {
    return std::ranges::binary_search(kTwoDigits, code) || std::ranges::binary_search(kMoreTwoDigits, code);
}

}  // namespace

std::uint16_t countryCodeOf(std::string_view number, std::uint8_t ton) {
    if (ton != kTonInternational && ton != kTonUnknown) {
        return 0;
    }
    bool international = ton == kTonInternational;
    for (const std::string_view mark : {"+", "00"}) {
        if (number.starts_with(mark)) {
            number.remove_prefix(mark.size());
            international = true;
            break;
        }
    }
    const auto isDigit = [](char character) { return character >= '0' && character <= '9'; };
    if (number.size() < (international ? kLeastInternational : kLeastUnknown) ||
        number.size() > kMostDigits || number.front() == '0' || !std::ranges::all_of(number, isDigit)) {
        return 0;
    }
    const auto leading = [number](std::size_t digits) {
        std::uint16_t value = 0;
        for (const char digit : number.substr(0, digits)) {
            value = static_cast<std::uint16_t>(value * 10 + (digit - '0'));
        }
        return value;
    };
    if (leading(1) == 1 || leading(1) == 7) {
        return leading(1);
    }
    return leading(hasTwoDigits(static_cast<std::uint8_t>(leading(2))) ? 2 : 3);
}

}  // namespace smppscope::model
