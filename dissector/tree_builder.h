#pragma once

#include <utility>

#include "dissector/dissect.h"
#include "dissector/tables/command_row.h"
#include "dissector/tables/tlv_row.h"

namespace smppscope::dissector {

/// Grows a tree node by node, with the texts, masks and issues that a value calls for.
class TreeBuilder {
  public:
    TreeBuilder(Bytes pdu, const DissectOptions& options) : pdu_(pdu), options_(options) {
        tree_.nodes.reserve(kUsualNodes);
    }

    /// Adds a node one level below the current one and returns its index.
    std::size_t add(const FieldInfo& field, ByteRange range, Value value = {}, std::string text = {});
    std::size_t addNumber(const FieldInfo& field, ByteRange range, const Enumeration* names);
    std::size_t addString(const FieldInfo& field, ByteRange range, Bytes characters);
    std::size_t addBytes(const FieldInfo& field, ByteRange range);
    /// A string that was decoded already.
    std::size_t addUtf8(const FieldInfo& field, ByteRange range, std::string value);
    /// What is known of a time besides its characters.
    struct TimeField {
        std::string_view name;
        const FieldInfo& absolute;
        const FieldInfo& relative;
        Format format;
        std::string_view ifEmpty;
    };
    /// Adds the time as the absolute or the relative field, an issue if it is none. An empty one that may be
    /// relative is "now", as in Wireshark.
    void addTime(const TimeField& field, ByteRange range, Bytes characters);
    /// Adds the parts of an octet at the current level.
    void addBits(std::span<const BitRow> bits, std::uint32_t offset);
    /// Adds those parts of a value that are there at the current level.
    void addParts(std::span<const PartRow> parts, ByteRange value);
    /// Where the value of the node added last is a GSM data coding scheme: its parts, and what they come to.
    void addDataCoding(std::uint32_t offset);

    /// Nodes added from now on are children of the node added last.
    void descend() { ++depth_; }
    void ascend() { --depth_; }

    /// Makes the nodes from index `first` to the end, all of one subtree, the last child of node `parent`.
    void moveBelow(std::size_t parent, std::size_t first);
    std::size_t size() const { return tree_.nodes.size(); }

    Node& node(std::size_t index) { return tree_.nodes[index]; }
    Node& lastNode() { return tree_.nodes.back(); }
    void issue(IssueCode code, ByteRange range, std::string text);
    /// Adds an issue if `names` say that the number is reserved; nullptr: nothing is.
    void judgeNumber(std::string_view name, const Enumeration* names, ByteRange range);

    Bytes bytes(ByteRange range) const { return pdu_.subspan(range.offset, range.length); }
    Bytes pdu() const { return pdu_; }
    const DissectOptions& options() const { return options_; }
    Tree take() { return std::move(tree_); }

  private:
    void addPart(const PartRow& part, ByteRange range);

    static constexpr std::size_t kUsualNodes = 48;

    Bytes pdu_;
    const DissectOptions& options_;
    Tree tree_;
    std::uint16_t depth_ = 0;
};

/// The number that the bytes hold, big endian; at most 8 count.
std::uint64_t loadNumber(Bytes bytes);

}  // namespace smppscope::dissector
