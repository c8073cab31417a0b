#include "model/tcp_connections.h"

#include <algorithm>
#include <utility>

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

void TcpConnections::wake(const capture::Segment& segment) {
    if (open_ >= thinOutAt_) {
        thinOut();
    }
    const capture::ConnectionId id = segment.connection;
    const auto found = quiet_.find(id);
    const QuietConnection& quiet = *found->second;
    auto connection = std::make_unique<TcpConnection>(quiet.opened(), quiet.knownAsSmpp(), maxPduLength_,
                                                      sink_, &budget_, points_);
    quiet.replay(*connection);
    connection->leaving = quiet.wasReset();
    connection->lastTime = quiet.wasReset() ? quiet.lastTime() : segment.time;
    connections_[id] = std::move(connection);
    ++open_;
    quiet_.erase(found);
}

/// Amortised over the connections that come before it is called again.
void TcpConnections::thinOut() {
    std::vector<std::pair<TimeNs, capture::ConnectionId>> undecided;
    for (std::size_t id = 0; id < connections_.size(); ++id) {
        if (connections_[id] && connections_[id]->isUndecided()) {
            undecided.emplace_back(connections_[id]->lastActive(), static_cast<capture::ConnectionId>(id));
        }
    }
    if (undecided.size() >= mostUndecided_) {
        const auto kept =
            undecided.begin() + static_cast<std::ptrdiff_t>(undecided.size() - mostUndecided_ / 2);
        std::nth_element(undecided.begin(), kept, undecided.end());
        std::for_each(undecided.begin(), kept, [&](const auto& idle) { connections_[idle.second].reset(); });
        const auto gone = static_cast<std::size_t>(kept - undecided.begin());
        open_ -= gone;
        crowdedOut_ += gone;
        undecided.erase(undecided.begin(), kept);
    }
    thinOutAt_ = open_ + mostUndecided_ - undecided.size();
}

void TcpConnections::add(const capture::Segment& segment) {
    std::unique_ptr<TcpConnection>& connection = connections_[segment.connection];
    if (!connection) [[unlikely]] {
        if (staysQuiet(segment)) {
            return;
        }
        wake(segment);
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
