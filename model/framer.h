#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "capture/prefetch.h"
#include "capture/tcp_stream.h"
#include "dissector/issue.h"
#include "model/boundary_search.h"
#include "model/row.h"
#include "model/sequence_history.h"

namespace smppscope::model {

/// A PDU cut out of a stream. Spans are valid during the call that hands it over.
struct FramedPdu {
    capture::Bytes bytes;             ///< what the capture holds of it, at least a header
    std::span<const Extent> extents;  ///< where those bytes lie, in order
    std::uint32_t declaredLength = 0;
    TimeNs time = 0;  ///< of the frame that completed it
    capture::FrameNumber frame = 0;
    std::uint64_t lostBefore = 0;                     ///< bytes missing between the PDU before it and it
    TimeNs lostTime = 0;                              ///< when that was noticed
    std::uint64_t skippedBefore = 0;                  ///< bytes of the stream before it that belong to no PDU
    std::optional<std::uint32_t> badLengthBefore;     ///< a length that can't be, which they began with
    std::optional<capture::StreamBreak> breakBefore;  ///< what threw away what was under way
    bool cut() const { return bytes.size() < declaredLength; }
};

class PduSink {
  public:
    virtual ~PduSink() = default;
    virtual void onPdu(const FramedPdu& pdu) = 0;
};

/// Cuts one direction of a stream into PDUs by their command_length (SMPP v3.4 3.2), whatever the pieces it
/// comes in. Starts out searching (BoundarySearch) and does so again after a gap, a length that can't be, or
/// one that can but has swallowed other PDUs. Bytes that belong to no PDU are counted. Needs a few times the
/// largest PDU's length of memory at most.
class Framer {
  public:
    explicit Framer(std::uint32_t maxPduLength) : maxPduLength_(maxPduLength) {}

    /// The stream may well be SMPP (it uses the registered port): commands of vendors and PDUs with odd
    /// headers but good bodies speak for it as well.
    void hintSmpp() { hinted_ = true; }
    /// The stream is known to be SMPP (the user said so of its port, or the other direction is), so that less
    /// proof is needed.
    void expectSmpp() { hinted_ = expected_ = true; }
    /// Moreover its first byte is a boundary: a header there is believed unless it is impossible.
    void trust() {
        expectSmpp();
        trusted_ = true;
    }
    /// A PDU begins `ahead` bytes on (with those of gaps), and before it `skipped` bytes belong to none.
    void beginAhead(std::uint64_t ahead, std::uint64_t skipped);
    /// `bytes` bytes of the stream were there before those to come; they belong to no PDU.
    void passOver(std::uint64_t bytes);

    void onBytes(const capture::StreamPiece& piece, PduSink& sink);
    void onGap(std::uint64_t lost, TimeNs time, PduSink& sink);
    /// A message of the carrier begins with `next`. PDUs may be cut anywhere all the same; but where it
    /// begins with what is surely a header, what lacks its end never gets it and is skipped.
    void onMessageStart(capture::Bytes next, PduSink& sink);
    /// Skips what lacks its end; after a reset the next byte is a boundary.
    void onBreak(capture::StreamBreak why, PduSink& sink);
    /// The stream ends: what is held back is handed over (a PDU that lacks its end as cut) or counted as
    /// skipped.
    void finish(PduSink& sink);

    /// For who knows that bytes come soon.
    void prefetch() const {
        capture::prefetchToRead(&pending_);
        capture::prefetchToRead(&sequences_);
    }

    bool inStep() const { return state_ == State::inStep; }
    /// Whether a PDU was ever found.
    bool found() const { return found_; }
    /// Bytes looked at without having found a PDU yet.
    std::uint64_t searched() const { return searched_; }
    /// Bytes held back.
    std::size_t heldBytes() const { return pending_.size(); }
    std::uint64_t skippedBytes() const { return skippedTotal_; }
    /// Bytes lost since the last PDU, without what is missing of PDUs that are there, to be told likewise.
    std::uint64_t lostSincePdu() const { return lost_; }
    TimeNs lostTime() const { return lostTime_; }
    /// Bytes skipped since the last PDU, to be told with the next one (or, at the end, with the last).
    std::uint64_t skippedSincePdu() const { return skipped_; }
    /// The break since the last PDU that is to be told.
    std::optional<capture::StreamBreak> breakSincePdu() const { return breakBefore_; }
    /// The length that can't be which those bytes began with, if they did.
    std::optional<std::uint32_t> badLengthSincePdu() const { return badLengthBefore_; }

  private:
    enum class State : std::uint8_t { searching, inStep };
    /// Where a stretch of pending_ came from.
    struct Source {
        Extent extent;
        TimeNs time;
        capture::FrameNumber completingFrame;
    };

    void onBytesOfUnfinished(capture::StreamPiece rest, PduSink& sink);
    void frame(PduSink& sink, StreamRest rest);
    std::size_t frameInStep(capture::Bytes bytes, PduSink& sink, const capture::StreamPiece* piece);
    bool search(StreamRest rest);
    bool swallowsOthers(StreamRest rest);
    std::optional<std::size_t> swallowed(capture::Bytes pdu) const;
    SearchTerms termsOfSearch() const;
    SearchTerms termsInsidePdu() const;
    void leaveStep(std::size_t searchFrom);
    void emit(capture::Bytes bytes, std::uint32_t declared, const capture::StreamPiece* piece,
              std::size_t offset, PduSink& sink);
    void hold(const capture::StreamPiece& piece, std::size_t from, std::size_t length);
    void dropFront(std::size_t bytes);
    void beginAnew(PduSink& sink);
    void loseStep(std::uint32_t badLength, std::size_t searchFrom);

    std::uint32_t maxPduLength_;
    State state_ = State::searching;
    bool hinted_ = false;
    bool expected_ = false;
    bool trusted_ = false;
    bool found_ = false;
    std::optional<std::uint32_t> badLengthBefore_;
    std::optional<capture::StreamBreak> breakBefore_;
    std::vector<std::uint8_t> pending_;  // bytes held back
    std::vector<Source> sources_;        // of pending_, in order
    std::vector<Extent> extents_;        // scratch for emit()
    BoundarySearch search_;              // in pending_: of the first PDU; in step: inside an unfinished one
    std::array<SequenceHistory, 2> sequences_;  // of requests and of responses
    std::uint32_t longestPdu_ = 254;            // or longest short_message (SMPP v3.4 5.2.21)
    std::uint64_t tailToDrop_ = 0;              // bytes of a cut PDU that still come after the gap
    std::uint64_t lost_ = 0;                    // since the last PDU
    TimeNs lostTime_ = 0;                       // of the first of them
    bool atBoundary_ = true;                    // the search began where a PDU is likely to begin
    std::uint64_t searched_ = 0;
    std::uint64_t skipped_ = 0;  // since the last PDU
    std::uint64_t skippedTotal_ = 0;
};

}  // namespace smppscope::model
