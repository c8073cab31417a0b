#include "model/analysis.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include <fmt/format.h>

#include "capture/prefetch.h"
#include "capture/waiting_budget.h"
#include "model/capture_notes.h"
#include "model/extent_list.h"
#include "model/issue_log.h"
#include "model/messages/message_tracker.h"
#include "model/session_tracker.h"
#include "model/tcp_connections.h"
#include "model/units.h"
#include "model/x25_lines.h"
#include "model/xot_connections.h"

namespace smppscope::model {

namespace {

bool usesPort(const capture::NewConnection& opened, const std::vector<std::uint16_t>& ports) {
    return std::any_of(ports.begin(), ports.end(), [&](std::uint16_t port) {
        return port == opened.client.port || port == opened.server.port;
    });
}

}  // namespace

struct Analysis::Impl {
    Impl(std::vector<std::string> paths, AnalysisOptions analysisOptions)
        : options(std::move(analysisOptions)),
          texts(options.texts),
          files(std::make_shared<capture::CaptureFiles>(std::move(paths))) {
        counters.files = files->paths();
    }

    void open(const capture::NewConnection& opened);
    void feed(const capture::SegmentBatch& batch, const BatchForesight* foresight, std::size_t first,
              std::size_t last);
    void prefetch(const capture::SegmentBatch& batch, const BatchForesight& foresight, std::size_t number,
                  std::size_t last);
    void addChoices(MessageSummary& summary) const;
    void warnOfWaiting();
    void publish();
    void warnOfClocks();
    void warnOfCuts();
    void warnOfOrder();
    void warnOfLeftOut();

    const AnalysisOptions options;
    mutable std::mutex textsMutex;  // guards `texts`; held for a look-up
    TextRules texts;
    const std::shared_ptr<capture::CaptureFiles> files;
    PduStore store;

    mutable std::mutex mutex;  // held by the load pass for each batch, by readers while they copy
    ExtentList extents;
    IssueLog issues;
    MessageTracker messages{store, issues};
    SessionTracker tracker{store, extents, issues, files, options.followMessages ? &messages : nullptr};
    capture::WaitingBudget waiting{options.maxWaitingBytes};
    const capture::CapturePoints points =
        files->paths().size() > 1 ? capture::CapturePoints::several : capture::CapturePoints::one;
    TcpConnections connections{options.maxPduLength, points, tracker, waiting};
    XotConnections xot{{options.xotPorts, options.maxPduLength, points}, tracker, waiting};
    X25Lines x25{options.maxPduLength, tracker};
    std::span<const capture::NewConnection> unopened;  // of the batch in work
    CaptureCounters counters;
    CaptureNotes notes;
    bool finished = false;
    bool cancelled = false;

    std::atomic<std::uint64_t> bytesDone{0};
    std::atomic<std::uint64_t> bytesTotal{0};
    std::atomic<std::uint64_t> framesDone{0};
    std::atomic<TimeNs> startTime{0};
    std::atomic<bool> done{false};
};

void Analysis::Impl::open(const capture::NewConnection& opened) {
    if (opened.reusesPorts && opened.previous < connections.size()) {
        connections.finish(opened.previous, true);
        xot.finish(opened.previous, true);
    }
    connections.reserve(opened.id);
    ++counters.connections;
    const bool knownAsSmpp = usesPort(opened, options.smppPorts);
    if (!knownAsSmpp && usesPort(opened, options.otherPorts)) {
        return;
    }
    if (!knownAsSmpp && xot.mayBe(opened)) {
        xot.open(opened);
        return;
    }
    connections.open(opened, knownAsSmpp);
}

void Analysis::Impl::warnOfWaiting() {
    if (waiting.givenUp() != 0) {
        counters.warnings.push_back(fmt::format(
            "{} too much waited for bytes of its connection that had not come (more than {} in one "
            "direction, or {} in all): they count as lost",
            waiting.givenUp() == 1 ? "Once" : formatCount(waiting.givenUp()) + " times",
            formatBytes(capture::TcpStream::kMaxWaitingBytes), formatBytes(waiting.limit())));
    }
}

void Analysis::Impl::warnOfCuts() {
    if (counters.cutSegments != 0) {
        counters.warnings.push_back(fmt::format(
            "{} cut by the snapshot length of the capture, which lacks {} of what they held: PDUs "
            "there can't be shown in full or at all; record with a larger one",
            formatCount(counters.cutSegments) +
                (counters.cutSegments == 1 ? " TCP segment was" : " TCP segments were"),
            formatBytes(counters.cutBytes)));
    }
}

void Analysis::Impl::warnOfClocks() {
    const std::uint64_t lateSegments = connections.lateSegments();
    if (lateSegments != 0) {
        counters.warnings.push_back(
            fmt::format("{} came long after what acknowledges {}: the directions of connections disagree in "
                        "time, so responses may come before their requests",
                        formatCount(lateSegments) + (lateSegments == 1 ? " segment" : " segments"),
                        lateSegments == 1 ? "it" : "them"));
    }
    // Less may come of how a device hands over its frames.
    constexpr TimeNs kNoteworthy = 1'000'000;
    if (const TimeNs apart = connections.clocksApart(); apart >= kNoteworthy) {
        counters.warnings.push_back(
            fmt::format("the clocks of the capture points disagree, by {} or more: latencies of requests and "
                        "responses that were captured at different points are wrong by as much, or missing",
                        formatDuration(apart)));
    }
}

void Analysis::Impl::warnOfOrder() {
    if (const std::uint64_t pdus = connections.pdusOutOfOrder(); pdus != 0) {
        counters.warnings.push_back(fmt::format(
            "{} captured only after later ones of the same connection: shown behind these, and in two parts "
            "where one reaches into what was there before",
            formatCount(pdus) + (pdus == 1 ? " PDU was" : " PDUs were")));
    }
}

void Analysis::Impl::warnOfLeftOut() {
    std::uint64_t count = 0;
    for (SessionId id = 0; id < tracker.sessionCount(); ++id) {
        count += tracker.describe(id, SessionDetail::totals).health.tcp.leftOut;
    }
    if (count != 0) {
        counters.warnings.push_back(fmt::format(
            "{} captured too late to be used: before the beginning of what was seen of a connection, or in a "
            "place that was given up",
            formatCount(count) + (count == 1 ? " segment was" : " segments were")));
    }
}

/// What the user says of accounts.
void Analysis::Impl::addChoices(MessageSummary& summary) const {
    const std::lock_guard lock(textsMutex);
    for (MessageSummary::Account& account : summary.accounts) {
        account.chosenAlphabet = texts.find(account.systemId).dataCodingZero;
    }
}

/// Messages last: what they speak of is there already.
void Analysis::Impl::publish() {
    store.publish();
    messages.publish();
}

/// Begins to bring into the processor's cache what a segment that comes soon will need; what leads there
/// comes twice as long before.
void Analysis::Impl::prefetch(const capture::SegmentBatch& batch, const BatchForesight& foresight,
                              std::size_t number, std::size_t last) {
    constexpr std::size_t kAhead = 12;  // segments: some microseconds
    if (number + 2 * kAhead < last) {
        const capture::Segment& segment = batch.segments[number + 2 * kAhead];
        if (const TcpConnection* const connection = connections.ifOpen(segment.connection)) {
            connection->prefetch(segment.direction);
        }
    }
    if (number + kAhead < last) {
        const capture::Segment& segment = batch.segments[number + kAhead];
        if (segment.capturedLength != 0) {
            capture::prefetchToRead(segment.payload);
            if (const TcpConnection* const connection = connections.ifOpen(segment.connection)) {
                tracker.prefetch(*connection, foresight[number + kAhead].digest);
            }
        }
    }
}

/// Takes segments [first, last) of a batch.
void Analysis::Impl::feed(const capture::SegmentBatch& batch, const BatchForesight* foresight,
                          std::size_t first, std::size_t last) {
    for (std::size_t number = first; number < last; ++number) {
        const capture::Segment& segment = batch.segments[number];
        if (foresight != nullptr) {
            prefetch(batch, *foresight, number, last);
        }
        if (segment.capturedLength != segment.length) [[unlikely]] {
            ++counters.cutSegments;
            counters.cutBytes += segment.length - segment.capturedLength;
        }
        // A connection is opened just before its first segment, so that one whose ports it takes over has had
        // all of its own.
        while (segment.connection >= connections.size() && !unopened.empty()) {
            open(unopened.front());
            unopened = unopened.subspan(1);
        }
        connections.leave(segment.time);
        if (connections.find(segment.connection) == nullptr) {
            xot.add(segment);
            continue;
        }
        if (foresight != nullptr) {
            tracker.foresee({segment.payload, segment.capturedLength}, (*foresight)[number]);
        }
        connections.add(segment);
    }
}

Analysis::Analysis(std::vector<std::string> files, AnalysisOptions options)
    : impl_(std::make_unique<Impl>(std::move(files), std::move(options))) {}

Analysis::~Analysis() = default;

void Analysis::feed(const capture::SegmentBatch& batch, std::uint64_t totalBytes,
                    const BatchForesight* foresight) {
    Impl& impl = *impl_;
    const std::scoped_lock lock(impl.mutex);
    impl.notes.add(batch.notes);
    impl.unopened = batch.connections;
    std::for_each(batch.x25Links.begin(), batch.x25Links.end(),
                  [&](const auto& link) { impl.x25.open(link); });
    std::size_t done = 0;
    for (const capture::X25Frame& frame : batch.x25Frames) {
        impl.feed(batch, foresight, done, frame.segmentsBefore);
        impl.x25.add(frame);
        done = frame.segmentsBefore;
    }
    impl.feed(batch, foresight, done, batch.segments.size());
    impl.tracker.foresee({}, {});
    CaptureCounters& counters = impl.counters;
    if (batch.frames != 0) {
        if (counters.frames == 0) {
            impl.startTime.store(batch.firstTime, std::memory_order_relaxed);
        }
        counters.firstTime =
            counters.frames == 0 ? batch.firstTime : std::min(counters.firstTime, batch.firstTime);
        counters.lastTime =
            counters.frames == 0 ? batch.lastTime : std::max(counters.lastTime, batch.lastTime);
    }
    counters.frames += batch.frames;
    counters.bytes += batch.bytesRead;
    counters.totalBytes = totalBytes;
    counters.warnings.insert(counters.warnings.end(), batch.warnings.begin(), batch.warnings.end());
    impl.publish();
    impl.bytesDone.store(counters.bytes, std::memory_order_relaxed);
    impl.bytesTotal.store(totalBytes, std::memory_order_relaxed);
    impl.framesDone.store(counters.frames, std::memory_order_relaxed);
}

void Analysis::finish(bool cancelled) {
    Impl& impl = *impl_;
    const std::scoped_lock lock(impl.mutex);
    impl.connections.finishAll();
    impl.xot.finishAll();
    impl.x25.finish();
    impl.warnOfWaiting();
    impl.warnOfClocks();
    impl.warnOfCuts();
    impl.warnOfOrder();
    impl.warnOfLeftOut();
    std::ranges::move(impl.notes.warnings(impl.files->paths()), std::back_inserter(impl.counters.warnings));
    impl.publish();
    impl.finished = true;
    impl.cancelled = cancelled;
    impl.done.store(true, std::memory_order_release);
}

bool Analysis::followsMessages() const {
    return impl_->options.followMessages;
}

const PduStore& Analysis::pdus() const {
    return impl_->store;
}

const MessageStore& Analysis::messages() const {
    return impl_->messages.store();
}

const std::vector<std::string>& Analysis::files() const {
    return impl_->files->paths();
}

const std::shared_ptr<capture::CaptureFiles>& Analysis::captureFiles() const {
    return impl_->files;
}

TimeNs Analysis::startTime() const {
    return impl_->startTime.load(std::memory_order_relaxed);
}

Snapshot Analysis::snapshot(SessionDetail detail) const {
    const Impl& impl = *impl_;
    const std::scoped_lock lock(impl.mutex);
    Snapshot snapshot;
    snapshot.rows = impl.store.size();
    snapshot.capture = impl.counters;
    snapshot.capture.connections += impl.x25.circuits();
    snapshot.capture.drops = impl.notes.drops();
    snapshot.capture.comments = impl.notes.comments();
    snapshot.messages = summaryOf(impl.messages);
    impl.addChoices(snapshot.messages);
    snapshot.finished = impl.finished;
    snapshot.cancelled = impl.cancelled;
    for (const auto severity :
         {dissector::Severity::note, dissector::Severity::warning, dissector::Severity::error}) {
        snapshot.issues[static_cast<std::size_t>(severity)] = impl.issues.count(severity);
    }
    snapshot.statistics = impl.tracker.statistics();
    const std::size_t sessions = impl.tracker.sessionCount();
    snapshot.sessions.reserve(sessions);
    for (SessionId id = 0; id < sessions; ++id) {
        Session session = impl.tracker.describe(id, detail);
        snapshot.capture.duplicateSegments += session.health.tcp.duplicates;
        snapshot.capture.retransmittedSegments += session.health.retransmitted;
        snapshot.capture.outOfOrderSegments += session.health.outOfOrder;
        snapshot.capture.lostBytes += session.lostBytes;
        snapshot.capture.skippedBytes += session.skippedBytes;
        snapshot.sessions.push_back(std::move(session));
    }
    return snapshot;
}

LoadProgress Analysis::progress() const {
    return {.bytes = impl_->bytesDone.load(std::memory_order_relaxed),
            .totalBytes = impl_->bytesTotal.load(std::memory_order_relaxed),
            .frames = impl_->framesDone.load(std::memory_order_relaxed),
            .rows = impl_->store.size(),
            .finished = impl_->done.load(std::memory_order_acquire)};
}

Session Analysis::session(SessionId id) const {
    return impl_->tracker.identity(id);
}

void Analysis::setTextRules(TextRules rules) {
    const std::lock_guard lock(impl_->textsMutex);
    impl_->texts = std::move(rules);
}

dissector::TextSettings Analysis::textSettings(SessionId id) const {
    const std::string systemId = session(id).systemId;
    std::unique_lock lock(impl_->textsMutex);
    dissector::TextSettings settings = impl_->texts.find(systemId);
    lock.unlock();
    if (!settings.dataCodingZero) {
        settings.peer = impl_->messages.alphabets().ofSession(id);
    }
    return settings;
}

std::size_t Analysis::sessionCount() const {
    return impl_->tracker.sessionCount();
}

std::vector<dissector::Issue> Analysis::issuesOf(Row row) const {
    if ((impl_->store.flags(row) & pdu_flag::kHasIssues) == 0) {
        return {};
    }
    const std::scoped_lock lock(impl_->mutex);
    return impl_->issues.of(row);
}

std::vector<Extent> Analysis::extentsOf(Row row) const {
    const PduStore& store = impl_->store;
    const capture::FrameNumber frame = store.frame(row);
    if ((store.flags(row) & pdu_flag::kScattered) == 0) {
        return {{capture::FilePosition::fromPacked(store.location(row)), store.length(row), frame}};
    }
    const std::scoped_lock lock(impl_->mutex);
    return impl_->extents.at(store.location(row), frame);
}

std::vector<capture::DecryptionSecrets> Analysis::decryptionSecrets() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->notes.secrets();
}

std::size_t Analysis::memoryBytes() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->store.memoryBytes() + impl_->extents.memoryBytes() + impl_->issues.memoryBytes() +
           impl_->tracker.memoryBytes() + impl_->messages.memoryBytes() + impl_->connections.memoryBytes() +
           impl_->xot.memoryBytes() + impl_->x25.openConnections() * sizeof(X25Connection) +
           impl_->waiting.used();
}

}  // namespace smppscope::model
