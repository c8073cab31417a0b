#pragma once

#include <array>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "capture/byte_reader.h"
#include "dissector/header.h"
#include "model/body_check.h"
#include "model/extent_list.h"
#include "model/issue_log.h"
#include "model/outstanding_requests.h"
#include "model/pdu_store.h"
#include "model/session.h"
#include "model/session_tally.h"
#include "model/smpp_connection.h"

namespace smppscope::model {

/// Turns framed PDUs into rows: finds their session, pairs responses with requests, follows the session's
/// state, counts. One thread; only identity() may be called from others at the same time.
class SessionTracker final : public ConnectionSink {
  public:
    /// `files`: where bytes that were sent again are compared with those sent first.
    SessionTracker(PduStore& store, ExtentList& extents, IssueLog& issues,
                   std::shared_ptr<const capture::CaptureFiles> files);

    void onPdu(SmppConnection& connection, Direction direction, const FramedPdu& pdu) override;
    /// Tells the outcome of a check that a PDU of just these bytes needs; until the next call.
    void foresee(capture::Bytes body, BodyCheck check) {
        checked_ = check == BodyCheck::notMade ? capture::Bytes{} : body;
        checkedIsWellFormed_ = check == BodyCheck::wellFormed;
    }
    void onConflict(SmppConnection& connection, Direction direction, std::uint64_t bytes) override;
    capture::Bytes recall(capture::FilePosition position, std::size_t length) override;
    /// The connection will get no more segments; `replaced`: because its ports are used again.
    void onConnectionFinished(const SmppConnection& connection, bool replaced);

    std::size_t sessionCount() const;
    /// Who and what a session is, without what every PDU changes. Any thread.
    Session identity(SessionId id) const;
    /// The whole session as of now.
    Session describe(SessionId id) const;
    std::size_t memoryBytes() const;

  private:
    struct Tracked {
        Session session;  // its statistics, times and maxOutstanding are kept below while they change
        const SmppConnection* connection = nullptr;  // until it is finished
        bool swapped = false;  // client and server are the other way round than on the connection
        TimeNs firstTime = 0;
        TimeNs lastTime = 0;
        std::uint32_t maxOutstanding = 0;
        std::array<Row, 2> lastRows{kNoRow, kNoRow};     // by direction
        std::array<OutstandingRequests, 2> outstanding;  // by the direction of the request
        SessionTally tally;
    };

    Tracked& sessionOf(SmppConnection& connection, Direction direction, const dissector::Header& header);
    bool isWellFormed(capture::Bytes pdu) const;
    void pair(Tracked& tracked, PduRow& row, Row number);
    void followState(Tracked& tracked, const PduRow& row, capture::Bytes bytes);
    void noteFraming(const FramedPdu& pdu, PduRow& row, Row number);
    void noteLost(Row number, std::uint64_t bytes, TimeNs time);
    void noteSkipped(Row number, std::uint64_t bytes, std::optional<std::uint32_t> badLength);
    static void describeConnection(const Tracked& tracked, Session& session);
    static void describeHealth(const Tracked& tracked, Session& session);

    PduStore& store_;
    capture::ByteReader files_;
    ExtentList& extents_;
    IssueLog& issues_;
    capture::Bytes checked_;  // by the reading thread; compared by address
    bool checkedIsWellFormed_ = false;
    std::deque<Tracked> sessions_;
    mutable std::mutex
        identityMutex_;  // held while sessions_ grows and while identities change or are copied
};

}  // namespace smppscope::model
