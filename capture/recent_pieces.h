#pragma once

#include <array>
#include <cstdint>

#include "capture/types.h"

namespace smppscope::capture {

/// Where the last kPieces pieces of a stream lie, by sequence number, so that a retransmission can be
/// compared with what was delivered without keeping the bytes.
class RecentPieces {
  public:
    static constexpr std::size_t kPieces = 8;

    struct Piece {
        std::uint32_t sequence = 0;
        std::uint32_t length = 0;
        FilePosition position;
    };

    void add(std::uint32_t sequence, std::uint32_t length, FilePosition position) {
        pieces_[next_++ % kPieces] = {sequence, length, position};
    }

    const std::array<Piece, kPieces>& pieces() const { return pieces_; }

  private:
    std::array<Piece, kPieces> pieces_;
    std::uint32_t next_ = 0;
};

}  // namespace smppscope::capture
