#pragma once

#include <array>
#include <cstdint>
#include <map>

#include "capture/frame.h"
#include "capture/segment.h"

namespace smppscope::capture {

/// Finds X.25 in frames that hold no IP, and gives its links their numbers:
///
///  - LAPB with direction (link type 207) and SITA (196, protocol 1): an interface is a link;
///  - Ethernet with any number of VLAN tags: LAPB (Ethernet type 0x6000), packets (0x0805, and LLC with SAP
///    0x7E); a pair of addresses is a link;
///  - Linux cooked v1 and v2 with protocol 0x0805, packets or LAPB as the bytes have it; an interface is a
///    link. The octet that Linux puts before the packets of some devices is taken off.
class X25Finder {
  public:
    /// Whether frames of this link type can hold nothing but X.25.
    static bool isX25Link(std::uint32_t linkType);

    /// Appends what the frame holds to the batch, and its link, if that is new. False: no X.25.
    bool add(const Frame& frame, FrameSource source, FrameNumber number, SegmentBatch& batch);

    /// Tells links apart: the link type and, by that, addresses or the number of an interface.
    using Key = std::array<std::uint8_t, 16>;

  private:
    std::map<Key, X25LinkId> links_;
};

}  // namespace smppscope::capture
