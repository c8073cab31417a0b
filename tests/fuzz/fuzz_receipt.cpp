#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "dissector/commands.h"
#include "dissector/dissect.h"
#include "dissector/encode.h"
#include "tests/unit/dissector/agreement.h"
#include "tests/unit/dissector/receipt/receipt_checks.h"

// Any bytes as the text of a receipt, as two message ids, and as text and TLV of a PDU. The first byte
// chooses esm_class and data_coding, the second how long the first id is.

namespace {

using namespace smppscope::dissector;

void demand(const std::string& fault) {
    if (fault.empty())
        return;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}

std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || size > 60'000)
        return 0;
    const std::uint8_t choice = data[0];
    const Bytes rest(data + 2, size - 2);
    const std::uint8_t dataCoding = (choice & 0x80) != 0 ? 8 : 0;
    demand(tests::textFault(rest, dataCoding));
    const std::size_t split = std::min<std::size_t>(data[1], rest.size());
    demand(tests::idFault(textOf(rest.first(split)), textOf(rest.subspan(split))));
    const auto pdu = PduBuilder(kDeliverSm)
                         .set("esm_class", choice & 0x7F)
                         .set("data_coding", dataCoding)
                         .tlv("receipted_message_id", textOf(rest.first(split)))
                         .tlv("message_payload", textOf(rest.subspan(split)))
                         .build();
    demand(tests::shapeFault(dissect(pdu), pdu.size()));
    return 0;
}
