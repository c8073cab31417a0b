#include "model/boundary_search.h"

#include <algorithm>
#include <utility>

#include "dissector/dissect.h"

namespace smppscope::model {

using capture::Bytes;
using dissector::Header;
using dissector::kHeaderLength;
using dissector::loadHeader;
using dissector::Plausibility;

namespace {

constexpr std::size_t kMostOpen = 64;
constexpr int kFirstOfItsKind = -3;  // the first response of a sender of requests, or the other way round
constexpr int kLeastAtStart = 2;

/// Whether a body holds text, as no table of small numbers does.
bool hasText(Bytes body) {
    const Bytes first = body.first(std::min<std::size_t>(body.size(), 64));
    return std::count_if(first.begin(), first.end(),
                         [](std::uint8_t byte) { return byte > 0x20 && byte < 0x7F; }) >= 2;
}

/// What command, length, status and body say. Known commands with good bodies speak for SMPP; protocols that
/// frame alike (CMPP, SGIP) have their numbers in other places and give themselves away by bad ones.
int contentEvidence(Plausibility plausibility, const Header& header, Bytes pdu, const SearchTerms& terms) {
    const bool sure = terms.smpp && !terms.byPort;
    if (plausibility == Plausibility::perhaps && !dissector::isKnownCommand(header.command)) {
        if (terms.smpp && dissector::isVendorCommand(header.command)) {
            return 2;
        }
        return sure || (terms.smpp && header.status == 0 && hasText(pdu.subspan(kHeaderLength))) ? 1 : 0;
    }
    const int bad = sure ? 0 : terms.smpp ? -4 : -3;
    const bool good = dissector::isWellFormed(pdu);
    const bool text = good && hasText(pdu.subspan(kHeaderLength));
    if (plausibility == Plausibility::perhaps) {
        return text ? (terms.smpp ? 3 : 1) : !good ? bad : sure ? 2 : terms.smpp ? 0 : bad;
    }
    if (!good) {
        return sure ? 1 : bad;
    }
    const bool hasBody = header.length > kHeaderLength;
    return text ? 4 : !terms.smpp && hasBody && dissector::isResponse(header.command) ? 1 : 2;
}

/// No PDU of the stream was found yet.
bool knowsNothing(const SearchTerms& terms) {
    return terms.sequences[0].empty() && terms.sequences[1].empty();
}

int sequenceEvidence(const Header& header, const SearchTerms& terms, std::size_t at) {
    const auto kind = static_cast<std::size_t>(dissector::isResponse(header.command));
    const SequenceHistory& history = terms.sequences[kind];
    if (history.empty() && terms.sequences[1 - kind].isRegular()) {
        return kFirstOfItsKind;
    }
    return history.evidenceOf(header.sequence, terms.distance + at);
}

/// Whether the sequence number of a first PDU is what may come next, or nothing is known of that.
bool isSupported(const Header& header, const SearchTerms& terms, std::size_t at) {
    return knowsNothing(terms) || sequenceEvidence(header, terms, at) > 0;
}

/// `first`: it would be the first PDU behind a gap, where segments mostly begin with one.
int evidenceOf(Plausibility plausibility, const Header& header, Bytes pdu, const SearchTerms& terms,
               std::size_t at, bool first) {
    const int sequence = sequenceEvidence(header, terms, at);
    if (terms.regularOnly && (sequence <= 2 || plausibility != Plausibility::yes)) {
        return -4;
    }
    const int content = contentEvidence(plausibility, header, pdu, terms);
    // Small numbers are everywhere: that they fit says no more than the content does.
    const int sum = content + std::min(sequence, content >= 4 ? 4 : content >= 2 ? 2 : 0);
    if (first && plausibility == Plausibility::yes) {
        return std::max(sum, sequence == kFirstOfItsKind ? kLeastAtStart : 1);
    }
    return sum;
}

bool mayBegin(const std::uint8_t* bytes, const SearchTerms& terms, bool atStart) {
    const std::uint32_t length = dissector::loadU32(bytes);
    if (length < kHeaderLength || length > terms.maxPduLength) [[likely]] {
        return false;
    }
    const Header header = loadHeader(bytes);
    const Plausibility plausibility = dissector::judgeHeader(header, terms.maxPduLength);
    return plausibility == Plausibility::yes ||
           (plausibility == Plausibility::perhaps &&
            (terms.smpp || atStart || dissector::isKnownCommand(header.command)));
}

}  // namespace

void BoundarySearch::restart(std::size_t from) {
    open_.clear();
    best_.reset();
    island_.reset();
    scanned_ = from;
    atStart_ = true;
}

std::optional<std::size_t> BoundarySearch::find(Bytes bytes, const SearchTerms& terms, StreamRest rest) {
    std::vector<Chain> open;
    std::swap(open, open_);
    for (Chain& chain : open) {
        advance(chain, bytes, terms);
        file(chain, terms);
    }
    scan(bytes, terms);
    if (!best_ && rest.known) {
        chooseAtEnd(bytes, terms, rest);
    }
    if (island_ && islandStands(rest)) {
        return island_->begin;
    }
    return best_ ? std::optional(regularBegin(*best_, bytes, terms)) : std::nullopt;
}

/// Where a chain begins without PDUs at its front whose sequence numbers lead nowhere: they lie in the
/// message of a PDU whose beginning isn't there. Needed where the stream's numbers aren't known yet.
std::size_t BoundarySearch::regularBegin(const Chain& chain, Bytes bytes, const SearchTerms& terms) {
    if (chain.atStart || !knowsNothing(terms)) {
        return chain.begin;
    }
    std::vector<std::size_t> begins;
    for (std::size_t at = chain.begin; at < chain.next; at += dissector::loadU32(bytes.data() + at)) {
        begins.push_back(at);
    }
    std::array<SequenceHistory, 2> backwards;  // numbers negated, so that they rise
    for (std::size_t i = begins.size(); i-- > 0;) {
        const Header header = loadHeader(bytes.data() + begins[i]);
        SequenceHistory& history = backwards[static_cast<std::size_t>(dissector::isResponse(header.command))];
        if (history.isRegular() && history.evidenceOf(0 - header.sequence, 0) < 0) {
            return begins[i + 1];
        }
        history.note(0 - header.sequence);
    }
    return chain.begin;
}

void BoundarySearch::scan(Bytes bytes, const SearchTerms& terms) {
    for (; scanned_ + kHeaderLength <= bytes.size(); ++scanned_) {
        if (best_ && scanned_ >= best_->next) {
            return;
        }
        const bool atStart = atStart_ && scanned_ == 0;
        if (mayBegin(bytes.data() + scanned_, terms, atStart)) {
            Chain chain{.begin = scanned_, .next = scanned_, .atStart = atStart};
            advance(chain, bytes, terms);
            file(chain, terms);
        }
    }
}

/// What the step from the PDU before says, where the stream's own numbers say nothing: PDUs in messages have
/// any.
int BoundarySearch::jumpEvidence(Chain& chain, const Header& header, const SearchTerms& terms) {
    constexpr std::uint32_t kJump = 256;
    const auto kind = static_cast<std::size_t>(dissector::isResponse(header.command));
    const std::optional<std::uint32_t> last = std::exchange(chain.last[kind], header.sequence);
    if (!last || std::min(header.sequence - *last, *last - header.sequence) <= kJump) {
        return 0;
    }
    ++chain.jumps;
    return terms.sequences[kind].isRegular() ? 0 : -5;
}

/// Whether a chain is believed whatever its sequence numbers: they may be random, or begin anew.
bool BoundarySearch::isLong(const Chain& chain, const SearchTerms& terms) {
    constexpr std::uint32_t kLongInSmpp = 5;
    constexpr std::uint32_t kLongElsewhere = 8;
    constexpr std::size_t kPdus = 4;
    if (!chain.clean || !terms.longestPdu || chain.next - chain.begin <= kPdus * *terms.longestPdu) {
        return false;
    }
    const bool regular = terms.sequences[0].isRegular() || terms.sequences[1].isRegular();
    if (regular && chain.jumps != 0) {
        return false;  // the stream's numbers do not jump
    }
    return chain.pdus >= (terms.smpp && !terms.byPort && !regular ? kLongInSmpp : kLongElsewhere) &&
           2 * chain.texts >= chain.pdus;
}

/// Follows a chain as far as there are whole PDUs, or until it is decided.
void BoundarySearch::advance(Chain& chain, Bytes bytes, const SearchTerms& terms) {
    const int needed = chain.atStart ? terms.needed.atStart : terms.needed.inside;
    while (chain.state == State::open && bytes.size() - chain.next >= kHeaderLength) {
        const Bytes rest = bytes.subspan(chain.next);
        const Header header = loadHeader(rest.data());
        const Plausibility plausibility = dissector::judgeHeader(header, terms.maxPduLength);
        if (plausibility == Plausibility::no) {
            chain.alone = true;
            chain.state = State::broken;
            return;
        }
        if (header.length > rest.size()) {
            return;
        }
        chain.evidence += evidenceOf(plausibility, header, rest.first(header.length), terms, chain.next,
                                     chain.next == chain.begin && chain.atStart && !knowsNothing(terms)) +
                          jumpEvidence(chain, header, terms);
        if (chain.next == chain.begin) {
            chain.supported = isSupported(header, terms, chain.next);
        }
        const Bytes pdu = rest.first(header.length);
        chain.clean = chain.clean && plausibility == Plausibility::yes && dissector::isWellFormed(pdu);
        chain.texts += hasText(pdu.subspan(kHeaderLength)) ? 1 : 0;
        ++chain.pdus;
        chain.next += header.length;
        // A stream may begin with a command that nobody knows.
        const bool doubtful = chain.evidence < 0 || (chain.evidence == 0 && !chain.atStart);
        if (isLong(chain, terms) || (!doubtful && chain.evidence >= needed)) {
            chain.state = State::enough;
        } else if (doubtful && (!chain.clean || !terms.longestPdu)) {
            chain.state = State::broken;
        }
    }
}

void BoundarySearch::file(const Chain& chain, const SearchTerms& terms) {
    switch (chain.state) {
        case State::open:
            if (open_.size() < kMostOpen) {
                open_.push_back(chain);
            }
            return;
        case State::enough:
            if (!best_ || chain.next < best_->next) {
                best_ = chain;
            }
            return;
        case State::broken:
            if (chain.supported && (chain.alone || !terms.byPort) && chain.evidence >= terms.needed.alone &&
                (!island_ || (chain.begin < island_->next && chain.evidence > island_->evidence))) {
                island_ = chain;
            }
    }
}

/// What speaks for a chain whose next PDU isn't there in full, since nothing follows.
int BoundarySearch::endEvidence(const Chain& chain, Bytes bytes, const SearchTerms& terms, StreamRest rest) {
    const Bytes left = bytes.subspan(chain.next);
    if (left.empty()) {
        return chain.next == chain.begin ? 0 : 2;
    }
    if (left.size() < kHeaderLength) {
        return left[0] == 0 ? 0 : -4;  // lengths of 16 MB and more aren't believed
    }
    const Header header = loadHeader(left.data());
    const bool sure = dissector::judgeHeader(header, terms.maxPduLength) == Plausibility::yes;
    const bool cutThere = rest.lost != 0 && rest.lost == header.length - left.size();
    const int sequence = sequenceEvidence(header, terms, chain.next);
    if (terms.regularOnly && sequence <= 2) {
        return -4;
    }
    // A frame cut by the snapshot length ends with its PDU.
    return (sure ? 2 : 0) + (sure || sequence < 0 ? sequence : 0) + (cutThere ? 8 : 0);
}

void BoundarySearch::chooseAtEnd(Bytes bytes, const SearchTerms& terms, StreamRest rest) {
    for (Chain chain : open_) {
        const bool headerOnly = chain.next == chain.begin && bytes.size() - chain.next >= kHeaderLength;
        if (headerOnly) {
            chain.supported = isSupported(loadHeader(bytes.data() + chain.next), terms, chain.next);
        }
        if (!chain.supported && !chain.atStart) {
            continue;
        }
        chain.evidence += endEvidence(chain, bytes, terms, rest);
        const int needed = chain.atStart ? terms.needed.atStart : terms.needed.atEnd;
        if (chain.evidence >= needed && (!best_ || chain.evidence > best_->evidence)) {
            best_ = chain;
        }
    }
    open_.clear();
}

/// Whether the PDUs that stand alone are not part of something better.
bool BoundarySearch::islandStands(StreamRest rest) const {
    if (best_) {
        return island_->next <= best_->begin;
    }
    return rest.known || std::none_of(open_.begin(), open_.end(),
                                      [this](const Chain& chain) { return chain.begin < island_->next; });
}

std::size_t BoundarySearch::keepFrom() const {
    std::size_t from = island_ ? std::min(scanned_, island_->begin) : scanned_;
    for (const Chain& chain : open_) {
        from = std::min(from, chain.begin);
    }
    return from;
}

void BoundarySearch::dropFront(std::size_t bytes) {
    if (bytes == 0) {
        return;
    }
    atStart_ = false;
    scanned_ -= bytes;
    for (Chain& chain : open_) {
        chain.begin -= bytes;
        chain.next -= bytes;
    }
    if (island_) {
        island_->begin -= bytes;
        island_->next -= bytes;
    }
}

}  // namespace smppscope::model
