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

bool beginsFile(const std::uint8_t* start) {
    const auto magic = loadHost<std::uint32_t>(start);
    if (magic == PcapngFormat::kMagic) {
        return PcapngFormat::isByteOrder(loadHost<std::uint32_t>(start + 8));
    }
    // The time zone and the accuracy of times, which nobody ever filled in: no frame is that short.
    return PcapFormat::hasMagic(magic) && PcapFormat::hasVersion(start) &&
           loadHost<std::uint64_t>(start + 8) == 0;
}

}  // namespace smppscope::capture
