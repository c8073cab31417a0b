#pragma once

#include <cstdint>
#include <optional>

#include "dissector/tree_builder.h"
#include "dissector/udh/user_data_header.h"

namespace smppscope::dissector {

/// What the PDU says about the bytes of its message, as far as the walk over it has seen.
struct MessageContext {
    std::uint32_t command = 0;
    std::optional<std::uint8_t> esmClass = {};    ///< nothing: the command has none
    std::optional<std::uint8_t> dataCoding = {};  ///< nothing: the command has none
    /// Of the TLVs destination_port and source_port, also of those behind the message.
    std::optional<ApplicationPorts> ports = {};
    /// The TLVs say that this is one of several parts, or no part that could be.
    bool oneOfSeveralParts = false;

    bool announcesHeader() const { return esmClass && (*esmClass & 0x40) != 0; }
};

/// Reads what the TLVs among `tlvs` say about the message: ports and parts. They need not be whole.
void readMessageTlvs(Bytes tlvs, MessageContext& context);

/// What stands behind the header of a message.
struct MessageBody {
    ByteRange range;                 ///< in the PDU
    std::uint32_t headerOctets = 0;  ///< before it in the message, for the fill bits of packed text
    std::optional<ApplicationPorts> ports = {};       ///< of the header, else of the TLVs
    std::optional<Concatenation> concatenation = {};  ///< of the header
    std::optional<std::uint8_t> singleShift = {};     ///< national language of the single shift table
    std::optional<std::uint8_t> lockingShift = {};
    bool binary = false;  ///< octets for an application (ports decide before data_coding does): no text
    bool whole = true;    ///< not one of several parts
};

/// Adds what the bytes of a message hold below its node, the one added last: the user data header, then the
/// content that ports name, then the text. Called for short_message and for message_payload.
void addMessage(TreeBuilder& tree, ByteRange message, const MessageContext& context);

/// The content of a whole message that was joined from its parts, without their headers: the tree that
/// addMessage() adds for a message that is whole by itself. Empty if the ports name nothing that is read.
Tree dissectContent(Bytes content, const ApplicationPorts& ports, const DissectOptions& options = {});

}  // namespace smppscope::dissector
