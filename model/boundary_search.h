#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "capture/types.h"
#include "dissector/header.h"
#include "model/sequence_history.h"

namespace smppscope::model {

/// What the framer knows of the stream it searches, and how much evidence it asks for.
struct SearchTerms {
    /// Evidence that is enough; see evidenceOf() in the source for what counts how much.
    struct Needed {
        int atStart = 0;  ///< of PDUs that begin at a likely boundary: where the stream begins or goes on
        int inside = 0;   ///< elsewhere
        int atEnd = 0;    ///< elsewhere, if they run on to the end of what there is
        int alone = 0;    ///< elsewhere, if something else follows
    };

    std::uint32_t maxPduLength = dissector::kDefaultMaxPduLength;
    bool smpp = false;         ///< the stream is SMPP: odd PDUs are believed more easily
    bool byPort = false;       ///< with `smpp`: only its port says so; what contradicts it counts
    bool regularOnly = false;  ///< PDUs whose sequence numbers aren't what comes next don't count
    /// The longest PDU that can be thought of here. A chain without fault that is several times as long is
    /// believed whatever its numbers: one that begins inside a message is outrun by those that begin behind
    /// it. Nothing: no chain is.
    std::optional<std::size_t> longestPdu{};
    Needed needed{};
    std::uint64_t distance = 0;                  ///< bytes since the last PDU, before the first byte searched
    std::array<SequenceHistory, 2> sequences{};  ///< of requests and of responses
};

/// What follows the bytes at hand.
struct StreamRest {
    bool known = false;      ///< no bytes can follow in the stream, but for a gap
    std::uint64_t lost = 0;  ///< the length of the gap; 0: the end
};

/// Finds where PDUs begin in bytes that may be anything. Every header that could be one starts a chain:
/// command_length leads from PDU to PDU, and each of them adds evidence or takes some away (SMPP v3.4 3.2
/// has no mark to look for). The chain that has enough of it first, counted in bytes of the stream, wins,
/// so the pieces that the stream comes in make no difference. Sequence numbers choose between chains; a long
/// one of PDUs without fault is believed whatever they are. PDUs that stand alone between other bytes are
/// found once no chain inside them is better.
class BoundarySearch {
  public:
    /// Starts again at `from`.
    void restart(std::size_t from = 0);
    /// `bytes`: those of the calls before and more behind them. The offset of the first PDU, if decided.
    std::optional<std::size_t> find(capture::Bytes bytes, const SearchTerms& terms, StreamRest rest);
    /// No PDU begins before this offset.
    std::size_t keepFrom() const;
    /// The first `bytes` bytes, at most keepFrom(), are not at hand any more.
    void dropFront(std::size_t bytes);

  private:
    enum class State : std::uint8_t { open, broken, enough };
    struct Chain {
        std::size_t begin = 0;
        std::size_t next = 0;  // where its next header is
        int evidence = 0;
        bool atStart = false;
        bool clean = true;        // all of its PDUs are of known commands and well-formed
        std::uint32_t pdus = 0;   // so far
        std::uint32_t texts = 0;  // of them with text
        std::uint32_t jumps = 0;  // of their sequence numbers
        bool alone = false;       // what follows is no PDU at all
        bool supported = false;   // by the sequence number of its first PDU
        std::array<std::optional<std::uint32_t>, 2> last{};  // sequence numbers of its requests and responses
        State state = State::open;
    };

    static void advance(Chain& chain, capture::Bytes bytes, const SearchTerms& terms);
    static bool isLong(const Chain& chain, const SearchTerms& terms);
    static int jumpEvidence(Chain& chain, const dissector::Header& header, const SearchTerms& terms);
    static int endEvidence(const Chain& chain, capture::Bytes bytes, const SearchTerms& terms,
                           StreamRest rest);
    static std::size_t regularBegin(const Chain& chain, capture::Bytes bytes, const SearchTerms& terms);
    void file(const Chain& chain, const SearchTerms& terms);
    void scan(capture::Bytes bytes, const SearchTerms& terms);
    void chooseAtEnd(capture::Bytes bytes, const SearchTerms& terms, StreamRest rest);
    bool islandStands(StreamRest rest) const;

    std::vector<Chain> open_;      // by begin
    std::optional<Chain> best_;    // has enough evidence, the soonest
    std::optional<Chain> island_;  // broken, but with PDUs
    std::size_t scanned_ = 0;      // headers were looked for before this offset
    bool atStart_ = true;          // the first byte is still at hand
};

}  // namespace smppscope::model
