#pragma once

#include <string_view>

#include "tests/support/bytes.h"
#include "tests/support/traffic/pdu_templates.h"

namespace smppscope::support {

/// Appends one PDU: its header at once, its length when the writer goes.
class PduWriter : public ByteWriter {
  public:
    static constexpr std::uint8_t kInternational = 1;  ///< TON
    static constexpr std::uint8_t kAlphanumeric = 5;   ///< TON
    static constexpr std::uint8_t kIsdn = 1;           ///< NPI

    PduWriter(ByteVector& out, const PduHead& head) : ByteWriter(out), pdu_(out), start_(out.size()) {
        u32(0);
        u32(static_cast<std::uint32_t>(head.command));
        u32(static_cast<std::uint32_t>(head.status));
        u32(head.sequence);
    }
    ~PduWriter() {
        const auto length = static_cast<std::uint32_t>(pdu_.size() - start_);
        for (std::size_t i = 0; i < 4; ++i) {
            pdu_[start_ + i] = static_cast<std::uint8_t>(length >> (24 - 8 * i));
        }
    }
    PduWriter(const PduWriter&) = delete;
    PduWriter& operator=(const PduWriter&) = delete;

    void text(std::string_view text) { pdu_.insert(pdu_.end(), text.begin(), text.end()); }
    void cString(std::string_view value) {
        text(value);
        u8(0);
    }
    void address(std::string_view digits) {
        u8(kInternational);
        u8(kIsdn);
        cString(digits);
    }
    void name(std::string_view letters) {
        u8(kAlphanumeric);
        u8(0);
        cString(letters);
    }
    void tlv(std::uint16_t tag, std::string_view value) {
        u16(tag);
        u16(static_cast<std::uint16_t>(value.size()));
        text(value);
    }

  private:
    ByteVector& pdu_;
    std::size_t start_;
};

}  // namespace smppscope::support
