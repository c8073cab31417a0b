#pragma once

#include <string_view>
#include <vector>

#include "dissector/message_facts.h"
#include "model/issue_log.h"
#include "model/messages/account_alphabets.h"
#include "model/messages/accounts.h"
#include "model/messages/addressed_messages.h"
#include "model/messages/event_follower.h"
#include "model/messages/long_receipts.h"
#include "model/messages/message_digest.h"
#include "model/messages/message_ledger.h"
#include "model/pdu_store.h"

namespace smppscope::model {

/// Follows short messages from their submission through response and receipts, over all sessions of an
/// account: every PDU of the capture passes here once, in order, on the load pass's thread.
class MessageTracker {
  public:
    /// `issues` gets what is odd about messages.
    MessageTracker(const PduStore& pdus, IssueLog& issues) : pdus_(pdus), issues_(issues) {}

    /// A session begins, before its first PDU; sessions come in order.
    void onSession(const Accounts::Hosts& hosts);
    /// A bind request: the session is of this account from now on, and `sender` is the ESME.
    void onBind(SessionId session, std::string_view systemId, Direction sender);
    /// The row `number`, paired but not yet appended. `bytes`: of the PDU, at least its header. `digest`: the
    /// one of these bytes, if somebody has made it already.
    void onPdu(PduRow& row, Row number, dissector::Bytes bytes, const MessageDigest* digest = nullptr);
    /// Begins to bring what the PDU with that digest will need, which comes soon.
    void prefetch(SessionId session, const MessageDigest& digest) const;

    /// The account of a session, or kNoNumber if it neither said who it is nor spoke of a message.
    AccountId knownAccountOf(SessionId session) const { return sessions_[session].account; }
    const MessageStore& store() const { return ledger_.store(); }
    /// What is known of the default alphabets of accounts. Any thread may read it.
    const AccountAlphabets& alphabets() const { return alphabets_; }
    void publish() {
        ledger_.store().publish();
        alphabets_.publish();
    }
    const Accounts& accounts() const { return accounts_; }
    const MessageTally& tally() const { return ledger_.tally(); }
    const ReceiptCounts& receipts() const { return events_.receipts(); }
    std::size_t memoryBytes() const;

  private:
    struct Tracked {
        Accounts::Hosts hosts;
        AccountId account = kNoNumber;  // kNoNumber: not needed yet
        Direction esme = Direction::fromClient;
    };
    /// A PDU on its way through.
    struct Job {
        PduRow& row;
        Row number;
        dissector::Bytes bytes;

        dissector::Bytes part(dissector::ByteRange range) const {
            return bytes.subspan(range.offset, range.length);
        }
        std::string_view text(auto range) const {
            return {reinterpret_cast<const char*>(bytes.data()) + range.offset, range.length};
        }
    };

    void onSubmission(const Job& job, const MessageDigest& digest, bool fromCentre);
    void onSubmitMulti(const Job& job);
    void onFromCentre(const Job& job, const MessageDigest& digest);
    void onReceipt(const Job& job, const MessageDigest& digest);
    void onReceiptPart(const Job& job, const MessageDigest& digest, const dissector::MessageFacts& facts);
    void followReceipt(const Job& job, const MessageDigest& digest, LongReceipts::Open& open);
    void onResponse(const Job& job, const MessageDigest* digest);
    void onMultiResponse(const Job& job);
    void onOperation(const Job& job, MessageEventKind kind);
    void onCancelByAddresses(const Job& job, const dissector::MessageFacts& facts);
    void onOperationResponse(const Job& job);
    void onOperationResponse(const Job& job, EventNumber event);

    void add(const Job& job, const MessageDigest& digest, bool fromCentre, std::uint16_t place);
    void answer(const Job& job, PartNumber part, bool failed, const MessageDigest& digest, bool alone);
    AccountId accountOf(SessionId session);
    EventFollower::Speaker speakerOf(const Job& job);
    void countReason(AccountId account, std::optional<MessageStatus> status,
                     const std::function<dissector::IdText()>& error);
    void note(const Job& job, dissector::IssueCode code, std::uint64_t detail);
    void note(const Job& job, const std::optional<EventFollower::Oddity>& odd);

    const PduStore& pdus_;
    IssueLog& issues_;
    Accounts accounts_;
    AccountAlphabets alphabets_;
    MessageLedger ledger_{pdus_};
    EventFollower events_{ledger_, accounts_, pdus_};
    LongReceipts longReceipts_;
    AddressedMessages addressed_{ledger_, pdus_};
    std::vector<Tracked> sessions_;
    std::vector<dissector::DestinationFacts> destinations_;  // of the submit_multi in work
};

}  // namespace smppscope::model
