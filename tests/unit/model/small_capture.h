#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "tests/support/temp_dir.h"

namespace smppscope::model {

/// A loaded capture of eleven PDUs for tests of filters, columns and exports; all invented.
///
///  no.  time     from    PDU
///   1   +10 ms   client  bind_transceiver 1      192.0.2.10:40001 -> 192.0.2.20:2775, system_id shop1
///   2   +12 ms   server  bind_transceiver_resp 1 ESME_ROK, system_id centre
///   3   +20 ms   client  submit_sm 2             ACME -> 447700900123, "hello there"
///   4   +21 ms   client  submit_sm 3             ACME -> 447700900456, UCS-2, user_message_reference 7
///   5   +25 ms   server  submit_sm_resp 2        ESME_ROK, message_id A1
///   6   +271 ms  server  submit_sm_resp 3        ESME_RTHROTTLED
///   7   +300 ms  server  deliver_sm 1            447700900123 -> ACME, unanswered
///   8   +400 ms  client  submit_multi 4          two addresses and the list "staff"
///   9   +500 ms  client  enquire_link 1          [2001:db8::1]:40002 -> [2001:db8::2]:5019
///  10   +501 ms  server  enquire_link_resp 77    answers nothing
///  11   +510 ms  client  submit_sm 2             cut short: malformed
class SmallCapture {
  public:
    SmallCapture();

    std::shared_ptr<const Analysis> analysis() const { return analysis_; }
    /// pdu.number of all PDUs that match; the filter must be one.
    std::vector<int> matching(std::string_view filter) const;

  private:
    support::TempDir dir_;
    std::shared_ptr<Analysis> analysis_;
};

}  // namespace smppscope::model
