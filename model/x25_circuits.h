#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <boost/unordered/unordered_flat_map.hpp>

#include "capture/x25_link.h"
#include "model/x25_connection.h"

namespace smppscope::model {

/// The connections on the circuits of one X.25 link. Those that carry no SMPP are forgotten, as those of TCP
/// are.
class X25Circuits final : capture::X25LinkSink {
  public:
    /// `carrier` and `sink` outlive it. The rest as for capture::X25Link and SmppConnection.
    X25Circuits(capture::X25Link::Kind kind, std::optional<capture::X25Side> caller,
                const X25Carrier& carrier, std::uint32_t maxPduLength, ConnectionSink& sink)
        : link_(kind, caller), carrier_(carrier), maxPduLength_(maxPduLength), sink_(sink) {}

    void add(capture::X25Side from, const capture::X25PacketBytes& packet) { link_.add(from, packet, *this); }
    void lose(capture::X25Side from, TimeNs time) { link_.lose(from, time, *this); }
    /// The link or the capture ends.
    void finish() { link_.finish(*this); }

    /// Circuits that there were so far.
    std::uint64_t count() const { return count_; }
    /// Connections that are kept at the moment.
    std::size_t open() const { return connections_.size(); }

  private:
    void onOpened(capture::X25CircuitNumber number, const capture::X25Circuit& circuit,
                  capture::X25Side caller) override;
    capture::X25Circuit::Sinks streams(capture::X25CircuitNumber number) override;
    void onEnded(capture::X25CircuitNumber number, const capture::X25Circuit& circuit) override;

    capture::X25Link link_;
    const X25Carrier& carrier_;
    std::uint32_t maxPduLength_;
    ConnectionSink& sink_;
    boost::unordered_flat_map<capture::X25CircuitNumber, std::unique_ptr<X25Connection>> connections_;
    std::uint64_t count_ = 0;
};

}  // namespace smppscope::model
