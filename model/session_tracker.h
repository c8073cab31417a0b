#pragma once

#include <array>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

#include "capture/byte_reader.h"
#include "dissector/header.h"
#include "model/extent_list.h"
#include "model/foresight.h"
#include "model/issue_log.h"
#include "model/messages/message_tracker.h"
#include "model/pdu_store.h"
#include "model/session.h"
#include "model/session_progress.h"
#include "model/session_tally.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// Turns framed PDUs into rows: finds their session, pairs responses with requests, follows the session's
/// state, counts. One thread; only identity() may be called from others at the same time.
class SessionTracker final : public ConnectionSink {
  public:
    /// `files`: where bytes that were sent again are compared with those sent first.
    /// `messages` is told of all PDUs and binds; null: messages are not followed.
    SessionTracker(PduStore& store, ExtentList& extents, IssueLog& issues,
                   std::shared_ptr<const capture::CaptureFiles> files, MessageTracker* messages);

    void onPdu(SmppConnection& connection, Direction direction, const FramedPdu& pdu) override;
    /// Tells what is known of a PDU of just these bytes; until the next call.
    void foresee(capture::Bytes body, const Foresight& foresight) {
        foreseen_ = foresight.check == BodyCheck::notMade ? capture::Bytes{} : body;
        foresight_ = foresight;
    }
    /// Begins to bring what a PDU of the connection with that digest will need, which comes soon.
    void prefetch(const SmppConnection& connection, const MessageDigest& digest) const {
        if (messages_ != nullptr && connection.session != SmppConnection::kNoSession) {
            messages_->prefetch(connection.session, digest);
        }
    }
    void onConflict(SmppConnection& connection, Direction direction, std::uint64_t bytes) override;
    capture::Bytes recall(capture::FilePosition position, std::size_t length) override;
    void onConnectionFinished(const SmppConnection& connection, bool replaced) override;

    std::size_t sessionCount() const;
    /// Who and what a session is, without what every PDU changes. Any thread.
    Session identity(SessionId id) const;
    /// The whole session as of now, as far as `detail` says.
    Session describe(SessionId id, SessionDetail detail) const;
    /// Of all sessions together.
    Statistics statistics() const;
    std::size_t memoryBytes() const;

  private:
    struct Tracked {
        Session session;                            // without what the others have
        Statistics statistics;                      // once it is finished
        OutstandingTimeline inFlight;               // likewise
        std::unique_ptr<SessionProgress> progress;  // until it is finished
    };

    SessionProgress& progressOf(SmppConnection& connection, Direction direction,
                                const dissector::Header& header);
    void begin(SmppConnection& connection, Direction direction, const dissector::Header& header);
    Foresight foresightOf(capture::Bytes pdu) const;
    void reachInFlight(SessionProgress& progress, TimeNs time);
    void raiseInFlight(SessionProgress& progress, const PduRow& row, Row number);
    void pair(SessionProgress& progress, PduRow& row, Row number);
    void followBinds(const PduRow& row, capture::Bytes bytes);

    PduStore& store_;
    capture::ByteReader files_;
    ExtentList& extents_;
    IssueLog& issues_;
    MessageTracker* messages_;
    capture::Bytes foreseen_;  // compared by address
    Foresight foresight_;
    std::deque<Tracked> sessions_;
    SessionTally finished_;  // all finished sessions together
    mutable std::mutex
        identityMutex_;  // held while sessions_ grows and while identities change or are copied
};

}  // namespace smppscope::model
