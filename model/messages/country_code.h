#pragma once

#include <cstdint>
#include <string_view>

namespace smppscope::model {

/// The country calling code (ITU-T E.164) that an international number begins with; 0 if it isn't one: a
/// short code, a national number, a name. `ton` is SMPP's type of number (v3.4 5.2.5): 1 international, 0
/// unknown, of which long numbers are taken for international ones. A leading "+" or "00" doesn't count.
std::uint16_t countryCodeOf(std::string_view number, std::uint8_t ton);

}  // namespace smppscope::model
