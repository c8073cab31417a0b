#include "model/session_tracker.h"

#include <algorithm>

#include "dissector/commands.h"
#include "dissector/dissect.h"
#include "model/client_side.h"
#include "model/framing_issues.h"
#include "model/session_state.h"

namespace smppscope::model {

using capture::Bytes;
using dissector::Header;
using dissector::IssueCode;

namespace {

constexpr dissector::ByteRange kSequenceRange{12, 4};

/// A request that waited longer for its response doesn't count as in flight, and who uses its number again
/// has given it up.
constexpr TimeNs kGivenUp = TimeNs{10} * 1'000'000'000;

/// The later of two rows that need not be there.
Row lastOf(const std::array<Row, 2>& rows) {
    if (rows[0] == kNoRow || rows[1] == kNoRow) {
        return rows[0] == kNoRow ? rows[1] : rows[0];
    }
    return std::max(rows[0], rows[1]);
}

}  // namespace

SessionTracker::SessionTracker(PduStore& store, ExtentList& extents, IssueLog& issues,
                               std::shared_ptr<const capture::CaptureFiles> files, MessageTracker* messages)
    : store_(store), files_(std::move(files)), extents_(extents), issues_(issues), messages_(messages) {}

capture::Bytes SessionTracker::recall(capture::FilePosition position, std::size_t length) {
    return files_.read(position, length).value_or(capture::Bytes{});
}

void SessionTracker::onConflict(SmppConnection& connection, Direction direction, std::uint64_t bytes) {
    if (connection.session == SmppConnection::kNoSession) {
        return;  // not SMPP, or not known to be yet
    }
    const SessionProgress& progress = *sessions_[connection.session].progress;
    const bool fromServer = (direction == Direction::fromServer) != progress.swapped;
    const Row row = progress.lastRows[fromServer ? 1 : 0];
    if (row != kNoRow) {
        store_.addFlags(row, pdu_flag::kHasIssues);
        issues_.add(row, IssueCode::bytesDiffer, {}, bytes);
    }
}

void SessionTracker::onPdu(SmppConnection& connection, Direction direction, const FramedPdu& pdu) {
    const Header header = dissector::loadHeader(pdu.bytes.data());
    SessionProgress& progress = progressOf(connection, direction, header);
    const auto number = static_cast<Row>(store_.appended());
    PduRow row{.time = pdu.time,
               .location = 0,
               .frame = pdu.frame,
               .session = connection.session,
               .length = header.length,
               .command = header.command,
               .status = header.status,
               .sequence = header.sequence};
    if ((direction == Direction::fromServer) != progress.swapped) {
        row.flags |= pdu_flag::kFromServer;
    }
    if (pdu.extents.size() == 1 && !pdu.cut()) {
        row.location = pdu.extents.front().position.packed();
    } else {
        row.location = extents_.add(pdu.extents, pdu.frame);
        row.flags |= pdu_flag::kScattered;
    }
    row.flags |= noteFraming(pdu, number, issues_);

    progress.lastTime = std::max(progress.lastTime, row.time);
    progress.firstTime = std::min(progress.firstTime, row.time);
    progress.lastRows[static_cast<std::size_t>(row.direction())] = number;
    Totals& totals = progress.tally.totals;
    ++totals.pdus;
    const Foresight foresight = foresightOf(pdu.bytes);
    const bool wellFormed = foresight.check == BodyCheck::notMade
                                ? pdu.cut() || dissector::isWellFormed(pdu.bytes)
                                : foresight.check == BodyCheck::wellFormed;
    if (!wellFormed) {
        row.flags |= pdu_flag::kMalformed;
        ++totals.malformed;
    }
    pair(progress, row, number);
    followBinds(row, pdu.bytes);
    if (messages_ != nullptr) {
        messages_->onPdu(row, number, pdu.bytes, foresight.digest);
    }
    store_.append(row);
}

/// What was found out ahead about just these bytes, or nothing.
Foresight SessionTracker::foresightOf(Bytes pdu) const {
    const bool same = pdu.data() == foreseen_.data() && pdu.size() == foreseen_.size();
    return same ? foresight_ : Foresight{};
}

/// What is in flight when slices of time begin, up to this one.
void SessionTracker::reachInFlight(SessionProgress& progress, TimeNs time) {
    progress.inFlight.reach(time, [&](TimeNs begin) {
        std::size_t largest = 0;
        for (const OutstandingRequests& outstanding : progress.outstanding) {
            largest = std::max(largest, outstanding.inFlight([&](Row request) {
                const TimeNs sent = store_.time(request);
                return sent <= begin && begin - sent <= kGivenUp;
            }));
        }
        return static_cast<std::uint32_t>(largest);
    });
}

/// Notes how many requests are in flight with this one, which waits already.
void SessionTracker::raiseInFlight(SessionProgress& progress, const PduRow& row, Row number) {
    if (row.outstanding > progress.inFlight.at(row.time)) {
        const auto& outstanding = progress.outstanding[static_cast<std::size_t>(row.direction())];
        const std::size_t inFlight = outstanding.inFlight(
            [&](Row request) { return request == number || row.time - store_.time(request) <= kGivenUp; });
        progress.inFlight.raise(row.time, static_cast<std::uint32_t>(inFlight));
    }
}

/// Counts the PDU as request or response and joins a response to its request.
void SessionTracker::pair(SessionProgress& progress, PduRow& row, Row number) {
    Totals& totals = progress.tally.totals;
    CommandTally& tally = progress.tally.of(row.command);
    ++tally.count;
    const Direction direction = row.direction();
    if (!dissector::isResponse(row.command)) {
        ++totals.requests;
        if (!dissector::expectsResponse(row.command)) {
            return;
        }
        row.flags |= pdu_flag::kExpectsResponse;
        ++totals.awaiting;
        reachInFlight(progress, row.time);
        OutstandingRequests& outstanding = progress.outstanding[static_cast<std::size_t>(direction)];
        const Row waiting = outstanding.add(row.sequence, row.command, number);
        if (waiting != kNoRow) {
            row.flags |= pdu_flag::kHasIssues;
            issues_.add(number, IssueCode::sequenceReused, kSequenceRange, waiting);
            if (row.time - store_.time(waiting) > kGivenUp) {
                outstanding.forgetOldest(row.sequence);  // `waiting`
            }
        }
        row.outstanding = static_cast<std::uint32_t>(outstanding.size());
        raiseInFlight(progress, row, number);
        return;
    }
    ++totals.responses;
    tally.countStatus(row.status);
    OutstandingRequests& outstanding = progress.outstanding[static_cast<std::size_t>(opposite(direction))];
    if (!progress.inFlight.empty()) {
        reachInFlight(progress, row.time);
    }
    const Row request = outstanding.take(row.sequence, row.command);
    row.outstanding = static_cast<std::uint32_t>(outstanding.size());
    if (request == kNoRow) {
        ++totals.orphanResponses;
        row.flags |= pdu_flag::kHasIssues;
        issues_.add(number, IssueCode::responseWithoutRequest, kSequenceRange, 0);
        return;
    }
    ++totals.paired;
    row.partner = request;
    store_.setPartner(request, number);
    progress.tally.of(store_.command(request)).latency.add(row.time - store_.time(request));
}

void SessionTracker::followBinds(const PduRow& row, Bytes bytes) {
    if (!mayChangeState(row.command)) {
        return;
    }
    const std::scoped_lock lock(identityMutex_);
    Session& session = sessions_[row.session].session;
    if (followState(row, bytes, session) && messages_ != nullptr) {
        messages_->onBind(session.id, session.systemId, row.direction());
    }
}

SessionProgress& SessionTracker::progressOf(SmppConnection& connection, Direction direction,
                                            const Header& header) {
    if (connection.progress == nullptr) [[unlikely]] {
        begin(connection, direction, header);
    }
    return *connection.progress;
}

void SessionTracker::begin(SmppConnection& connection, Direction direction, const Header& header) {
    const std::scoped_lock lock(identityMutex_);
    const auto id = static_cast<SessionId>(sessions_.size());
    Tracked& tracked = sessions_.emplace_back();
    const capture::NewConnection& opened = connection.opened();
    connection.session = id;
    const bool swapped = !opened.sawSyn && looksSwapped(opened, direction, header);
    tracked.progress = std::make_unique<SessionProgress>(connection);
    connection.progress = tracked.progress.get();
    tracked.progress->swapped = swapped;
    Session& session = tracked.session;
    session.id = id;
    session.client = swapped ? opened.server : opened.client;
    session.server = swapped ? opened.client : opened.server;
    session.connection = opened.id;
    ConnectionFacts facts = factsOf(*tracked.progress);
    session.transport = facts.transport;
    session.circuit = std::move(facts.circuit);
    session.begunBefore = !opened.sawSyn;
    session.state = opened.sawSyn ? SessionState::open : SessionState::unknown;
    if (messages_ != nullptr) {
        messages_->onSession({session.client.address, session.server.address});
    }
}

void SessionTracker::onConnectionFinished(const SmppConnection& connection, bool replaced) {
    if (connection.session == SmppConnection::kNoSession) {
        return;
    }
    Tracked& tracked = sessions_[connection.session];
    if (!tracked.progress) {
        return;
    }
    const Row lastRow = lastOf(tracked.progress->lastRows);
    for (const Direction direction : {Direction::fromClient, Direction::fromServer}) {
        if (lastRow == kNoRow) {
            break;
        }
        const bool fromServer = (direction == Direction::fromServer) != tracked.progress->swapped;
        noteRest(connection.framer(direction), tracked.progress->lastRows[fromServer ? 1 : 0], lastRow,
                 store_, issues_);
    }
    finished_ += tracked.progress->tally;
    tracked.statistics = tracked.progress->tally.statistics();
    const std::scoped_lock lock(identityMutex_);
    describeProgress(*tracked.progress, tracked.session);
    tracked.inFlight = std::move(tracked.progress->inFlight);
    if (replaced && tracked.session.closeReason == CloseReason::none) {
        tracked.session.state = SessionState::closed;
        tracked.session.closeReason = CloseReason::replaced;
    }
    tracked.progress.reset();
}

std::size_t SessionTracker::sessionCount() const {
    const std::scoped_lock lock(identityMutex_);
    return sessions_.size();
}

Session SessionTracker::identity(SessionId id) const {
    const std::scoped_lock lock(identityMutex_);
    return sessions_[id].session;
}

Session SessionTracker::describe(SessionId id, SessionDetail detail) const {
    const Tracked& tracked = sessions_[id];
    const SessionProgress* const progress = tracked.progress.get();
    Session session = tracked.session;
    if (messages_ != nullptr) {
        session.account = messages_->knownAccountOf(id);
    }
    if (progress != nullptr) {
        describeProgress(*progress, session);
    }
    if (detail == SessionDetail::full) {
        session.statistics = progress != nullptr ? progress->tally.statistics() : tracked.statistics;
        session.inFlight = progress != nullptr ? progress->inFlight : tracked.inFlight;
    } else {
        session.statistics.totals = progress != nullptr ? progress->tally.totals : tracked.statistics.totals;
    }
    return session;
}

Statistics SessionTracker::statistics() const {
    SessionTally all;
    all += finished_;
    for (const Tracked& tracked : sessions_) {
        if (tracked.progress) {
            all += tracked.progress->tally;
        }
    }
    return all.statistics();
}

std::size_t SessionTracker::memoryBytes() const {
    std::size_t bytes = sessions_.size() * sizeof(Tracked);
    for (const Tracked& tracked : sessions_) {
        bytes += tracked.statistics.memoryBytes() + tracked.inFlight.memoryBytes();
        if (tracked.progress) {
            bytes += sizeof(SessionProgress) + tracked.progress->inFlight.memoryBytes() +
                     tracked.progress->tally.memoryBytes();
            for (const OutstandingRequests& outstanding : tracked.progress->outstanding) {
                bytes += outstanding.memoryBytes();
            }
        }
    }
    return bytes;
}

}  // namespace smppscope::model
