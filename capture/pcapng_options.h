#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "capture/types.h"

namespace smppscope::capture {

/// The options at the end of a pcapng block, one after the other (draft-ietf-opsawg-pcapng 3.5).
class PcapngOptions {
  public:
    static constexpr std::uint16_t kComment = 1;

    struct Option {
        std::uint16_t code = 0;
        Bytes value;
        bool swapped = false;

        std::string text() const { return {value.begin(), value.end()}; }
        /// 0 if the value is too short for one.
        std::uint64_t number64() const;
    };

    PcapngOptions(Bytes options, bool swapped) : rest_(options), swapped_(swapped) {}

    /// None at the end of the options, or where one is longer than there are bytes.
    std::optional<Option> next();

  private:
    Bytes rest_;
    bool swapped_;
};

}  // namespace smppscope::capture
