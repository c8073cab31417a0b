#include "model/framer.h"

#include <algorithm>

#include "dissector/dissect.h"
#include "dissector/header.h"

namespace smppscope::model {

using capture::Bytes;
using capture::StreamPiece;
using dissector::Header;
using dissector::kHeaderLength;
using dissector::loadHeader;
using dissector::Plausibility;

void Framer::onBytes(const StreamPiece& piece, PduSink& sink) {
    StreamPiece rest = piece;
    const auto advance = [&rest](std::size_t bytes) {
        rest.bytes = rest.bytes.subspan(bytes);
        rest.position = rest.position + bytes;
    };
    if (tailToDrop_ != 0) {
        const auto dropped =
            static_cast<std::size_t>(std::min<std::uint64_t>(tailToDrop_, rest.bytes.size()));
        tailToDrop_ -= dropped;
        advance(dropped);
    }
    // The usual case: at a boundary with nothing held back, PDUs are cut right out of the segment.
    if (state_ == State::inStep && pending_.empty()) {
        advance(frameInStep(rest.bytes, sink, &rest));
        if (!rest.bytes.empty()) {
            hold(rest, 0, rest.bytes.size());
            frame(sink, {});
        }
        return;
    }
    // A PDU is in progress: complete it, then go on as usual with what follows it.
    while (state_ == State::inStep && !pending_.empty() && !rest.bytes.empty()) {
        const std::size_t target =
            pending_.size() < kHeaderLength ? kHeaderLength : loadHeader(pending_.data()).length;
        const std::size_t missing = target > pending_.size() ? target - pending_.size() : 0;
        const std::size_t taken = std::min(missing, rest.bytes.size());
        hold(rest, 0, taken);
        advance(taken);
        frame(sink, {});
        if (taken == 0) {
            break;
        }
    }
    if (rest.bytes.empty()) {
        return;
    }
    if (state_ == State::inStep && pending_.empty()) {
        onBytes(rest, sink);
        return;
    }
    hold(rest, 0, rest.bytes.size());
    frame(sink, {});
}

void Framer::onGap(std::uint64_t lost, PduSink& sink) {
    if (lost == 0) {
        return;
    }
    if (tailToDrop_ != 0) {
        const std::uint64_t covered = std::min(tailToDrop_, lost);
        tailToDrop_ -= covered;
        lost -= covered;
        if (lost == 0) {
            return;
        }
    }
    frame(sink, {true, lost});
    if (state_ == State::inStep && pending_.size() >= kHeaderLength) {
        const std::uint32_t length = loadHeader(pending_.data()).length;
        const std::uint64_t remaining = length - pending_.size();
        emit(pending_, length, nullptr, 0, sink);
        dropFront(pending_.size());
        if (lost <= remaining) {
            tailToDrop_ = remaining - lost;  // the next boundary is still known
            return;
        }
    }
    skip(pending_.size());
    dropFront(pending_.size());
    state_ = State::searching;
    searchFrom_ = 0;
    trusted_ = false;
}

void Framer::onMessageStart(Bytes next, PduSink& sink) {
    const bool atBoundary = state_ == State::inStep && pending_.empty();
    if (atBoundary || next.size() < kHeaderLength ||
        dissector::judgeHeader(loadHeader(next.data()), maxPduLength_) != Plausibility::yes) {
        return;
    }
    beginAnew(sink);
    if (found_) {
        state_ = State::inStep;
    }
}

void Framer::onBreak(capture::StreamBreak why, PduSink& sink) {
    const std::uint64_t skippedBefore = skippedTotal_;
    beginAnew(sink);
    const bool loss = why == capture::StreamBreak::loss;
    if (loss || skippedTotal_ != skippedBefore) {
        breakBefore_ = why;
    }
    state_ = found_ && !loss ? State::inStep : State::searching;
    trusted_ = trusted_ && !loss;
}

/// Hands over what only waited for a proof and skips the rest.
void Framer::beginAnew(PduSink& sink) {
    frame(sink, {true, 0});
    skip(pending_.size());
    dropFront(pending_.size());
    searchFrom_ = 0;
    tailToDrop_ = 0;
}

void Framer::finish(PduSink& sink) {
    frame(sink, {true, 0});
    if (state_ == State::inStep && pending_.size() >= kHeaderLength) {
        emit(pending_, loadHeader(pending_.data()).length, nullptr, 0, sink);
        dropFront(pending_.size());
    }
    skip(pending_.size());
    dropFront(pending_.size());
}

/// Frames as much of pending_ as can be told.
void Framer::frame(PduSink& sink, Rest rest) {
    for (;;) {
        if (state_ == State::searching && !search(rest)) {
            return;
        }
        const std::size_t used = frameInStep(pending_, sink, nullptr);
        if (used == 0 && state_ == State::inStep) {
            return;
        }
        dropFront(used);
    }
}

/// Cuts whole PDUs off the front of `bytes` and returns how many bytes they are. Stops in front of an
/// incomplete PDU, or of a header whose length can't be (the state is `searching` then).
std::size_t Framer::frameInStep(Bytes bytes, PduSink& sink, const StreamPiece* piece) {
    std::size_t offset = 0;
    while (bytes.size() - offset >= kHeaderLength) {
        const std::uint32_t length = dissector::loadU32(bytes.data() + offset);
        if (length < kHeaderLength || length > maxPduLength_) {
            loseStep(length);
            break;
        }
        if (length > bytes.size() - offset) {
            break;
        }
        emit(bytes.subspan(offset, length), length, piece, offset, sink);
        offset += length;
    }
    return offset;
}

/// Whether the header that is surely one at `at` in pending_ begins a PDU: its body is as its command
/// demands, or another header follows. Never a matter of where segments end: what can't be told yet is
/// awaited. Inside a stream that may be anything a good body is not enough: tables of small numbers look like
/// binds. A frame cut by the snapshot length proves its PDU if it ended with it.
Framer::Proof Framer::proofOfPdu(std::size_t at, std::uint32_t length, Rest rest) const {
    const Bytes bytes = Bytes(pending_).subspan(at);
    const bool isSmpp = found_ || expected_;
    if (length > bytes.size()) {
        const bool endsWithGap = rest.lost == length - bytes.size();
        return !rest.known ? Proof::awaited : isSmpp || endsWithGap ? Proof::yes : Proof::no;
    }
    const bool atStart = at == 0 && skippedTotal_ == 0;
    if ((isSmpp || atStart) && dissector::isWellFormed(bytes.first(length))) {
        return Proof::yes;
    }
    const Bytes next = bytes.subspan(length);
    if (next.size() >= kHeaderLength) {
        const Plausibility plausibility = dissector::judgeHeader(loadHeader(next.data()), maxPduLength_);
        return plausibility != Plausibility::no ? Proof::yes : Proof::no;
    }
    if (!rest.known) {
        return Proof::awaited;
    }
    return next.empty() || next[0] == 0 ? Proof::yes
                                        : Proof::no;  // lengths of 16 MB and more aren't believed
}

/// Finds the next header in pending_ and drops what is before it. False: not found yet; what can't begin a
/// PDU has been dropped.
bool Framer::search(Rest rest) {
    std::size_t at = searchFrom_;
    for (; pending_.size() >= kHeaderLength && at <= pending_.size() - kHeaderLength; ++at) {
        const Header header = loadHeader(pending_.data() + at);
        const Plausibility plausibility = dissector::judgeHeader(header, maxPduLength_);
        const bool atStart = trusted_ && at == 0 && skipped_ == 0;
        if (plausibility == Plausibility::no || (plausibility == Plausibility::perhaps && !atStart)) {
            continue;
        }
        if (atStart) {
            break;
        }
        const Proof proof = proofOfPdu(at, header.length, rest);
        if (proof == Proof::yes) {
            break;
        }
        if (proof == Proof::no) {
            continue;
        }
        searchFrom_ = at;
        return false;
    }
    if (pending_.size() < kHeaderLength || at > pending_.size() - kHeaderLength) {
        skip(at);
        dropFront(at);
        searchFrom_ = 0;
        return false;
    }
    skip(at);
    dropFront(at);
    searchFrom_ = 0;
    state_ = State::inStep;
    return true;
}

void Framer::emit(Bytes bytes, std::uint32_t declared, const StreamPiece* piece, std::size_t offset,
                  PduSink& sink) {
    FramedPdu pdu{.bytes = bytes,
                  .extents = {},
                  .declaredLength = declared,
                  .time = 0,
                  .frame = 0,
                  .skippedBefore = skipped_,
                  .badLengthBefore = badLengthBefore_,
                  .breakBefore = breakBefore_};
    Extent single;
    if (piece != nullptr) {
        single = {piece->position + offset, static_cast<std::uint32_t>(bytes.size()), piece->frame};
        pdu.extents = {&single, 1};
        pdu.time = piece->time;
        pdu.frame = piece->completingFrame;
    } else {
        extents_.clear();
        std::size_t skipBytes = static_cast<std::size_t>(bytes.data() - pending_.data());
        std::size_t wanted = bytes.size();
        for (const Source& source : sources_) {
            if (skipBytes >= source.extent.length) {
                skipBytes -= source.extent.length;
                continue;
            }
            const auto length =
                static_cast<std::uint32_t>(std::min<std::size_t>(source.extent.length - skipBytes, wanted));
            extents_.push_back({source.extent.position + skipBytes, length, source.extent.frame});
            skipBytes = 0;
            wanted -= length;
            pdu.time = source.time;
            pdu.frame = source.completingFrame;
            if (wanted == 0) {
                break;
            }
        }
        pdu.extents = extents_;
    }
    found_ = true;
    skipped_ = 0;
    badLengthBefore_.reset();
    breakBefore_.reset();
    sink.onPdu(pdu);
}

void Framer::hold(const StreamPiece& piece, std::size_t from, std::size_t length) {
    if (length == 0) {
        return;
    }
    if (!found_) {
        searched_ += length;
    }
    const Bytes bytes = piece.bytes.subspan(from, length);
    pending_.insert(pending_.end(), bytes.begin(), bytes.end());
    sources_.push_back({{piece.position + from, static_cast<std::uint32_t>(length), piece.frame},
                        piece.time,
                        piece.completingFrame});
}

void Framer::dropFront(std::size_t bytes) {
    if (bytes == 0) {
        return;
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(bytes));
    std::size_t gone = 0;
    while (gone < sources_.size() && bytes >= sources_[gone].extent.length) {
        bytes -= sources_[gone++].extent.length;
    }
    sources_.erase(sources_.begin(), sources_.begin() + static_cast<std::ptrdiff_t>(gone));
    if (bytes != 0) {
        Extent& first = sources_.front().extent;
        first.position = first.position + bytes;
        first.length -= static_cast<std::uint32_t>(bytes);
    }
}

void Framer::skip(std::size_t bytes) {
    skipped_ += bytes;
    skippedTotal_ += bytes;
}

void Framer::loseStep(std::uint32_t badLength) {
    state_ = State::searching;
    searchFrom_ = 0;
    trusted_ = false;
    if (!badLengthBefore_) {
        badLengthBefore_ = badLength;
    }
}

}  // namespace smppscope::model
