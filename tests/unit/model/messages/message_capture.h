#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dissector/encode.h"
#include "model/analysis.h"
#include "model/messages/message_reader.h"
#include "tests/support/capture_builder.h"
#include "tests/support/temp_dir.h"

namespace smppscope::model {

/// Tells stories of messages in a capture and loads it. Every PDU comes a millisecond after the one before,
/// unless the clock is put forward. Sequence numbers count up by themselves.
class MessageCapture {
  public:
    /// One bind of an account.
    class Bind {
      public:
        /// A submit_sm and its response; gives the request's row.
        Row submits(std::string_view id, std::string_view to = kRecipient, std::string_view text = "hello");
        /// A request without its response; answer() sends that later.
        Row requests(const dissector::PduBuilder& request);
        void answers(std::string_view id, std::uint32_t status = 0);
        Row answersWith(dissector::PduBuilder response);
        /// The response to a query_sm; `state`: message_state.
        void answersQuery(std::string_view id, std::uint64_t state);
        /// A request of the message centre with its response.
        Row delivers(const dissector::PduBuilder& request);
        /// A receipt in the words of SMPP v3.4 appendix B.
        Row receives(std::string_view id, std::string_view state = "DELIVRD",
                     std::string_view from = kRecipient);

      private:
        friend class MessageCapture;
        Bind(MessageCapture& capture, support::Link link) : capture_(capture), link_(std::move(link)) {}

        MessageCapture& capture_;
        support::Link link_;
        std::uint32_t sequence_ = 1;
        std::uint32_t centreSequence_ = 0;
        std::uint32_t lastCommand_ = 0;
    };

    static constexpr std::string_view kRecipient = "447700900123";
    static constexpr std::string_view kSender = "ACME";

    /// A new connection that is bound.
    Bind bind(std::string_view systemId = "shop", std::uint32_t command = 9);
    /// One that was bound before the capture began.
    Bind alreadyBound();
    void passes(TimeNs time) { now_ += time; }

    /// Loads what was told so far.
    void load();
    void setTextRules(TextRules rules) { analysis_->setTextRules(std::move(rules)); }
    const Analysis& analysis() const { return *analysis_; }
    MessageReader reader() const { return MessageReader(analysis_); }
    MessageSummary summary() const { return analysis_->snapshot().messages; }
    std::vector<std::string> issuesOf(Row row) const;
    /// The values of a field for a PDU, as `pdus -e` prints them.
    std::string field(Row row, std::string_view name) const;
    std::shared_ptr<const Analysis> shared() const { return analysis_; }

  private:
    TimeNs tick() { return now_ += support::kMillisecond; }
    capture::Endpoint nextClient();
    Row add() { return rows_++; }

    support::TempDir dir_;
    support::CaptureBuilder capture_;
    std::shared_ptr<Analysis> analysis_;
    TimeNs now_ = support::kCaptureStart;
    Row rows_ = 0;
    std::uint16_t port_ = 40000;
};

/// A submit_sm from kSender to kRecipient that asks for a receipt.
dissector::PduBuilder submission(std::string_view text, std::string_view to = MessageCapture::kRecipient);
/// A part of a long message with an 8-bit reference.
dissector::PduBuilder part(int number, int total, int reference, std::string_view text,
                           std::string_view to = MessageCapture::kRecipient);
/// A deliver_sm that is a receipt in the words of SMPP v3.4 appendix B.
dissector::PduBuilder receipt(std::string_view id, std::string_view state,
                              std::string_view from = MessageCapture::kRecipient);

}  // namespace smppscope::model
