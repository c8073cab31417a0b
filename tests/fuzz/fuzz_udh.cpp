#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "dissector/udh/user_data_header.h"
#include "tests/unit/dissector/agreement.h"

// Any bytes as a message with a user data header: the tree's ranges lie inside the PDU, with texts and
// without there are the same nodes, and the cheap reader agrees with the tree about what is a header.

namespace {

using namespace smppscope::dissector;

void demand(bool holds, const std::string& fault) {
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}

bool has(const Tree& tree, std::string_view field) {
    return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                       [field](const Node& node) { return node.field->name == field; });
}

void take(Bytes message, std::uint64_t esmClass) {
    const std::string text(message.begin(), message.end());
    const auto pdu = PduBuilder(kDataSm).set("esm_class", esmClass).tlv("message_payload", text).build();
    const Tree tree = dissect(pdu);
    demand(tests::disagreement(pdu).empty(), tests::disagreement(pdu));
    demand(dissect(pdu, {.texts = false}).nodes.size() == tree.nodes.size(), "texts change the nodes");
    const UserDataHeader header = readUserDataHeader(message);
    demand(header.octets <= message.size(), "more header than message");
    demand(!header.valid || header.octets == header.announced, "a valid header that is cut");
    demand(!looksLikeUserDataHeader(message) || (header.valid && !header.wrongLength),
           "looks like what is none");
    demand(has(tree, "smpp.udh") == (esmClass != 0 && header.isHeader()), "reader and tree disagree");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kLongest = 4096;
    const Bytes message(data, std::min(size, kLongest));
    take(message, 0x40);
    take(message, 0);
    return 0;
}
