#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "model/xot_connection.h"

namespace smppscope::model {

/// The connections of a capture that are, or may be, XOT.
class XotConnections {
  public:
    struct Options {
        std::vector<std::uint16_t> ports;  ///< of which the user said that they are XOT
        std::uint32_t maxPduLength = 0;
        capture::CapturePoints points = capture::CapturePoints::one;
    };

    XotConnections(Options options, ConnectionSink& sink, capture::WaitingBudget& budget)
        : options_(std::move(options)), sink_(sink), budget_(budget) {}

    /// Whether it uses the port of XOT, or one that the user named.
    bool mayBe(const capture::NewConnection& opened) const;
    void open(const capture::NewConnection& opened);
    /// A segment of any connection.
    void add(const capture::Segment& segment) {
        if (!connections_.empty()) [[unlikely]] {
            addTo(segment);
        }
    }
    /// The connection's ports are used again (`replaced`), if it is one of these.
    void finish(capture::ConnectionId id, bool replaced);
    void finishAll();

    std::size_t memoryBytes() const { return connections_.size() * sizeof(XotConnection); }

  private:
    void addTo(const capture::Segment& segment);
    bool isNamed(const capture::NewConnection& opened) const;

    Options options_;
    ConnectionSink& sink_;
    capture::WaitingBudget& budget_;
    boost::unordered_flat_map<capture::ConnectionId, std::unique_ptr<XotConnection>> connections_;
};

}  // namespace smppscope::model
