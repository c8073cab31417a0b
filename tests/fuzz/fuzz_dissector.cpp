#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/unit/dissector/agreement.h"

// Any bytes: the tree's ranges lie inside the PDU, and the tree, the quick check and the search for a field
// agree.

namespace {

using namespace smppscope::dissector;

void demand(const std::string& fault) {
    if (fault.empty())
        return;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}

/// The bytes as they came, also fewer than a header and with a length that lies.
void takeAsTheyAre(Bytes bytes) {
    demand(tests::shapeFault(dissect(bytes), bytes.size()));
    const std::uint8_t version = bytes.empty() ? std::uint8_t{0} : bytes.back();
    const Tree shaded =
        dissect(bytes, {.declaredLength = 70'000, .interfaceVersion = version, .texts = false});
    demand(tests::shapeFault(shaded, bytes.size()));
    if (bytes.size() >= kHeaderLength)
        (void)judgeHeader(loadHeader(bytes.data()));
}

/// The bytes as a PDU with the right length.
void takeAsPdu(Bytes bytes) {
    std::vector<std::uint8_t> pdu(bytes.begin(), bytes.end());
    for (std::size_t i = 0; i < 4; ++i)
        pdu[i] = static_cast<std::uint8_t>(pdu.size() >> (24 - 8 * i));
    demand(tests::disagreement(pdu));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes bytes(data, size);
    takeAsTheyAre(bytes);
    if (size >= kHeaderLength)
        takeAsPdu(bytes);
    return 0;
}
