#include "model/xot_connections.h"

#include <algorithm>

namespace smppscope::model {

bool XotConnections::isNamed(const capture::NewConnection& opened) const {
    return std::any_of(options_.ports.begin(), options_.ports.end(), [&](std::uint16_t port) {
        return port == opened.client.port || port == opened.server.port;
    });
}

bool XotConnections::mayBe(const capture::NewConnection& opened) const {
    return opened.client.port == capture::xot::kPort || opened.server.port == capture::xot::kPort ||
           isNamed(opened);
}

void XotConnections::open(const capture::NewConnection& opened) {
    connections_[opened.id] = std::make_unique<XotConnection>(opened, isNamed(opened), options_.maxPduLength,
                                                              sink_, &budget_, options_.points);
}

void XotConnections::addTo(const capture::Segment& segment) {
    const auto found = connections_.find(segment.connection);
    if (found == connections_.end()) {
        return;
    }
    found->second->add(segment);
    if (found->second->closed()) {
        finish(segment.connection, false);
    }
}

void XotConnections::finish(capture::ConnectionId id, bool replaced) {
    const auto found = connections_.find(id);
    if (found != connections_.end()) {
        found->second->finish(replaced);
        connections_.erase(found);
    }
}

void XotConnections::finishAll() {
    std::vector<capture::ConnectionId> open;
    for (const auto& [id, connection] : connections_) {
        open.push_back(id);
    }
    std::sort(open.begin(), open.end());
    for (const capture::ConnectionId id : open) {
        finish(id, false);
    }
}

}  // namespace smppscope::model
