#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "model/analysis.h"

namespace smppscope::fuzz {

/// Takes integers off the front of the fuzzer's bytes.
class Input {
  public:
    Input(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}

    bool empty() const { return at_ == end_; }
    std::uint8_t byte() { return empty() ? std::uint8_t{0} : *at_++; }
    std::uint16_t word() {
        const unsigned high = byte();
        return static_cast<std::uint16_t>((high << 8) | byte());
    }
    capture::Bytes take(std::size_t wanted) {
        const std::size_t size = std::min<std::size_t>(wanted, static_cast<std::size_t>(end_ - at_));
        const capture::Bytes bytes(at_, size);
        at_ += size;
        return bytes;
    }

  private:
    const std::uint8_t* at_;
    const std::uint8_t* end_;
};

inline void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// What holds of every analysis of PDUs of at most `maxPduLength` bytes, made of `payloadBytes` bytes in a
/// file of `fileBytes`.
inline void checkAnalysis(const model::Analysis& analysis, std::uint32_t maxPduLength,
                          std::uint64_t payloadBytes, std::size_t fileBytes) {
    const model::Snapshot snapshot = analysis.snapshot();
    const model::Totals& totals = snapshot.statistics.totals;
    require(totals.pdus == snapshot.rows);
    require(totals.requests + totals.responses == totals.pdus);
    require(totals.paired + totals.orphanResponses == totals.responses);
    require(totals.paired <= totals.awaiting);
    std::uint64_t framed = 0;
    for (model::Row row = 0; row < snapshot.rows; ++row) {
        const model::PduRow pdu = analysis.pdus().row(row);
        require(pdu.length >= 16 && pdu.length <= maxPduLength);
        for (const model::Extent& extent : analysis.extentsOf(row)) {
            framed += extent.length;
            require(extent.position.offset() + extent.length <= fileBytes);
        }
        analysis.issuesOf(row);
        if (pdu.partner != model::kNoRow) {
            require(analysis.pdus().partner(pdu.partner) == row);
        }
    }
    require(framed <= payloadBytes);
}

}  // namespace smppscope::fuzz
