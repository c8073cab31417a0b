#pragma once

#include "model/report_tables.h"

namespace smppscope::model {

/// Whether the capture holds messages or receipts at all.
bool hasMessages(const SessionReport& report);

/// "375 submitted in 391 parts, 360 accepted, 15 rejected, ...": what there is to say of all messages.
std::string messagesText(const MessageTotals& messages);
/// "312, 310 about messages of the capture (250 exact, 60 decimal-of-hex), 2 about others".
std::string receiptsText(const MessageTotals& messages);

/// Of at most `limit` accounts, those that submitted most.
ReportTable accountTable(const SessionReport& report, std::size_t limit);
/// What data_coding 0 stands for in each of these accounts, and how that is known.
ReportTable alphabetTable(const SessionReport& report, std::size_t limit);
/// A row for each account and month, for the same accounts.
ReportTable monthTable(const SessionReport& report, std::size_t limit);
/// A row for each account and country calling code, for the same accounts, most messages first.
ReportTable prefixTable(const SessionReport& report, std::size_t limit);
/// The most frequent senders of each account.
ReportTable senderTable(const SessionReport& report, std::size_t limit);
/// Why messages failed: statuses of responses and errors of receipts of each account.
ReportTable failureTable(const SessionReport& report, std::size_t limit);

}  // namespace smppscope::model
