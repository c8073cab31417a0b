#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dissector/message_facts.h"
#include "dissector/receipt/id_text.h"
#include "model/messages/message_digest.h"
#include "model/row.h"

namespace smppscope::model {

/// A receipt whose text is too long for one PDU and so comes in several, like a long message. Holds what came
/// so far, in whatever order, and reads it as one.
class JoinedReceipt {
  public:
    /// Octets of text that are kept; what a receipt says stands far ahead of that.
    static constexpr std::size_t kMostOctets = 2048;

    explicit JoinedReceipt(std::uint8_t total) : total_(total) {}

    /// A PDU of it.
    struct Part {
        Row row = kNoRow;
        std::uint32_t contentHash = 0;
        std::uint16_t octets = 0;  ///< of its text that are kept
        std::uint8_t number = 0;
        bool cut = false;  ///< it had more
    };
    /// The part with that number, or nullptr if it has not come.
    const Part* find(std::uint8_t number) const;
    /// Adds a part that has not come yet; `facts` and `digest` are those of its PDU.
    void add(Row row, dissector::Bytes pdu, const dissector::MessageFacts& facts,
             const MessageDigest& digest);

    /// What the receipt says as far as it came: TLVs of any part before the text. An id or error at the
    /// end of a part whose next one is missing may go on there, so it isn't taken.
    struct Told {
        dissector::IdText id;
        dissector::IdText otherId;          ///< of the text, if there is another in a TLV
        std::optional<std::uint8_t> state;  ///< message_state
        dissector::IdText stateText;        ///< as the text has it
        dissector::IdText error;
    };
    /// `captured` as for readReceipt(). Linear in the text.
    Told read(TimeNs captured) const;

    std::size_t memoryBytes() const { return parts_.capacity() * sizeof(Part) + text_.capacity(); }

  private:
    bool readStretch(dissector::Bytes text, bool ends, TimeNs captured, Told& told) const;

    std::vector<Part> parts_;         // by number
    std::vector<std::uint8_t> text_;  // of the parts, one behind another
    Told tlvs_;
    std::uint8_t total_;
    std::uint8_t dataCoding_ = 0;
};

}  // namespace smppscope::model
