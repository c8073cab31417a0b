#include "dissector/text/gsm_tables.h"

namespace smppscope::dissector {

namespace {

constexpr std::string_view kLanguageNames[] = {
    "Default",  "Turkish", "Spanish", "Portuguese", "Bengali (also Assamese)",
    "Gujarati", "Hindi",   "Kannada", "Malayalam",  "Oriya",
    "Punjabi",  "Tamil",   "Telugu",  "Urdu",
};
static_assert(std::size(kLanguageNames) == kGsmLanguages);

}  // namespace

std::string_view gsmLanguageName(std::uint8_t language) {
    return language < std::size(kLanguageNames) ? kLanguageNames[language] : "reserved language";
}

}  // namespace smppscope::dissector
