#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "dissector/message_tree.h"
#include "tests/unit/dissector/agreement.h"

// Any bytes as the content of a WAP push, and as a document and an MMS message in one: the tree's ranges lie
// inside them, there are no more nodes than octets allow, and with texts and without the same ones.

namespace {

using namespace smppscope::dissector;

void demand(bool holds, const std::string& fault) {
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
}

void take(Bytes content) {
    constexpr ApplicationPorts kPush{2948, 9200, true};
    constexpr std::size_t kNodesPerOctet = 4;
    constexpr std::size_t kHeadings = 16;
    const Tree tree = dissectContent(content, kPush);
    const std::string fault = tests::shapeFault(tree, content.size());
    demand(fault.empty(), fault);
    demand(tree.nodes.size() <= content.size() * kNodesPerOctet + kHeadings, "too many nodes");
    demand(dissectContent(content, kPush, {.texts = false}).nodes.size() == tree.nodes.size(),
           "texts change the nodes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes bytes(data, size);
    take(bytes);
    constexpr std::uint8_t kTypes[] = {0xAE, 0xB0, 0xBE};
    for (const std::uint8_t type : kTypes) {
        std::vector<std::uint8_t> push{1, 6, 1, type};
        push.insert(push.end(), bytes.begin(), bytes.end());
        take(push);
    }
    return 0;
}
