#include "capture/x25_circuit.h"

#include <algorithm>

namespace smppscope::capture {

X25Circuit::X25Circuit(std::uint16_t channel, bool sawCall) {
    facts_.channel = channel;
    facts_.sawCall = sawCall;
    if (sawCall) {
        for (Lane& each : lanes_) {
            each.numbering.restart();
            each.atMessageStart = true;
        }
    }
}

void X25Circuit::setUp(const X25Packet& packet, Bytes bytes) {
    const X25Call call = parseX25Call(packet, bytes);
    // A call accepted names an address again, or that which the call was put through to.
    if (facts_.calling.empty()) {
        facts_.calling = call.calling;
    }
    if (facts_.called.empty()) {
        facts_.called = call.called;
    }
}

void X25Circuit::add(const X25Packet& packet, Direction from, const X25PacketBytes& bytes,
                     const Sinks& sinks) {
    switch (packet.type) {
        case X25Type::data:
            return addData(packet, from, bytes, sinks[static_cast<std::size_t>(from)]);
        case X25Type::reset:
            return reset(from, bytes.time(), sinks);
        case X25Type::resetConfirmation:
            lane(from).mustConfirmReset = false;
            return;
        default:
            return;
    }
}

void X25Circuit::addData(const X25Packet& packet, Direction from, const X25PacketBytes& bytes,
                         StreamSink* sink) {
    Lane& own = lane(from);
    if (own.mustConfirmReset && packet.sendNumber != 0) {
        return;
    }
    own.mustConfirmReset = false;
    const Bytes content = bytes.bytes.subspan(std::min<std::size_t>(packet.headerLength, bytes.bytes.size()));
    const X25Numbering::Verdict verdict = own.numbering.judge(packet.sendNumber, packet.modulo, content);
    if (verdict == X25Numbering::Verdict::again) {
        ++own.counters.repeated;
        return;
    }
    ++own.counters.packets;
    if (verdict == X25Numbering::Verdict::jump) {
        facts_.lostPackets += own.numbering.missing();
        own.atMessageStart = false;
        if (sink != nullptr) {
            sink->onBreak(StreamBreak::loss, bytes.time());
        }
    }
    if (packet.qualified) {
        ++facts_.qualifiedPackets;
        return;
    }
    if (sink != nullptr) {
        if (own.atMessageStart && !content.empty()) {
            sink->onMessageStart(content);
        }
        deliver(own, packet.headerLength, bytes, *sink);
    }
    own.atMessageStart = !packet.more;
}

void X25Circuit::deliver(Lane& lane, std::size_t header, const X25PacketBytes& bytes, StreamSink& sink) {
    std::size_t skipped = header;
    for (StreamPiece piece : bytes.pieces) {
        const std::size_t off = std::min(skipped, piece.bytes.size());
        skipped -= off;
        piece.bytes = piece.bytes.subspan(off);
        piece.position = piece.position + off;
        if (!piece.bytes.empty()) {
            lane.counters.bytes += piece.bytes.size();
            sink.onBytes(piece);
        }
    }
    if (bytes.length > bytes.bytes.size()) {
        const std::size_t cut = bytes.length - std::max(bytes.bytes.size(), header);
        lane.counters.lostBytes += cut;
        sink.onGap(cut, bytes.time());
    }
}

void X25Circuit::reset(Direction from, TimeNs time, const Sinks& sinks) {
    // The answer to a reset may be a reset: then both ends wanted one.
    const bool confirms = lane(from).mustConfirmReset;
    lane(from).mustConfirmReset = false;
    if (confirms) {
        return;
    }
    ++facts_.resets;
    lane(opposite(from)).mustConfirmReset = true;
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        Lane& each = lane(direction);
        each.numbering.restart();
        each.atMessageStart = true;
        if (StreamSink* const sink = sinks[static_cast<std::size_t>(direction)]; sink != nullptr) {
            sink->onBreak(StreamBreak::reset, time);
        }
    }
}

void X25Circuit::lose(Direction from, TimeNs time, const Sinks& sinks) {
    lane(from).numbering.forget();
    lane(from).atMessageStart = false;
    if (StreamSink* const sink = sinks[static_cast<std::size_t>(from)]; sink != nullptr) {
        sink->onBreak(StreamBreak::loss, time);
    }
}

void X25Circuit::clear(const X25Packet& packet, Direction from) {
    facts_.clearCause = packet.cause;
    facts_.clearDiagnostic = packet.diagnostic;
    facts_.end = !packet.causedByDte()           ? X25End::clearedByNetwork
                 : from == Direction::fromClient ? X25End::clearedByClient
                                                 : X25End::clearedByServer;
}

}  // namespace smppscope::capture
