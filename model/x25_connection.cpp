#include "model/x25_connection.h"

namespace smppscope::model {

using capture::X25Circuit;
using capture::X25End;
using capture::X25Side;

namespace {

capture::NewConnection openedBy(const X25Circuit& circuit, X25Side caller, const X25Carrier& carrier) {
    capture::NewConnection opened = carrier.connectionOf(caller);
    opened.sawSyn = circuit.facts().sawCall;
    return opened;
}

ConnectionEnd endOf(X25End end) {
    switch (end) {
        case X25End::clearedByClient:
            return ConnectionEnd::clearedByClient;
        case X25End::clearedByServer:
            return ConnectionEnd::clearedByServer;
        case X25End::clearedByNetwork:
            return ConnectionEnd::clearedByNetwork;
        case X25End::restarted:
            return ConnectionEnd::restarted;
        case X25End::open:
        case X25End::replaced:
            break;
    }
    return ConnectionEnd::open;
}

}  // namespace

X25Connection::X25Connection(const X25Circuit& circuit, X25Side caller, const X25Carrier& carrier,
                             std::uint32_t maxPduLength, ConnectionSink& sink)
    : SmppConnection(openedBy(circuit, caller, carrier), SmppProbe::Hint::likely, maxPduLength, sink,
                     nullptr),
      circuit_(circuit),
      caller_(caller),
      carrier_(carrier) {}

ConnectionFacts X25Connection::facts() const {
    ConnectionFacts facts = carrier_.factsFor(caller_);
    const capture::X25Facts& known = circuit_.facts();
    Circuit& circuit = facts.circuit;
    circuit.channel = known.channel;
    circuit.addresses = {known.calling, known.called};
    circuit.ends = {carrier_.nameOf(caller_), carrier_.nameOf(opposite(caller_))};
    circuit.clearCause = known.clearCause;
    circuit.clearDiagnostic = known.clearDiagnostic;
    circuit.resets = known.resets;
    circuit.lostPackets = known.lostPackets;
    circuit.qualifiedPackets = known.qualifiedPackets;
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        circuit.repeatedPackets += circuit_.counters(direction).repeated;
        facts.lostBytes += circuit_.counters(direction).lostBytes;
    }
    if (const ConnectionEnd end = endOf(known.end); end != ConnectionEnd::open) {
        facts.health.end = end;
    }
    return facts;
}

}  // namespace smppscope::model
