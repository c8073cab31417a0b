#pragma once

#include <memory>
#include <vector>

#include "capture/lapb.h"
#include "capture/x25_copies.h"
#include "capture/x25_frame.h"
#include "model/x25_circuits.h"

namespace smppscope::model {

/// The X.25 links of a capture, from frames to connections.
class X25Lines {
  public:
    X25Lines(std::uint32_t maxPduLength, ConnectionSink& sink) : maxPduLength_(maxPduLength), sink_(sink) {}

    /// Links come in the order of their numbers.
    void open(const capture::NewX25Link& link);
    void add(const capture::X25Frame& frame);
    void finish();

    /// Circuits that there were so far, and connections that are kept at the moment.
    std::uint64_t circuits() const;
    std::size_t openConnections() const;

  private:
    class Line;

    std::uint32_t maxPduLength_;
    ConnectionSink& sink_;
    std::vector<std::shared_ptr<Line>> lines_;  // by X25LinkId
};

}  // namespace smppscope::model
