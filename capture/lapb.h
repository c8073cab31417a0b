#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "capture/types.h"
#include "capture/x25_numbering.h"
#include "capture/x25_packet.h"

namespace smppscope::capture {

/// The part of LAPB (ITU-T X.25 2) that matters here: one link, from frames to the packets in them. Frames
/// are those between two flags, without their check: address, control, information.
///
/// An I frame holds one packet. One that was sent again, or captured twice, repeats N(S) with the same
/// content and counts once. Modulo 128 begins with SABME; where that was not seen it follows from where
/// packets begin.
class LapbLink {
  public:
    struct Information {
        X25Side from;        ///< who sent it
        std::size_t offset;  ///< where the packet begins in the frame
    };

    /// The next frame of the link: what packet it brings, if any. `from`: who sent it, where the capture
    /// tells; otherwise the DTE is `X25Side::first`.
    std::optional<Information> add(std::optional<X25Side> from, Bytes frame);

    /// Which side is the DTE, by the address of its commands; nothing before the first of them.
    std::optional<X25Side> dte() const { return dte_; }
    std::uint8_t modulo() const { return modulo_; }
    /// I frames that brought nothing new.
    std::uint64_t repeated() const { return repeated_; }

    /// Whether a frame can begin with this octet.
    static constexpr bool isAddress(std::uint8_t octet) {
        return octet == 0x01 || octet == 0x03 || octet == 0x07 || octet == 0x0f;
    }

  private:
    void noteModulo(Bytes frame);
    void setUp(std::uint8_t modulo);

    std::array<X25Numbering, 2> numbering_;  // by side
    std::optional<X25Side> dte_;
    std::uint8_t modulo_ = 8;
    std::uint64_t repeated_ = 0;
};

}  // namespace smppscope::capture
