#include "model/session_tracker.h"

#include <algorithm>
#include <optional>

#include "dissector/commands.h"
#include "dissector/dissect.h"

namespace smppscope::model {

using capture::Bytes;
using dissector::Header;
using dissector::IssueCode;

namespace {

constexpr dissector::ByteRange kSequenceRange{12, 4};

/// Whether the sender of this PDU takes the client's part (ESME) or the server's; nothing if either may send
/// it.
std::optional<bool> sentByClient(const Header& header) {
    switch (header.command & ~dissector::kResponseBit) {
        case dissector::kBindReceiver:
        case dissector::kBindTransmitter:
        case dissector::kBindTransceiver:
        case dissector::kSubmitSm:
        case dissector::kSubmitMulti:
        case dissector::kQuerySm:
        case dissector::kReplaceSm:
        case dissector::kCancelSm:
            return !dissector::isResponse(header.command);
        case dissector::kDeliverSm:
        case dissector::kAlertNotification:
            return dissector::isResponse(header.command);
        default:
            return std::nullopt;
    }
}

/// A request that waited longer for its response doesn't count as in flight, and who uses its number again
/// has given it up.
constexpr TimeNs kGivenUp = TimeNs{10} * 1'000'000'000;

/// For a connection that was open before the capture began: is its `client` (the first sender seen) the
/// server?
bool looksSwapped(const capture::NewConnection& opened, Direction direction, const Header& header) {
    const std::uint16_t client = opened.client.port;
    const std::uint16_t server = opened.server.port;
    if ((client == kRegisteredPort) != (server == kRegisteredPort)) {
        return client == kRegisteredPort;
    }
    if (const auto byClient = sentByClient(header)) {
        return *byClient != (direction == Direction::fromClient);
    }
    return client < server;
}

std::string text(Bytes pdu, std::string_view field) {
    const dissector::ByteRange range = dissector::mandatoryField(pdu, field);
    return {reinterpret_cast<const char*>(pdu.data()) + range.offset, range.length};
}

BindType bindTypeOf(std::uint32_t command) {
    switch (command & ~dissector::kResponseBit) {
        case dissector::kBindReceiver:
            return BindType::receiver;
        case dissector::kBindTransmitter:
            return BindType::transmitter;
        case dissector::kBindTransceiver:
            return BindType::transceiver;
        default:
            return BindType::unknown;
    }
}

SessionState boundState(BindType type) {
    static constexpr std::array<SessionState, 4> kBoundStates{SessionState::unknown, SessionState::boundTx,
                                                              SessionState::boundRx, SessionState::boundTrx};
    return kBoundStates[static_cast<std::size_t>(type)];
}

CloseReason closeReasonOf(ConnectionEnd end) {
    using enum CloseReason;
    static constexpr std::array<CloseReason, 9> kReasons{
        none,          finByClient,     finByServer,     resetByClient,
        resetByServer, clearedByClient, clearedByServer, clearedByNetwork,
        restarted};
    return kReasons[static_cast<std::size_t>(end)];
}

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
    noteFraming(pdu, row, number);

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
    followState(row, pdu.bytes);
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
        if (row.outstanding > progress.maxOutstanding) {
            const std::size_t inFlight = outstanding.inFlight([&](Row request) {
                return request == number || row.time - store_.time(request) <= kGivenUp;
            });
            progress.maxOutstanding = std::max(progress.maxOutstanding, static_cast<std::uint32_t>(inFlight));
        }
        return;
    }
    ++totals.responses;
    tally.countStatus(row.status);
    OutstandingRequests& outstanding = progress.outstanding[static_cast<std::size_t>(opposite(direction))];
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

/// Follows binds and unbinds (SMPP v3.4 2.2).
void SessionTracker::followState(const PduRow& row, Bytes bytes) {
    const BindType type = bindTypeOf(row.command);
    const bool response = dissector::isResponse(row.command);
    const bool unbind = (row.command & ~dissector::kResponseBit) == dissector::kUnbind;
    if (type == BindType::unknown && !unbind && row.command != dissector::kOutbind) {
        return;
    }
    const std::scoped_lock lock(identityMutex_);
    Session& session = sessions_[row.session].session;
    if (type != BindType::unknown && !response) {
        session.bindType = type;
        session.systemId = text(bytes, "system_id");
        const dissector::ByteRange version = dissector::mandatoryField(bytes, "interface_version");
        session.interfaceVersion = version.length == 1 ? bytes[version.offset] : std::uint8_t{0};
        session.state = SessionState::open;
        if (messages_ != nullptr) {
            messages_->onBind(session.id, session.systemId, row.direction());
        }
    } else if (type != BindType::unknown && row.status == 0) {
        session.serverSystemId = text(bytes, "system_id");
        session.bindType = type;
        session.state = boundState(type);
    } else if (unbind && response && row.status == 0) {
        session.state = SessionState::unbound;
    } else if (row.command == dissector::kOutbind) {
        session.state = SessionState::outbound;
    }
}

/// Attaches what the framer met before this PDU, and what is missing of it.
void SessionTracker::noteFraming(const FramedPdu& pdu, PduRow& row, Row number) {
    if (pdu.lostBefore != 0) {
        noteLost(number, pdu.lostBefore, pdu.lostTime);
        row.flags |= pdu_flag::kHasIssues;
    }
    if (pdu.breakBefore) {
        noteBreak(number, *pdu.breakBefore, pdu.skippedBefore);
        row.flags |= pdu_flag::kHasIssues;
    } else if (pdu.skippedBefore != 0) {
        noteSkipped(number, pdu.skippedBefore, pdu.badLengthBefore);
        row.flags |= pdu_flag::kHasIssues;
    }
    if (pdu.cut()) {
        row.flags |= pdu_flag::kCut | pdu_flag::kHasIssues;
        issues_.add(number, IssueCode::pduCut, {static_cast<std::uint32_t>(pdu.bytes.size()), 0},
                    pdu.declaredLength - pdu.bytes.size());
    }
}

void SessionTracker::noteBreak(Row number, capture::StreamBreak why, std::uint64_t bytes) {
    if (why == capture::StreamBreak::reset) {
        issues_.add(number, IssueCode::streamReset, {}, bytes);
        return;
    }
    issues_.add(number, IssueCode::packetsLost, {}, 0);
    if (bytes != 0) {
        issues_.add(number, IssueCode::skippedBytes, {}, bytes);
    }
}

/// The issue's range has no bytes to name and holds the number of those lost; see IssueLog.
void SessionTracker::noteLost(Row number, std::uint64_t bytes, TimeNs time) {
    const auto most = std::uint64_t{std::numeric_limits<std::uint32_t>::max()};
    issues_.add(number, IssueCode::bytesLost, {static_cast<std::uint32_t>(std::min(bytes, most)), 0},
                static_cast<std::uint64_t>(time));
}

void SessionTracker::noteSkipped(Row number, std::uint64_t bytes, std::optional<std::uint32_t> badLength) {
    if (badLength) {
        issues_.add(
            number,
            *badLength < dissector::kHeaderLength ? IssueCode::lengthTooSmall : IssueCode::lengthTooLarge, {},
            *badLength);
    }
    issues_.add(number, IssueCode::skippedBytes, {}, bytes);
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
        const Framer& framer = connection.framer(direction);
        if (lastRow == kNoRow) {
            continue;
        }
        const bool fromServer = (direction == Direction::fromServer) != tracked.progress->swapped;
        const Row own = tracked.progress->lastRows[fromServer ? 1 : 0];
        if (framer.lostSincePdu() != 0 && own != kNoRow) {
            store_.addFlags(own, pdu_flag::kHasIssues);
            noteLost(own, framer.lostSincePdu(), framer.lostTime());
        }
        if (framer.breakSincePdu()) {
            store_.addFlags(lastRow, pdu_flag::kHasIssues);
            noteBreak(lastRow, *framer.breakSincePdu(), framer.skippedSincePdu());
        } else if (framer.skippedSincePdu() != 0) {
            store_.addFlags(lastRow, pdu_flag::kHasIssues);
            noteSkipped(lastRow, framer.skippedSincePdu(), framer.badLengthSincePdu());
        }
    }
    finished_ += tracked.progress->tally;
    tracked.statistics = tracked.progress->tally.statistics();
    const std::scoped_lock lock(identityMutex_);
    describeProgress(*tracked.progress, tracked.session);
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

/// Fills in times and what follows from the connection: how it ended, what was lost.
void SessionTracker::describeProgress(const SessionProgress& progress, Session& session) {
    session.firstTime = progress.firstTime;
    session.lastTime = progress.lastTime;
    session.maxOutstanding = progress.maxOutstanding;
    ConnectionFacts facts = factsOf(progress);
    session.lostBytes = facts.lostBytes;
    session.health = facts.health;
    session.circuit = std::move(facts.circuit);
    session.skippedBytes = progress.connection.skippedBytes();
    if (session.state == SessionState::unbound) {
        session.closeReason = CloseReason::unbind;
    }
    const ConnectionEnd end = session.health.end;
    if (end == ConnectionEnd::open) {
        return;
    }
    if (session.closeReason == CloseReason::none) {
        session.closeReason = closeReasonOf(end);
    }
    session.state = SessionState::closed;
}

/// Of what carries the session, the ends the way round that the session has them.
ConnectionFacts SessionTracker::factsOf(const SessionProgress& progress) {
    ConnectionFacts facts = progress.connection.facts();
    if (progress.swapped) {
        facts.health.end = swapped(facts.health.end);
        std::swap(facts.circuit.addresses[0], facts.circuit.addresses[1]);
        std::swap(facts.circuit.ends[0], facts.circuit.ends[1]);
    }
    return facts;
}

std::size_t SessionTracker::memoryBytes() const {
    std::size_t bytes = sessions_.size() * sizeof(Tracked);
    for (const Tracked& tracked : sessions_) {
        bytes += tracked.statistics.memoryBytes();
        if (tracked.progress) {
            bytes += sizeof(SessionProgress) + tracked.progress->tally.memoryBytes();
            for (const OutstandingRequests& outstanding : tracked.progress->outstanding) {
                bytes += outstanding.memoryBytes();
            }
        }
    }
    return bytes;
}

}  // namespace smppscope::model
