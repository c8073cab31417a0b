#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "capture/x25_packet.h"
#include "tests/support/capture_builder.h"

namespace smppscope::support {

/// Which packets, and how they are written.
struct X25Numbers {
    std::uint16_t channel = 1;
    int modulo = 8;
};

// Packets of ITU-T X.25, written down here a second time on purpose.
ByteVector x25Call(X25Numbers numbers, std::string_view calling, std::string_view called);
/// `octets` from the third on: 0x0f for call accepted, {0x13, cause, diagnostic} for clear ...
ByteVector x25Packet(X25Numbers numbers, std::initializer_list<std::uint8_t> octets);

struct X25DataBits {
    int sendNumber = 0;
    bool more = false;
    bool qualified = false;
};
ByteVector x25Data(X25Numbers numbers, X25DataBits bits, capture::Bytes userData);

/// What a packet lies in.
enum class X25Wrapping : std::uint8_t {
    lapbWithDirection,  ///< LinkLayer::lapbWithDirection
    sita,               ///< LinkLayer::sita
    lapbEthernet,       ///< LinkLayer::ethernet, Ethernet type 0x6000
    ethernet,           ///< LinkLayer::ethernet, Ethernet type 0x0805
    llc,                ///< LinkLayer::ethernet, SAP 0x7e, padded to 60 octets
    cooked,             ///< LinkLayer::linuxCooked, behind the octet of Linux
    cooked2Lapb,        ///< LinkLayer::linuxCooked2, LAPB
};

/// One end-to-end line with LAPB or without, or a TCP connection with XOT, in a capture under construction.
/// The first side is the DTE, or the TCP client.
class X25Line {
  public:
    X25Line(CaptureBuilder& capture, X25Wrapping wrapping, int lapbModulo = 8);
    explicit X25Line(Link xot);

    /// LAPB only: SABM or SABME from the DTE.
    void setsUp(capture::TimeNs at);
    /// The frame that holds the packet.
    FrameIndex sends(capture::X25Side from, capture::Bytes packet, capture::TimeNs at);

  private:
    FrameIndex sendsLapb(capture::X25Side from, capture::Bytes frame, capture::TimeNs at);
    FrameIndex sendsFrame(capture::X25Side from, capture::Bytes payload, capture::TimeNs at);
    bool hasLapb() const;

    CaptureBuilder* capture_ = nullptr;
    X25Wrapping wrapping_ = X25Wrapping::lapbWithDirection;
    int lapbModulo_ = 8;
    std::array<int, 2> sent_{};  // I frames
    std::optional<Link> xot_;
};

/// A virtual circuit on a line: numbers its packets and cuts what is sent.
class X25Call {
  public:
    explicit X25Call(X25Line& line, X25Numbers numbers = {}) : line_(line), numbers_(numbers) {}

    X25Call& packetSize(std::size_t octets);
    /// The caller's call and the other end's acceptance.
    void connects(capture::X25Side caller, std::string_view calling, std::string_view called,
                  capture::TimeNs at);
    /// A message in as many packets as it takes, all but the last with the M bit; the first frame.
    FrameIndex sends(capture::X25Side from, capture::Bytes message, capture::TimeNs at);
    /// One packet as it is said.
    FrameIndex sendsPacket(capture::X25Side from, capture::Bytes userData, bool more, capture::TimeNs at,
                           bool qualified = false);
    /// Any other packet: its octets from the third on.
    FrameIndex sendsControl(capture::X25Side from, std::initializer_list<std::uint8_t> octets,
                            capture::TimeNs at);
    /// Reset and its confirmation; numbers begin at 0 again.
    void resets(capture::X25Side from, capture::TimeNs at);
    /// Clear and its confirmation.
    void clears(capture::X25Side from, capture::TimeNs at, std::uint8_t cause = 0);
    /// Packets that were sent but never captured.
    void missing(capture::X25Side from, int packets);

  private:
    X25Line& line_;
    X25Numbers numbers_;
    std::size_t packetSize_ = 128;
    std::array<int, 2> sent_{};
};

}  // namespace smppscope::support
