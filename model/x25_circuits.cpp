#include "model/x25_circuits.h"

namespace smppscope::model {

using capture::X25Circuit;
using capture::X25CircuitNumber;

void X25Circuits::onOpened(X25CircuitNumber number, const X25Circuit& circuit, capture::X25Side caller) {
    ++count_;
    connections_[number] = std::make_unique<X25Connection>(circuit, caller, carrier_, maxPduLength_, sink_);
}

X25Circuit::Sinks X25Circuits::streams(X25CircuitNumber number) {
    const auto found = connections_.find(number);
    if (found == connections_.end()) {
        return {};
    }
    if (found->second->givenUp()) {
        connections_.erase(found);
        return {};
    }
    return found->second->sinks();
}

void X25Circuits::onEnded(X25CircuitNumber number, const X25Circuit& circuit) {
    const auto found = connections_.find(number);
    if (found == connections_.end()) {
        return;
    }
    const std::unique_ptr<X25Connection> connection = std::move(found->second);
    connections_.erase(found);
    connection->finish();
    sink_.onConnectionFinished(*connection, circuit.facts().end == capture::X25End::replaced);
}

}  // namespace smppscope::model
