#pragma once

#include <cstdint>
#include <optional>

#include "dissector/receipt/message_id_match.h"

namespace smppscope::model {

/// How a peer writes message ids in its receipts, learnt from those that could be about one message only.
class LearnedIdRule {
  public:
    /// The id of a receipt was found by this rule, and none was found by another.
    void found(dissector::IdRule rule) {
        if (rule == dissector::IdRule::decimalOfHex) {
            ++decimalOfHex_;
        } else if (rule == dissector::IdRule::hexOfDecimal) {
            ++hexOfDecimal_;
        } else {
            ++plain_;
        }
    }

    /// The conversion that the peer makes, if it has made it several times and more often than none: then an
    /// id that could also be the plain one of another message is converted.
    std::optional<dissector::IdRule> conversion() const {
        constexpr std::uint32_t kSeveral = 3;
        const bool toDecimal = decimalOfHex_ >= hexOfDecimal_;
        const std::uint32_t count = toDecimal ? decimalOfHex_ : hexOfDecimal_;
        if (count < kSeveral || count <= plain_) {
            return std::nullopt;
        }
        return toDecimal ? dissector::IdRule::decimalOfHex : dissector::IdRule::hexOfDecimal;
    }

  private:
    std::uint32_t plain_ = 0;
    std::uint32_t decimalOfHex_ = 0;
    std::uint32_t hexOfDecimal_ = 0;
};

}  // namespace smppscope::model
