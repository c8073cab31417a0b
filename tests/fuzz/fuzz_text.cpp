#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/unit/dissector/text/text_properties.h"

// Any octets as text: of the data_coding, the languages and the header that the first octets say, and in one
// set. Every octet belongs to a character, and all that comes out is UTF-8.

namespace {

using namespace smppscope::dissector;

void demand(const std::string& fault) {
    if (fault.empty())
        return;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kChoices = 5;
    if (size < kChoices)
        return 0;
    const Bytes octets = Bytes(data, size).subspan(kChoices);
    const auto sets = allCharacterSets();
    static TextDecoder decoder;
    TextContext context;
    context.dataCoding = data[0];
    context.layout = {data[1], data[2], data[3]};
    context.settings.rawGsmScheme = (data[4] & 0x80) != 0;
    demand(tests::fault(decodeText(octets, context, decoder), octets));

    const CharacterSet set = sets[data[4] % sets.size()].set;
    context.dataCoding = 0;
    context.settings.dataCodingZero = set;
    const DecodedText chosen = decodeText(octets, context, decoder);
    demand(tests::fault(chosen, octets));
    demand(chosen.set == set ? "" : "not the set that was chosen");
    return 0;
}
