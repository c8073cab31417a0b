#pragma once

#include "capture/connection_table.h"
#include "capture/defragmenter.h"
#include "capture/frame.h"
#include "capture/ip_layer.h"
#include "capture/link_layer.h"

namespace smppscope::capture {

/// Link, IP and TCP headers of frames -> segments with connection numbers.
class SegmentDecoder {
  public:
    enum class Outcome : std::uint8_t { segment, otherProtocol, unknownLink };

    /// Appends the segment that the frame holds, if it does, and its connection, if that is new. A TCP
    /// segment in IP fragments becomes one Segment for each fragment when the last of them has come, all with
    /// number and time of that frame; their bytes are in a chunk that is added to the batch.
    Outcome decode(const Frame& frame, std::uint32_t file, FrameNumber number, SegmentBatch& batch);

  private:
    // What stays the same for all parts of a segment.
    struct Header {
        ConnectionTable::Hit hit;
        TcpFacts facts;
        std::uint32_t length = 0;
        std::uint16_t window = 0;
    };

    LinkFunction linkOf(std::uint32_t linkType);
    Outcome decodeFragment(const TransportPart& part, std::size_t addressBytes, const Frame& frame,
                           std::uint32_t file, FrameNumber number, SegmentBatch& batch);
    static void addPacket(const Header& header, const Defragmenter::Packet& packet, const Frame& frame,
                          FrameNumber number, SegmentBatch& batch);
    bool readHeader(const TransportPart& tcp, bool ipv4, SegmentBatch& batch, Header& header);

    ConnectionTable connections_;
    Defragmenter fragments_;
    std::uint32_t lastLinkType_ = ~0u;
    LinkFunction lastLink_ = nullptr;
};

}  // namespace smppscope::capture
