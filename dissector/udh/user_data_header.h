#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "dissector/header.h"
#include "dissector/issue.h"
#include "dissector/udh/ports.h"

namespace smppscope::dissector {

/// Which part of a long message this is (3GPP TS 23.040 9.2.3.24.1, 9.2.3.24.8).
struct Concatenation {
    std::uint16_t reference = 0;
    std::uint8_t total = 0;
    std::uint8_t part = 0;  ///< from 1
    bool wide = false;      ///< a reference of 16 bits

    /// Whether there can be such a part: peers ignore the element otherwise.
    constexpr bool possible() const { return part >= 1 && part <= total; }
    constexpr bool operator==(const Concatenation&) const = default;
};

/// Messages of a kind are waiting, or no longer (3GPP TS 23.040 9.2.3.24.2).
struct WaitingIndication {
    std::uint8_t type = 0;          ///< 0 voicemail, 1 fax, 2 e-mail, 3 other
    std::uint8_t extendedType = 0;  ///< 1 video
    std::uint8_t profile = 0;       ///< 0 for the first
    std::uint8_t count = 0;         ///< 0: none is waiting any more
    bool store = false;             ///< keep the message too

    constexpr bool operator==(const WaitingIndication&) const = default;
};

/// What a user data header says that matters beyond its tree. Reading it allocates nothing.
struct UserDataHeader {
    /// The header lies inside the message, and whole elements fill it: at least one.
    bool valid = false;
    /// Octets before the text, the length octet included; at most those of the message. 0 if what stands
    /// there is no header, so that all is text.
    std::uint32_t octets = 0;
    /// What the length octet promises, itself included.
    std::uint32_t announced = 0;
    std::uint16_t elements = 0;       ///< whole ones
    std::uint16_t knownElements = 0;  ///< of those, with a name and a length that their kind allows
    /// The last one that is possible; nothing otherwise.
    std::optional<Concatenation> concatenation;
    std::optional<ApplicationPorts> ports;  ///< the last ones
    std::optional<std::uint8_t> singleShift;
    std::optional<std::uint8_t> lockingShift;
    static constexpr std::size_t kMaxIndications = 4;
    std::array<WaitingIndication, kMaxIndications> indications{};
    std::uint8_t indicationCount = 0;  ///< those in `indications`; more are not kept
    // What is wrong.
    bool pastEnd = false;            ///< the header is longer than the message
    bool wrongLength = false;        ///< an element has a length not its own, or runs past the header
    bool concatenatedTwice = false;  ///< with an 8-bit and a 16-bit reference
    bool impossiblePart = false;     ///< part 0, 0 parts or a part above their number

    /// Whether one can be taken for a header at all.
    constexpr bool isHeader() const { return valid || (elements != 0 && knownElements != 0); }
};

/// An element of a header as it lies in a message.
struct HeaderElement {
    std::uint8_t id = 0;
    std::uint8_t promised = 0;  ///< octets of data by its length octet
    ByteRange range;            ///< with id and length
    ByteRange data;             ///< those octets that are there

    constexpr bool whole() const { return data.length == promised && range.length == data.length + 2u; }
};

/// Goes over the elements of the header that begins a message, also of one that is cut. Always ends.
class HeaderElements {
  public:
    explicit HeaderElements(Bytes message);
    /// The next element; nothing at the end. One that is not whole is the last.
    std::optional<HeaderElement> next();
    /// Octets that belong to no element: a single one at the end.
    ByteRange rest() const { return {pos_, end_ - pos_}; }

  private:
    Bytes message_;
    std::uint32_t pos_ = 0;
    std::uint32_t end_ = 0;
};

/// Reads the header that begins a message that esm_class announces one for. Cost: the octets of the header.
UserDataHeader readUserDataHeader(Bytes message);

/// Whether a message that no header is announced for begins with one all the same: known elements of exact
/// lengths fill it, with parts and ports that make sense, and one of them names a part, a port or a language.
/// Texts are told apart by their first two octets.
bool looksLikeUserDataHeader(Bytes message);

}  // namespace smppscope::dissector
