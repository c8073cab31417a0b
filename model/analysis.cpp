#include "model/analysis.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "capture/prefetch.h"
#include "capture/waiting_budget.h"
#include "model/capture_notes.h"
#include "model/extent_list.h"
#include "model/issue_log.h"
#include "model/messages/message_tracker.h"
#include "model/reassembly_warnings.h"
#include "model/session_tracker.h"
#include "model/tcp_connections.h"
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
    ReassemblyTrouble trouble() const;
    void publish();

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

ReassemblyTrouble Analysis::Impl::trouble() const {
    ReassemblyTrouble trouble{.waitsGivenUp = waiting.givenUp(),
                              .waitingLimit = waiting.limit(),
                              .lateSegments = connections.lateSegments(),
                              .clocksApart = connections.clocksApart(),
                              .cutSegments = counters.cutSegments,
                              .cutBytes = counters.cutBytes,
                              .pdusOutOfOrder = connections.pdusOutOfOrder(),
                              .crowdedOut = connections.crowdedOut()};
    for (SessionId id = 0; id < tracker.sessionCount(); ++id) {
        trouble.leftOutSegments += tracker.describe(id, SessionDetail::totals).health.tcp.leftOut;
    }
    return trouble;
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
        if (!connections.has(segment.connection)) {
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
    std::ranges::move(warningsOf(impl.trouble()), std::back_inserter(impl.counters.warnings));
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
