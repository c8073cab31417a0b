#include "cli/split_pdus.h"

namespace smppscope::cli {

std::vector<FramedPdu> splitPdus(dissector::Bytes bytes) {
    std::vector<FramedPdu> pdus;
    while (!bytes.empty()) {
        const std::uint32_t length = bytes.size() < 4 ? 0 : dissector::loadU32(bytes.data());
        if (length < dissector::kHeaderLength || length > bytes.size()) {
            pdus.push_back({bytes, length > bytes.size() ? length : 0});
            break;
        }
        pdus.push_back({bytes.first(length), 0});
        bytes = bytes.subspan(length);
    }
    return pdus;
}

}  // namespace smppscope::cli
