#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dissector/message_tree.h"

namespace smppscope::dissector {

/// Tag of the TLV that stands in for short_message.
inline constexpr std::uint16_t kMessagePayload = 0x0424;

/// Whether any version lets the command carry a TLV.
bool allowsTlvs(const CommandRow& command);

/// "message_payload"; "vendor TLV 0x1412", "TLV 0x4001" where the tag has no name.
std::string tlvName(std::uint16_t tag);

/// Adds the TLVs of a PDU to its tree, one after another, with what is wrong with them.
class TlvTree {
  public:
    /// `message` is what the fields before say about message_payload; the TLVs add what they say.
    TlvTree(TreeBuilder& tree, const CommandRow& command, MessageContext& message)
        : tree_(tree), command_(command), message_(message) {}

    /// A TLV with its header of four octets.
    void add(std::uint16_t tag, ByteRange range);
    /// One that the end of the PDU cuts.
    void addCut(std::uint16_t tag, ByteRange range, std::uint32_t promised);
    void setShortMessage(ByteRange range) { shortMessage_ = range; }
    /// Ends the list of TLVs, if there is one. Nodes added from now on stand beside it.
    void close();
    /// Ends the PDU; what it must carry is only missed if the PDU was `complete`.
    void finish(bool complete);

  private:
    /// Returns the heading's index; tag and length stand right behind it, then the value.
    std::size_t addHeading(std::uint16_t tag, ByteRange range);
    void addWords(std::size_t heading, std::uint16_t tag, ByteRange value);
    void addValue(std::uint16_t tag, ByteRange value);
    void addTyped(const TlvRow& row, ByteRange value);
    void addWhole(const TlvRow& row, ByteRange value);
    void addText(const TlvRow& row, ByteRange value);
    ByteRange withoutNul(const TlvRow& row, ByteRange value) const;
    void judgeParts();
    void judgePlace(std::uint16_t tag, ByteRange range);
    void judgeVersion(const TlvRow& row, ByteRange range);
    void judgeLength(const TlvRow& row, ByteRange range);

    TreeBuilder& tree_;
    const CommandRow& command_;
    MessageContext& message_;
    std::optional<std::size_t> list_;
    std::uint32_t end_ = 0;
    std::vector<std::uint16_t> seen_;
    ByteRange shortMessage_;
    ByteRange sarTotal_;  ///< value of sar_total_segments
    ByteRange sarPart_;   ///< value of sar_segment_seqnum
};

}  // namespace smppscope::dissector
