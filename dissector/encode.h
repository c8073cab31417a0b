#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dissector/dissect.h"

namespace smppscope::dissector {

struct FieldRow;

/// Builds a PDU from the same tables that dissect() reads, for tests and generated captures. Fields not set
/// are empty strings and zeros; command_length, sm_length and counts are filled in unless set. Example:
///   PduBuilder(kSubmitSm).sequence(7).set("source_addr", "1234").set("short_message", "hi")
///       .tlv("message_payload", bytes).build()
class PduBuilder {
  public:
    explicit PduBuilder(std::uint32_t command);

    PduBuilder& status(std::uint32_t status);
    PduBuilder& sequence(std::uint32_t sequence);
    /// A mandatory field by its specification name; an unknown name is a programmer's error (assertion).
    PduBuilder& set(std::string_view field, std::uint64_t value);
    PduBuilder& set(std::string_view field, std::string_view text);
    /// An SME address or a distribution list for submit_multi; a failed destination for submit_multi_resp.
    PduBuilder& destination(std::uint8_t ton, std::uint8_t npi, std::string_view address);
    PduBuilder& distributionList(std::string_view name);
    PduBuilder& failedDestination(std::uint8_t ton, std::uint8_t npi, std::string_view address,
                                  std::uint32_t status);
    /// One message_id of query_last_msgs_resp.
    PduBuilder& listedMessage(std::string_view messageId);
    PduBuilder& tlv(std::uint16_t tag, std::vector<std::uint8_t> value);
    PduBuilder& tlv(std::string_view name, std::uint64_t value);  ///< integer of the TLV's size
    PduBuilder& tlv(std::string_view name, std::string_view text);
    /// Leaves the body out: header only.
    PduBuilder& noBody();
    /// Overrides command_length, to build broken PDUs.
    PduBuilder& declaredLength(std::uint32_t length);

    std::vector<std::uint8_t> build() const;

  private:
    struct Assignment {
        std::string field;
        std::variant<std::uint64_t, std::string> value;
    };
    PduBuilder& assign(std::string_view field, std::variant<std::uint64_t, std::string> value);
    PduBuilder& addElement(std::vector<std::uint8_t> bytes);
    const Assignment* assigned(std::string_view field) const;
    std::string text(std::string_view field) const;
    std::uint64_t number(const FieldRow& row) const;
    void putField(std::vector<std::uint8_t>& out, const FieldRow& row) const;

    std::uint32_t command_ = 0;
    std::uint32_t status_ = 0;
    std::uint32_t sequence_ = 1;
    std::uint32_t declaredLength_ = 0;
    bool body_ = true;
    std::vector<Assignment> assignments_;
    std::vector<std::vector<std::uint8_t>> group_;
    std::vector<std::uint8_t> tlvs_;
};

}  // namespace smppscope::dissector
