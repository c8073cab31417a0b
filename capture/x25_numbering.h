#pragma once

#include <array>
#include <cstdint>

#include "capture/types.h"

namespace smppscope::capture {

/// Of the content of a frame or packet. Whoever makes contents that collide gets one of his own taken for a
/// copy.
std::uint64_t x25HashOf(Bytes content);

/// Follows the send numbers of one direction, P(S) of a circuit or N(S) of a link, and tells what is new from
/// what was sent or captured again and from what is missing.
class X25Numbering {
  public:
    enum class Verdict : std::uint8_t {
        next,   ///< the one expected, or the first seen
        again,  ///< one of the last kRemembered, with the same content
        jump,   ///< others are missing before it
    };

    static constexpr std::size_t kRemembered = 8;

    /// Everything begins anew: the next number is 0.
    void restart() { *this = {}, expected_ = 0, known_ = true; }
    /// What comes next can have any number.
    void forget() { *this = {}; }

    /// Judges a frame or packet and takes it for seen. `modulo`: 8 or 128.
    Verdict judge(std::uint8_t number, std::uint8_t modulo, Bytes content);
    /// After a jump: how many are missing, modulo `modulo`.
    std::uint8_t missing() const { return missing_; }

  private:
    struct Seen {
        std::uint64_t hash = 0;
        std::uint32_t length = 0;
        std::uint8_t number = 0;
        bool known = false;
    };

    std::array<Seen, kRemembered> seen_{};
    std::uint8_t place_ = 0;  // in seen_, of the next
    std::uint8_t expected_ = 0;
    std::uint8_t missing_ = 0;
    bool known_ = false;
};

}  // namespace smppscope::capture
