#include "capture/x25_packet.h"

#include <algorithm>

namespace smppscope::capture {

namespace {

constexpr std::uint8_t kQualified = 0x80;  // in data packets; the A bit in those that set up and clear
constexpr std::uint8_t kModuloMask = 0x30;
constexpr std::uint8_t kModulo8 = 0x10;

struct TypeCode {
    std::uint8_t code;
    X25Type type;
};

constexpr TypeCode kTypeCodes[] = {
    {0x0b, X25Type::call},
    {0x0f, X25Type::callAccepted},
    {0x13, X25Type::clear},
    {0x17, X25Type::clearConfirmation},
    {0x23, X25Type::interrupt},
    {0x27, X25Type::interruptConfirmation},
    {0x1b, X25Type::reset},
    {0x1f, X25Type::resetConfirmation},
    {0xfb, X25Type::restart},
    {0xff, X25Type::restartConfirmation},
    {0xf1, X25Type::diagnostic},
    {0xf3, X25Type::registration},
    {0xf7, X25Type::registrationConfirmation},
    {0xf5, X25Type::pvcSetup},
};

// Flow control: the low five bits say what it is; with modulo 8 the others are P(R).
constexpr TypeCode kFlowCodes[] = {
    {0x01, X25Type::receiveReady}, {0x05, X25Type::receiveNotReady}, {0x09, X25Type::reject}};

std::optional<X25Type> typeOf(std::uint8_t octet, std::uint8_t modulo) {
    if ((octet & 1) == 0) {
        return X25Type::data;
    }
    for (const TypeCode& row : kTypeCodes) {
        if (row.code == octet) {
            return row.type;
        }
    }
    const std::uint8_t flow = modulo == 8 ? octet & 0x1f : octet;
    for (const TypeCode& row : kFlowCodes) {
        if (row.code == flow) {
            return row.type;
        }
    }
    return std::nullopt;
}

bool hasCause(X25Type type) {
    return type == X25Type::clear || type == X25Type::reset || type == X25Type::restart;
}

// Takes parts off the front; what is not there is 0 or empty.
class Reader {
  public:
    explicit Reader(Bytes bytes) : bytes_(bytes) {}

    std::uint8_t octet() {
        const Bytes one = take(1);
        return one.empty() ? std::uint8_t{0} : one[0];
    }
    Bytes take(std::size_t wanted) {
        const Bytes taken = bytes_.first(std::min(wanted, bytes_.size()));
        bytes_ = bytes_.subspan(taken.size());
        return taken;
    }
    Bytes rest() const { return bytes_; }

  private:
    Bytes bytes_;
};

// Semi-octets `from` to `to`, as digits. What is no decimal digit stays visible.
std::string digits(Bytes octets, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t at = from; at < to && at / 2 < octets.size(); ++at) {
        const int nibble = at % 2 == 0 ? octets[at / 2] >> 4 : octets[at / 2] & 0x0f;
        text += "0123456789abcdef"[nibble];
    }
    return text;
}

// ITU-T X.25 5.2.1: one block of addresses, called before calling.
void readAddresses(bool longForm, Reader& reader, X25Call& call) {
    const std::uint8_t first = reader.octet();
    const std::size_t called = longForm ? first : first & 0x0f;
    const std::size_t calling = longForm ? reader.octet() : first >> 4;
    const Bytes octets = reader.take((called + calling + 1) / 2);
    const std::size_t typeAndPlan = longForm ? 2 : 0;
    call.called = digits(octets, std::min(typeAndPlan, called), called);
    call.calling = digits(octets, called + std::min(typeAndPlan, calling), called + calling);
}

// ITU-T X.25 7.1: the two highest bits of a code tell how long its parameter is.
void readFacilities(Bytes bytes, X25Call& call) {
    constexpr std::uint8_t kPacketSize = 0x42;
    constexpr std::uint8_t kWindow = 0x43;
    constexpr int kSmallestSize = 4;  // powers of two
    constexpr int kLargestSize = 12;
    Reader reader(bytes);
    while (!reader.rest().empty()) {
        const std::uint8_t code = reader.octet();
        const std::size_t length = code < 0xc0 ? (code >> 6) + 1u : reader.octet();
        const Bytes parameter = reader.take(length);
        if (parameter.size() != 2) {
            continue;
        }
        for (std::size_t way = 0; way < 2; ++way) {
            const int value = parameter[way];
            if (code == kPacketSize && value >= kSmallestSize && value <= kLargestSize) {
                call.packetSize[way] = static_cast<std::uint16_t>(1 << value);
                call.hasPacketSize = true;
            } else if (code == kWindow && value > 0 && value < 0x80) {
                call.window[way] = static_cast<std::uint8_t>(value);
                call.hasWindow = true;
            }
        }
    }
}

std::string interfaceName(Bytes bytes) {
    std::string name;
    for (const std::uint8_t octet : bytes) {
        name += octet > 0x20 && octet < 0x7f ? static_cast<char>(octet) : '?';
    }
    return name;
}

// RFC 1613 4: two names of interfaces, of which the first is that of the initiator.
X25Call parsePvcSetup(Bytes bytes) {
    X25Call call;
    Reader reader(bytes);
    reader.take(2);  // version, status
    const std::size_t initiator = reader.octet();
    reader.take(2);  // its channel
    const std::size_t responder = reader.octet();
    reader.take(2 + 4);  // its channel; windows, packet sizes
    call.calling = interfaceName(reader.take(initiator));
    call.called = interfaceName(reader.take(responder));
    return call;
}

}  // namespace

std::optional<X25Packet> parseX25Packet(Bytes bytes) {
    if (bytes.size() < kX25ShortestPacket || !beginsX25Packet(bytes[0])) {
        return std::nullopt;
    }
    X25Packet packet;
    packet.modulo = (bytes[0] & kModuloMask) == kModulo8 ? 8 : 128;
    packet.channel = static_cast<std::uint16_t>((bytes[0] & 0x0f) << 8 | bytes[1]);
    const std::optional<X25Type> type = typeOf(bytes[2], packet.modulo);
    if (!type) {
        return std::nullopt;
    }
    packet.type = *type;
    if (packet.type != X25Type::data) {
        packet.longAddresses = (bytes[0] & kQualified) != 0;
        packet.cause = hasCause(packet.type) && bytes.size() > 3 ? bytes[3] : std::uint8_t{0};
        packet.diagnostic = hasCause(packet.type) && bytes.size() > 4 ? bytes[4] : std::uint8_t{0};
        return packet;
    }
    packet.qualified = (bytes[0] & kQualified) != 0;
    if (packet.modulo == 8) {
        packet.sendNumber = (bytes[2] >> 1) & 0x07;
        packet.more = (bytes[2] & 0x10) != 0;
        return packet;
    }
    if (bytes.size() < 4) {
        return std::nullopt;
    }
    packet.sendNumber = bytes[2] >> 1;
    packet.more = (bytes[3] & 1) != 0;
    packet.headerLength = 4;
    return packet;
}

X25Call parseX25Call(const X25Packet& packet, Bytes bytes) {
    if (packet.type == X25Type::pvcSetup) {
        return parsePvcSetup(bytes.subspan(kX25ShortestPacket));
    }
    X25Call call;
    Reader reader(bytes.subspan(kX25ShortestPacket));
    readAddresses(packet.longAddresses, reader, call);
    readFacilities(reader.take(reader.octet()), call);
    call.userData = reader.rest();
    return call;
}

}  // namespace smppscope::capture
