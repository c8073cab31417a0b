#include "capture/x25_link.h"

#include <algorithm>
#include <vector>

namespace smppscope::capture {

X25Link::Slot* X25Link::find(std::uint16_t channel) {
    const auto found = slots_.find(channel);
    return found == slots_.end() ? nullptr : &found->second;
}

X25Link::Slot& X25Link::open(std::uint16_t key, const X25Packet& packet, X25Side caller, bool sawCall,
                             X25LinkSink& sink) {
    Slot& slot = slots_[key];
    if (slot.circuit) {
        slot.circuit->end(X25End::replaced);
        sink.onEnded(slot.number, *slot.circuit);
    }
    slot.circuit = std::make_unique<X25Circuit>(packet.channel, sawCall);
    slot.number = nextNumber_++;
    slot.caller = caller;
    return slot;
}

void X25Link::add(X25Side from, const X25PacketBytes& bytes, X25LinkSink& sink) {
    const std::optional<X25Packet> packet = parseX25Packet(bytes.bytes);
    if (!packet) {
        return;
    }
    const std::uint16_t key = kind_ == Kind::single ? std::uint16_t{0} : packet->channel;
    switch (packet->type) {
        case X25Type::call:
            return call(key, *packet, from, bytes.bytes, sink);
        case X25Type::pvcSetup:
            if (kind_ == Kind::single) {
                call(key, *packet, from, bytes.bytes, sink);
            }
            return;
        case X25Type::callAccepted:
            return accept(key, *packet, from, bytes.bytes, sink);
        case X25Type::clear:
            return clear(key, *packet, from, sink);
        case X25Type::clearConfirmation:
            if (const Slot* const slot = find(key); slot != nullptr && !slot->circuit) {
                slots_.erase(key);
            }
            return;
        case X25Type::restart:
            if (kind_ == Kind::channels) {
                endAll(X25End::restarted, sink);
            }
            return;
        default:
            return carry(key, *packet, from, bytes, sink);
    }
}

void X25Link::call(std::uint16_t key, const X25Packet& packet, X25Side from, Bytes bytes, X25LinkSink& sink) {
    const Slot* const slot = find(key);
    const bool fresh =
        slot != nullptr && slot->circuit && slot->circuit->facts().sawCall && !slot->circuit->sawData();
    if (fresh && slot->caller == from) {
        return;  // captured twice
    }
    if (fresh && packet.type == X25Type::pvcSetup) {
        return;  // the other end answers with one as well
    }
    Slot& opened = open(key, packet, from, true, sink);
    opened.circuit->setUp(packet, bytes);
    sink.onOpened(opened.number, *opened.circuit, from);
}

void X25Link::accept(std::uint16_t key, const X25Packet& packet, X25Side from, Bytes bytes,
                     X25LinkSink& sink) {
    if (Slot* const slot = find(key); slot != nullptr && slot->circuit) {
        slot->circuit->setUp(packet, bytes);
        return;
    }
    Slot& opened = open(key, packet, opposite(from), true, sink);
    opened.circuit->setUp(packet, bytes);
    sink.onOpened(opened.number, *opened.circuit, opened.caller);
}

void X25Link::clear(std::uint16_t key, const X25Packet& packet, X25Side from, X25LinkSink& sink) {
    Slot* const slot = find(key);
    if (slot == nullptr || !slot->circuit) {
        return;
    }
    slot->circuit->clear(packet, slot->direction(from));
    sink.onEnded(slot->number, *slot->circuit);
    slot->circuit.reset();
    slot->caller = from;
}

void X25Link::carry(std::uint16_t key, const X25Packet& packet, X25Side from, const X25PacketBytes& bytes,
                    X25LinkSink& sink) {
    Slot* slot = find(key);
    // The other end may still send when it has not heard of a clear.
    const bool tooLate = slot != nullptr && !slot->circuit && slot->caller != from;
    if (tooLate) {
        return;
    }
    if (slot == nullptr || !slot->circuit) {
        if (packet.type != X25Type::data) {
            return;
        }
        slot = &open(key, packet, caller_.value_or(from), false, sink);
        sink.onOpened(slot->number, *slot->circuit, slot->caller);
    }
    slot->circuit->add(packet, slot->direction(from), bytes, sink.streams(slot->number));
}

void X25Link::lose(X25Side from, TimeNs time, X25LinkSink& sink) {
    for (auto& [key, slot] : slots_) {
        if (slot.circuit) {
            slot.circuit->lose(slot.direction(from), time, sink.streams(slot.number));
        }
    }
}

void X25Link::endAll(X25End why, X25LinkSink& sink) {
    std::vector<Slot*> ending;
    for (auto& [key, slot] : slots_) {
        if (slot.circuit) {
            ending.push_back(&slot);
        }
    }
    std::sort(ending.begin(), ending.end(),
              [](const Slot* a, const Slot* b) { return a->number < b->number; });
    for (const Slot* const slot : ending) {
        slot->circuit->end(why);
        sink.onEnded(slot->number, *slot->circuit);
    }
    slots_.clear();
}

void X25Link::finish(X25LinkSink& sink) {
    endAll(X25End::open, sink);
}

}  // namespace smppscope::capture
