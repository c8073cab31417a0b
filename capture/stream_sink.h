#pragma once

#include <cstdint>

#include "capture/segment.h"
#include "capture/types.h"

namespace smppscope::capture {

/// Why a stream begins anew.
enum class StreamBreak : std::uint8_t {
    reset,  ///< the carrier threw away what was under way; what comes next begins a message
    loss,   ///< nobody knows how many bytes are missing, nor where the next message begins
};

/// Bytes of one direction of a connection, in order, never twice, with where they came from.
struct StreamPiece {
    Bytes bytes;            ///< valid during the call only
    FilePosition position;  ///< of bytes[0]; the piece is contiguous in its file
    FrameNumber frame = 0;
    TimeNs time = 0;  ///< when the piece became deliverable: of the frame that closed the hole before it
    FrameNumber completingFrame = 0;  ///< that frame
};

/// Receives what was put in order: by a TcpStream, or by an X25Circuit.
class StreamSink {
  public:
    virtual ~StreamSink() = default;
    virtual void onBytes(const StreamPiece& piece) = 0;
    /// `lost` bytes are missing from the capture here: never seen, or cut by the snapshot length. Modulo 2^32
    /// where the stream goes on far away.
    virtual void onGap(std::uint64_t lost, TimeNs time) = 0;
    /// `bytes` of a segment differ from those that were sent in their place before; these are kept.
    virtual void onConflict(std::uint64_t /*bytes*/) {}
    /// Bytes that onBytes() had before, for comparing them with what was sent again; valid until the next
    /// call. Empty if they can't be had: then conflicts with them aren't seen.
    virtual Bytes recall(FilePosition /*position*/, std::size_t /*length*/) { return {}; }

    // Of TCP alone.
    /// Bytes that the capture shows too late to put them where they belong: before the first of the stream,
    /// or where a gap was told. They go on from nothing that onBytes() had. `segment` holds no others.
    virtual void onEarlier(const Segment& /*segment*/) {}

    // Of carriers that know messages, as X.25 does by its M bit; TCP has none.
    /// What comes next begins a message of the carrier; `next` are its first bytes.
    virtual void onMessageStart(Bytes /*next*/) {}
    /// What comes next does not continue what came before.
    virtual void onBreak(StreamBreak /*why*/, TimeNs /*time*/) {}
};

}  // namespace smppscope::capture
