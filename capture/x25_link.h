#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <boost/unordered/unordered_flat_map.hpp>

#include "capture/x25_circuit.h"

namespace smppscope::capture {

/// Number of a circuit on its link, from 0 in order of appearance.
using X25CircuitNumber = std::uint32_t;

/// Receives what happens on the circuits of a link.
class X25LinkSink {
  public:
    virtual ~X25LinkSink() = default;
    /// `circuit` is valid until its onEnded(). `caller`: who called, or is taken for the caller.
    virtual void onOpened(X25CircuitNumber number, const X25Circuit& circuit, X25Side caller) = 0;
    /// Where the bytes of a circuit go, until the next call.
    virtual X25Circuit::Sinks streams(X25CircuitNumber number) = 0;
    virtual void onEnded(X25CircuitNumber number, const X25Circuit& circuit) = 0;
};

/// The circuits of one link: which packet belongs to which, when they begin and end. A call on a channel that
/// is in use replaces its circuit; a restart ends all. Data on a channel of which no call was seen (a
/// permanent circuit, or the capture began later) opens one too, and its first sender is taken for the
/// caller.
///
/// Memory: about half a kilobyte for each of at most 4096 channels in use.
class X25Link {
  public:
    enum class Kind : std::uint8_t {
        channels,  ///< a line with logical channels
        single,    ///< XOT: one circuit at a time, whatever its channel, and no restarts (RFC 1613)
    };

    /// `caller`: who is taken for the caller where no call was seen.
    explicit X25Link(Kind kind = Kind::channels, std::optional<X25Side> caller = std::nullopt)
        : kind_(kind), caller_(caller) {}

    /// The next packet on the link.
    void add(X25Side from, const X25PacketBytes& bytes, X25LinkSink& sink);
    /// An unknown number of packets from this side is missing here.
    void lose(X25Side from, TimeNs time, X25LinkSink& sink);
    /// The link or the capture ends: circuits that are open end so.
    void finish(X25LinkSink& sink);

  private:
    struct Slot {
        std::unique_ptr<X25Circuit> circuit;  // null: cleared, and that was not confirmed yet
        X25CircuitNumber number = 0;
        X25Side caller = X25Side::first;  // or who cleared it
        Direction direction(X25Side from) const {
            return from == caller ? Direction::fromClient : Direction::fromServer;
        }
    };

    Slot& open(std::uint16_t channel, const X25Packet& packet, X25Side caller, bool sawCall,
               X25LinkSink& sink);
    Slot* find(std::uint16_t channel);
    void call(std::uint16_t key, const X25Packet& packet, X25Side from, Bytes bytes, X25LinkSink& sink);
    void accept(std::uint16_t key, const X25Packet& packet, X25Side from, Bytes bytes, X25LinkSink& sink);
    void clear(std::uint16_t key, const X25Packet& packet, X25Side from, X25LinkSink& sink);
    void carry(std::uint16_t key, const X25Packet& packet, X25Side from, const X25PacketBytes& bytes,
               X25LinkSink& sink);
    void endAll(X25End why, X25LinkSink& sink);

    Kind kind_;
    std::optional<X25Side> caller_;
    boost::unordered_flat_map<std::uint16_t, Slot> slots_;  // by channel
    X25CircuitNumber nextNumber_ = 0;
};

}  // namespace smppscope::capture
