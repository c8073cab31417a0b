#pragma once

#include <optional>

#include "capture/begun_packets.h"
#include "capture/connection_table.h"
#include "capture/defragmenter.h"
#include "capture/frame.h"
#include "capture/ip_layer.h"
#include "capture/link_layer.h"
#include "capture/x25_finder.h"

namespace smppscope::capture {

/// Link, IP and TCP headers of frames -> segments with connection numbers; X.25 in frames without IP ->
/// frames of X.25 links. Looks into tunnels, kMostLayers deep; a connection is that of the innermost packet.
class SegmentDecoder {
  public:
    enum class Outcome : std::uint8_t {
        segment,  ///< the batch got a segment, or a frame of X.25: it needs the frame's bytes
        otherProtocol,
        unknownLink
    };

    /// IP packets that may lie in each other, or be put together from fragments, before there is TCP.
    static constexpr int kMostLayers = 8;

    /// Appends the segment that the frame holds, if it does, and its connection, if that is new. A TCP
    /// segment in IP fragments becomes one Segment for each fragment as it comes, so that what there is of it
    /// counts even if some never come; those before the first wait for it. Bytes that waited are in a chunk
    /// that is added to the batch. Where the TCP header itself is divided, all fragments are waited for.
    Outcome decode(const Frame& frame, FrameSource source, FrameNumber number, SegmentBatch& batch);

    /// IP packets that were given up for want of fragments so far.
    std::uint64_t unfinishedPackets() const { return fragments_.givenUp(); }

  private:
    // What stays the same for all parts of a segment.
    struct Header {
        ConnectionTable::Hit hit;
        TcpFacts facts;
        std::uint32_t length = 0;
        std::uint16_t window = 0;
        std::uint16_t checksum = 0;
        std::uint16_t identification = 0;
    };
    // A frame on its way to the batch.
    struct Job {
        const Frame& frame;
        FrameSource source;
        FrameNumber number;
        SegmentBatch& batch;
    };
    class Whole;
    struct Portion;

    static CapturePoint pointOf(const Job& job) { return capturePointOf(job.source, job.frame); }

    LinkFunction linkOf(std::uint32_t linkType);
    Outcome decodeWithoutIp(const Frame& frame, FrameSource source, FrameNumber number, SegmentBatch& batch);
    Outcome decodeUnusual(IpContent content, bool ipv4, TransportPart part, const Job& job);
    std::optional<Defragmenter::Packet> addFragment(const TransportPart& part, bool ipv4, const Whole& whole,
                                                    TimeNs time);
    bool appendFragment(const TransportPart& part, bool ipv4, const Whole& whole, const Job& job);
    void appendWaiting(const Defragmenter::Packet& waiting, const Header& header, const Job& job);
    Outcome appendParts(const TransportPart& tcp, bool ipv4, const Whole& whole, const Job& job);
    static void appendPortion(const Portion& portion, const Header& header, const Job& job);
    bool readHeader(const TransportPart& tcp, bool ipv4, const Job& job, Header& header);
    static Segment& append(const Job& job, const Header& header);

    ConnectionTable connections_;
    Defragmenter fragments_;
    X25Finder x25_;
    BegunPackets<Header> begun_;
    std::uint32_t lastLinkType_ = ~0u;
    LinkFunction lastLink_ = nullptr;
};

}  // namespace smppscope::capture
