#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace smppscope::dissector {

/// Where the text of a receipt departs from SMPP v3.4 appendix B, which is an example only.
enum class Departure : std::uint8_t {
    twoOctets,       ///< UTF-16 instead of one octet per character
    commaSeparated,  ///< without keys
    junkInFront,     ///< characters before the first key
    keyOrder,
    keyMissing,
    keyRepeated,
    keySpelling,  ///< `submitdate`, other letter case
    blanks,       ///< other than one blank between parts and none behind a colon
    manyWords,    ///< a value of several words, of which the first counts
    idForm,       ///< not up to ten decimal digits
    countForm,    ///< sub or dlvrd not three digits
    dateForm,     ///< not YYMMDDhhmm
    stateWord,    ///< not one of the seven, in capitals
    errorForm,    ///< not three characters
    longText,     ///< more than twenty octets of text
    nakedText,    ///< text without its key
};

/// A set of departures.
class Departures {
  public:
    void add(Departure departure) { bits_ |= bit(departure); }
    bool has(Departure departure) const { return (bits_ & bit(departure)) != 0; }
    bool none() const { return bits_ == 0; }
    /// Those that break readers which take the example for the rule. The others are everywhere.
    bool anyNoted() const;

  private:
    static constexpr std::uint32_t bit(Departure departure) {
        return 1u << static_cast<std::uint8_t>(departure);
    }
    std::uint32_t bits_ = 0;
};

/// "its keys are in another order; parts are missing": all those that are to be noted.
std::string describeNoted(const Departures& departures);

}  // namespace smppscope::dissector
