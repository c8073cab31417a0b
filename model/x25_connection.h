#pragma once

#include <string>

#include "capture/x25_link.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// What carries the packets of a link.
class X25Carrier {
  public:
    virtual ~X25Carrier() = default;
    /// Ends and number of the connection on which `caller` called.
    virtual capture::NewConnection connectionOf(capture::X25Side caller) const = 0;
    /// What the side is called where its DTE address is not known.
    virtual std::string nameOf(capture::X25Side side) const = 0;
    /// What there is to say of it, seen from the caller.
    virtual ConnectionFacts factsFor(capture::X25Side caller) const = 0;
};

/// SMPP on an X.25 circuit.
class X25Connection final : public SmppConnection {
  public:
    /// `circuit` and `carrier` outlive the connection.
    X25Connection(const capture::X25Circuit& circuit, capture::X25Side caller, const X25Carrier& carrier,
                  std::uint32_t maxPduLength, ConnectionSink& sink);

    capture::X25Circuit::Sinks sinks() { return streams(); }
    void finish() { finishStreams(); }
    ConnectionFacts facts() const override;

  private:
    const capture::X25Circuit& circuit_;
    capture::X25Side caller_;
    const X25Carrier& carrier_;
};

}  // namespace smppscope::model
