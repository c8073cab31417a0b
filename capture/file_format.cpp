#include "capture/file_format.h"

#include "capture/byte_order.h"
#include "capture/pcap_format.h"
#include "capture/pcapng_format.h"

namespace smppscope::capture {

Recognition recogniseFile(Bytes start) {
    if (start.size() < kMagicBytes) {
        return {nullptr, kMagicBytes, nullptr};
    }
    const auto magic = loadHost<std::uint32_t>(start.data());
    if (magic == PcapngFormat::kMagic) {
        return PcapngFormat::recognise(start);
    }
    if (PcapFormat::hasMagic(magic)) {
        return PcapFormat::recognise(start);
    }
    return {nullptr, 0, "is not a capture file"};
}

}  // namespace smppscope::capture
