#include "model/tcp_connections.h"

namespace smppscope::model {

void TcpConnections::open(const capture::NewConnection& opened, bool knownAsSmpp) {
    quiet_[opened.id] = std::make_unique<QuietConnection>(opened, knownAsSmpp);
}

bool TcpConnections::staysQuiet(const capture::Segment& segment) {
    QuietConnection& quiet = *quiet_.find(segment.connection)->second;
    const bool wasReset = quiet.wasReset();
    if (!quiet.keep(segment)) {
        return false;
    }
    if (quiet.wasReset() && !wasReset) {
        leaving_.push_back({segment.time, segment.connection});
    }
    return true;
}

void TcpConnections::wake(capture::ConnectionId id) {
    const auto found = quiet_.find(id);
    const QuietConnection& quiet = *found->second;
    auto connection = std::make_unique<TcpConnection>(quiet.opened(), quiet.knownAsSmpp(), maxPduLength_,
                                                      sink_, &budget_, points_);
    quiet.replay(*connection);
    if (quiet.wasReset()) {
        connection->leaving = true;
        connection->lastTime = quiet.lastTime();
    }
    connections_[id] = std::move(connection);
    ++open_;
    quiet_.erase(found);
}

void TcpConnections::add(const capture::Segment& segment) {
    std::unique_ptr<TcpConnection>& connection = connections_[segment.connection];
    if (!connection) [[unlikely]] {
        if (staysQuiet(segment)) {
            return;
        }
        wake(segment.connection);
    }
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
        if (const auto quiet = quiet_.find(first.connection); quiet != quiet_.end()) {
            if (now - quiet->second->lastTime() <= kLinger) {
                leaving_.push_back({now, first.connection});
            } else {
                quiet_.erase(quiet);
            }
        } else if (connection != nullptr && connection->wasReset() && now - connection->lastTime <= kLinger) {
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
        quiet_.erase(id);  // nothing is to be told of it
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

std::size_t TcpConnections::memoryBytes() const {
    std::size_t bytes = connections_.size() * sizeof(connections_[0]) + open_ * sizeof(TcpConnection) +
                        quiet_.bucket_count() * sizeof(*quiet_.begin());
    for (const auto& [id, quiet] : quiet_) {
        bytes += quiet->memoryBytes();
    }
    return bytes;
}

}  // namespace smppscope::model
