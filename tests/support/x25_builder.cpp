#include "tests/support/x25_builder.h"

#include <algorithm>

namespace smppscope::support {

using capture::X25Side;

namespace {

constexpr std::size_t indexOf(X25Side side) {
    return static_cast<std::size_t>(side);
}

ByteVector packetHead(X25Numbers numbers) {
    const int format = numbers.modulo == 8 ? 0x10 : 0x20;
    return {static_cast<std::uint8_t>(format | numbers.channel >> 8),
            static_cast<std::uint8_t>(numbers.channel)};
}

void appendMac(ByteWriter& writer, X25Side side) {
    writer.bytes(ByteVector{0x02, 0, 0, 0, 0, static_cast<std::uint8_t>(1 + indexOf(side))});
}

}  // namespace

ByteVector x25Packet(X25Numbers numbers, std::initializer_list<std::uint8_t> octets) {
    return concatenate({packetHead(numbers), {octets.begin(), octets.size()}});
}

ByteVector x25Call(X25Numbers numbers, std::string_view calling, std::string_view called) {
    ByteVector packet = x25Packet(numbers, {0x0b});
    packet.push_back(static_cast<std::uint8_t>(calling.size() << 4 | called.size()));
    std::string digits = std::string(called) + std::string(calling);
    digits.resize((digits.size() + 1) / 2 * 2, '0');
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        packet.push_back(static_cast<std::uint8_t>((digits[at] - '0') << 4 | (digits[at + 1] - '0')));
    }
    ByteWriter(packet).bytes(ByteVector{6, 0x42, 7, 7, 0x43, 2, 2, 0xc0, 0, 0, 0});
    return packet;
}

ByteVector x25Data(X25Numbers numbers, X25DataBits bits, capture::Bytes userData) {
    ByteVector packet = packetHead(numbers);
    packet[0] |= bits.qualified ? 0x80 : 0;
    const int more = bits.more ? 1 : 0;
    if (numbers.modulo == 8) {
        packet.push_back(static_cast<std::uint8_t>(more << 4 | (bits.sendNumber & 7) << 1));
    } else {
        packet.push_back(static_cast<std::uint8_t>((bits.sendNumber & 127) << 1));
        packet.push_back(static_cast<std::uint8_t>(more));
    }
    packet.insert(packet.end(), userData.begin(), userData.end());
    return packet;
}

X25Line::X25Line(CaptureBuilder& capture, X25Wrapping wrapping, int lapbModulo)
    : capture_(&capture), wrapping_(wrapping), lapbModulo_(lapbModulo) {}

X25Line::X25Line(Link xot) : xot_(std::move(xot)) {}

bool X25Line::hasLapb() const {
    return wrapping_ == X25Wrapping::lapbWithDirection || wrapping_ == X25Wrapping::sita ||
           wrapping_ == X25Wrapping::lapbEthernet || wrapping_ == X25Wrapping::cooked2Lapb;
}

void X25Line::setsUp(capture::TimeNs at) {
    const std::uint8_t command = lapbModulo_ == 8 ? 0x3f : 0x7f;
    sendsLapb(X25Side::first, ByteVector{0x01, command}, at);
    sendsLapb(X25Side::second, ByteVector{0x01, 0x73}, at);
    sent_ = {};
}

FrameIndex X25Line::sends(X25Side from, capture::Bytes packet, capture::TimeNs at) {
    ByteVector bytes;
    ByteWriter writer(bytes);
    if (xot_) {
        writer.u16(0);
        writer.u16(static_cast<std::uint16_t>(packet.size()));
        writer.bytes(packet);
        const auto direction =
            from == X25Side::first ? capture::Direction::fromClient : capture::Direction::fromServer;
        return xot_->sends(direction, bytes, at);
    }
    if (!hasLapb()) {
        return sendsFrame(from, packet, at);
    }
    const int number = sent_[indexOf(from)]++;
    writer.u8(from == X25Side::first ? 0x01 : 0x03);
    writer.u8(static_cast<std::uint8_t>((number % lapbModulo_) << 1));
    if (lapbModulo_ != 8) {
        writer.u8(0);
    }
    writer.bytes(packet);
    return sendsLapb(from, bytes, at);
}

FrameIndex X25Line::sendsLapb(X25Side from, capture::Bytes frame, capture::TimeNs at) {
    ByteVector bytes;
    if (wrapping_ == X25Wrapping::lapbEthernet) {
        ByteWriter(bytes, false).u16(static_cast<std::uint16_t>(frame.size()));
    }
    ByteWriter(bytes).bytes(frame);
    return sendsFrame(from, bytes, at);
}

FrameIndex X25Line::sendsFrame(X25Side from, capture::Bytes payload, capture::TimeNs at) {
    constexpr std::size_t kShortestEthernet = 60;
    ByteVector bytes;
    ByteWriter writer(bytes);
    const auto ethernetHeader = [&](std::uint16_t type) {
        appendMac(writer, opposite(from));
        appendMac(writer, from);
        writer.u16(type);
    };
    const std::uint8_t outgoing = from == X25Side::first ? 4 : 0;
    switch (wrapping_) {
        case X25Wrapping::lapbWithDirection:
            writer.u8(from == X25Side::first ? 1 : 0);
            break;
        case X25Wrapping::sita:
            writer.bytes(ByteVector{0, 0, 0, 0, 1});
            break;
        case X25Wrapping::lapbEthernet:
            ethernetHeader(0x6000);
            break;
        case X25Wrapping::ethernet:
            ethernetHeader(0x0805);
            break;
        case X25Wrapping::llc:
            ethernetHeader(static_cast<std::uint16_t>(payload.size() + 3));
            writer.bytes(ByteVector{0x7e, 0x7e, 0x03});
            break;
        case X25Wrapping::cooked:
            writer.u16(outgoing);
            writer.u16(271);
            writer.zeros(10);
            writer.u16(0x0805);
            writer.u8(0);
            break;
        case X25Wrapping::cooked2Lapb:
            writer.u16(0x0805);
            writer.u16(0);
            writer.u32(3);
            writer.u16(516);
            writer.u8(outgoing);
            writer.zeros(9);
            break;
    }
    writer.bytes(payload);
    if (wrapping_ == X25Wrapping::llc && bytes.size() < kShortestEthernet) {
        bytes.resize(kShortestEthernet);
    }
    return capture_->addFrame(std::move(bytes), at);
}

X25Call& X25Call::packetSize(std::size_t octets) {
    packetSize_ = octets;
    return *this;
}

void X25Call::connects(X25Side caller, std::string_view calling, std::string_view called,
                       capture::TimeNs at) {
    line_.sends(caller, x25Call(numbers_, calling, called), at);
    sendsControl(opposite(caller), {0x0f}, at);
    sent_ = {};
}

FrameIndex X25Call::sends(X25Side from, capture::Bytes message, capture::TimeNs at) {
    FrameIndex first = 0;
    for (std::size_t offset = 0; offset < message.size(); offset += packetSize_) {
        const capture::Bytes part = message.subspan(offset, std::min(packetSize_, message.size() - offset));
        const FrameIndex frame = sendsPacket(from, part, offset + part.size() < message.size(), at);
        first = offset == 0 ? frame : first;
    }
    return first;
}

FrameIndex X25Call::sendsPacket(X25Side from, capture::Bytes userData, bool more, capture::TimeNs at,
                                bool qualified) {
    const int number = sent_[indexOf(from)]++;
    return line_.sends(from, x25Data(numbers_, {number, more, qualified}, userData), at);
}

FrameIndex X25Call::sendsControl(X25Side from, std::initializer_list<std::uint8_t> octets,
                                 capture::TimeNs at) {
    return line_.sends(from, x25Packet(numbers_, octets), at);
}

void X25Call::resets(X25Side from, capture::TimeNs at) {
    sendsControl(from, {0x1b, 0x05, 0x00}, at);
    sendsControl(opposite(from), {0x1f}, at);
    sent_ = {};
}

void X25Call::clears(X25Side from, capture::TimeNs at, std::uint8_t cause) {
    sendsControl(from, {0x13, cause, 0x00}, at);
    sendsControl(opposite(from), {0x17}, at);
}

void X25Call::missing(X25Side from, int packets) {
    sent_[indexOf(from)] += packets;
}

}  // namespace smppscope::support
