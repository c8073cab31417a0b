#include "model/tcp_connections.h"

namespace smppscope::model {

void TcpConnections::open(const capture::NewConnection& opened, bool knownAsSmpp) {
    connections_[opened.id] =
        std::make_unique<TcpConnection>(opened, knownAsSmpp, maxPduLength_, sink_, &budget_, points_);
    ++open_;
}

void TcpConnections::add(const capture::Segment& segment) {
    std::unique_ptr<TcpConnection>& connection = connections_[segment.connection];
    connection->add(segment);
    if (connection->givenUp()) {
        connection.reset();
        --open_;
    } else if (connection->end() != ConnectionEnd::open) [[unlikely]] {
        noteEnd(*connection, segment);
    }
}

void TcpConnections::noteEnd(TcpConnection& connection, const capture::Segment& segment) {
    if (!connection.closed()) {
        return;
    }
    if (!connection.isSmpp() && !connection.wasReset()) {
        finish(segment.connection, false);
        return;
    }
    if (!connection.leaving && !(connection.isSmpp() && connection.resetIsDoubtful())) {
        connection.leaving = true;
        leaving_.push_back({segment.time, segment.connection});
    }
    connection.lastTime = segment.time;
}

/// One that was reset and still has segments stays, and a session whose reset is doubtful: there are resets
/// that nobody believes.
void TcpConnections::takeAway(TimeNs now) {
    while (!leaving_.empty() && now - leaving_.front().since > kLinger) {
        const Leaving first = leaving_.front();
        leaving_.pop_front();
        TcpConnection* const connection = find(first.connection);
        if (connection != nullptr && connection->wasReset() && now - connection->lastTime <= kLinger) {
            leaving_.push_back({now, first.connection});
        } else if (connection != nullptr &&
                   (!connection->closed() || (connection->isSmpp() && connection->resetIsDoubtful()))) {
            connection->leaving = false;
        } else {
            finish(first.connection, false);
        }
    }
}

void TcpConnections::finish(capture::ConnectionId id, bool replaced) {
    if (id >= connections_.size() || !connections_[id]) {
        return;
    }
    std::unique_ptr<TcpConnection>& connection = connections_[id];
    connection->finish();
    const capture::TcpHealthCounters health = connection->facts().health.tcp;
    lateSegments_ += health.late;
    pdusOutOfOrder_ += connection->pdusOutOfOrder();
    clocksApart_ = std::max(clocksApart_, health.clocksApart);
    sink_.onConnectionFinished(*connection, replaced);
    connection.reset();
    --open_;
}

void TcpConnections::finishAll() {
    for (std::size_t id = 0; id < connections_.size(); ++id) {
        finish(static_cast<capture::ConnectionId>(id), false);
    }
}

}  // namespace smppscope::model
