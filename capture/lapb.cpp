#include "capture/lapb.h"

namespace smppscope::capture {

namespace {

constexpr std::uint8_t kPollFinal = 0x10;  // in frames of one octet of control
constexpr std::uint8_t kSetMode = 0x2f;
constexpr std::uint8_t kSetExtendedMode = 0x6f;

// Of a command: single link or multilink (ITU-T X.25 2.4.2).
constexpr bool commandFromDte(std::uint8_t address) {
    return address == 0x01 || address == 0x07;
}

}  // namespace

// Behind the control octet of modulo 8, or the two of modulo 128, a packet begins. A frame that fits both
// changes nothing.
void LapbLink::noteModulo(Bytes frame) {
    const bool fits8 = beginsX25Packet(frame[2]);
    const bool fits128 = frame.size() > 3 && beginsX25Packet(frame[3]);
    if (fits8 != fits128) {
        modulo_ = fits8 ? 8 : 128;
    }
}

void LapbLink::setUp(std::uint8_t modulo) {
    modulo_ = modulo;
    for (X25Numbering& each : numbering_) {
        each.restart();
    }
}

std::optional<LapbLink::Information> LapbLink::add(std::optional<X25Side> from, Bytes frame) {
    if (frame.size() < 2 || !isAddress(frame[0])) {
        return std::nullopt;
    }
    const std::uint8_t control = frame[1];
    const bool information = (control & 1) == 0;
    const auto command = static_cast<std::uint8_t>(control & ~kPollFinal);
    if (!information && command != kSetMode && command != kSetExtendedMode) {
        return std::nullopt;
    }
    const bool byDte = commandFromDte(frame[0]);
    const X25Side side = from.value_or(byDte ? X25Side::first : X25Side::second);
    dte_ = byDte ? side : opposite(side);
    if (!information) {
        setUp(command == kSetMode ? 8 : 128);
        return std::nullopt;
    }
    if (frame.size() < 2 + kX25ShortestPacket) {
        return std::nullopt;
    }
    noteModulo(frame);
    const std::size_t header = modulo_ == 8 ? 2 : 3;
    const auto number = static_cast<std::uint8_t>(modulo_ == 8 ? (control >> 1) & 0x07 : control >> 1);
    X25Numbering& numbering = numbering_[static_cast<std::size_t>(side)];
    if (numbering.judge(number, modulo_, frame.subspan(header)) == X25Numbering::Verdict::again) {
        ++repeated_;
        return std::nullopt;
    }
    return Information{side, header};
}

}  // namespace smppscope::capture
