#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "capture/capture_files.h"
#include "capture/segment.h"
#include "dissector/issue.h"
#include "model/foresight.h"
#include "model/messages/message_summary.h"
#include "model/pdu_store.h"
#include "model/session.h"
#include "model/text_rules.h"

namespace smppscope::model {

/// Sums over the whole capture that are not per session.
struct CaptureCounters {
    std::vector<std::string> files;
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;       ///< of file read so far
    std::uint64_t totalBytes = 0;  ///< of all files
    TimeNs firstTime = 0;          ///< of frames of any protocol; valid if frames > 0
    TimeNs lastTime = 0;
    std::uint64_t connections = 0;        ///< TCP connections, with SMPP or not, and circuits of X.25 links
    std::uint64_t duplicateSegments = 0;  ///< of SMPP sessions, captured at a second point
    std::uint64_t retransmittedSegments = 0;
    std::uint64_t outOfOrderSegments = 0;
    std::uint64_t lostBytes = 0;
    std::uint64_t skippedBytes = 0;
    std::uint64_t cutSegments = 0;  ///< of TCP, by the snapshot length
    std::uint64_t cutBytes = 0;     ///< of their payload
    std::vector<std::string> warnings;
    std::vector<capture::InterfaceDrops> drops;  ///< by file, section and number of the interface
    std::vector<capture::FileComment> comments;  ///< the first of them
};

/// An issue that the load pass attached to a PDU.
struct RowIssue {
    Row row = 0;
    dissector::Issue issue;
};

/// A consistent copy of everything but the rows, at one moment of a load. `rows` rows of the store belong to
/// it.
struct Snapshot {
    std::size_t rows = 0;
    CaptureCounters capture;
    std::vector<Session> sessions;  ///< by SessionId
    Statistics statistics;          ///< of all sessions together
    bool finished = false;          ///< the load pass has ended (or was cancelled)
    bool cancelled = false;
    MessageSummary messages;
    std::array<std::uint64_t, 3> issues{};  ///< found by the load pass, by dissector::Severity
};

struct AnalysisOptions {
    std::uint32_t maxPduLength = 1u << 20;  ///< command_length above it is taken for damage
    std::vector<std::uint16_t> smppPorts;  ///< decode-as: ports whose connections are SMPP whatever they hold
    std::vector<std::uint16_t> otherPorts;  ///< ports whose connections are not; `smppPorts` go first
    std::vector<std::uint16_t> xotPorts;    ///< ports of X.25 over TCP, besides 1998; the others go first
    /// For bytes that wait for others of their connections, of all connections together.
    std::uint64_t maxWaitingBytes = std::uint64_t{256} << 20;
    TextRules texts;             ///< how the text of messages is decoded when somebody looks at it
    bool followMessages = true;  ///< false: no messages, accounts and receipts; for measuring what they cost
};

/// How far a load has come.
struct LoadProgress {
    std::uint64_t bytes = 0;       ///< of file read so far
    std::uint64_t totalBytes = 0;  ///< of all files
    std::uint64_t frames = 0;
    std::uint64_t rows = 0;  ///< PDUs that readers may look at
    bool finished = false;   ///< the load pass has ended (or was cancelled)
};

/// Everything known about a capture: fed with segments by one thread (the load pass), asked by any.
///
/// Threads: feed() and finish() by one thread at a time. pdus() may be read at any time, rows [0, size()).
/// session(), sessionCount() and progress() never wait for more than a copy; snapshot(), issuesOf(),
/// extentsOf(), decryptionSecrets() and memoryBytes() may be called from any thread as well but wait for the
/// batch in work (about a millisecond), so they are for workers, not for the GUI thread.
class Analysis {
  public:
    explicit Analysis(std::vector<std::string> files, AnalysisOptions options = {});
    ~Analysis();
    Analysis(const Analysis&) = delete;
    Analysis& operator=(const Analysis&) = delete;

    /// Takes the segments of a batch and publishes the rows they complete. `foresight`: of the batch, or
    /// null.
    void feed(const capture::SegmentBatch& batch, std::uint64_t totalBytes,
              const BatchForesight* foresight = nullptr);
    /// No more segments will come: delivers what waits behind holes.
    void finish(bool cancelled);

    bool followsMessages() const;
    const PduStore& pdus() const;
    /// May be read at any time, as pdus().
    const MessageStore& messages() const;
    const std::vector<std::string>& files() const;
    /// The files themselves, for the load pass and those who look at bytes.
    const std::shared_ptr<capture::CaptureFiles>& captureFiles() const;

    /// Any thread, never waits, a few loads: for progress bars that ask ten times a second. The numbers may
    /// be of slightly different moments.
    LoadProgress progress() const;
    /// When the first frame of the capture was taken; 0 before it is read. Any thread, never waits.
    TimeNs startTime() const;
    /// A copy of sessions, counters and statistics; those of the capture are always whole.
    Snapshot snapshot(SessionDetail detail = SessionDetail::full) const;
    /// The parts of a session that identify it (id, endpoints, system_id, bind type ...), without statistics.
    /// Cheap, for showing rows; any thread.
    Session session(SessionId id) const;
    std::size_t sessionCount() const;
    /// From now on text is decoded by these rules, in place of those in the options. Any thread.
    void setTextRules(TextRules rules);
    /// How text of a session is to be decoded. Any thread, as session().
    dissector::TextSettings textSettings(SessionId id) const;

    /// Issues that the load pass found for this row, without those that only dissect() sees.
    std::vector<dissector::Issue> issuesOf(Row row) const;
    /// Keys that the capture's files hold for decrypting it, so far; never to be shown.
    std::vector<capture::DecryptionSecrets> decryptionSecrets() const;
    /// The places that hold the PDU's bytes, in order.
    std::vector<Extent> extentsOf(Row row) const;

    /// Bytes of memory held by rows, extents, issues and sessions.
    std::size_t memoryBytes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace smppscope::model
