#include "dissector/message_tree.h"

#include <fmt/format.h>

#include "dissector/tables/field_infos.h"
#include "dissector/text/text_nodes.h"
#include "dissector/udh/header_tree.h"
#include "dissector/udh/header_words.h"
#include "dissector/wap/wsp_tree.h"

namespace smppscope::dissector {

namespace {

constexpr std::uint16_t kSourcePort = 0x020A;
constexpr std::uint16_t kDestinationPort = 0x020B;
constexpr std::uint16_t kTotalSegments = 0x020E;

/// The header at the start of the message, if there is one, and what is left behind it.
MessageBody addHeader(TreeBuilder& tree, ByteRange message, const MessageContext& context) {
    MessageBody body{.range = message, .ports = context.ports, .whole = !context.oneOfSeveralParts};
    const Bytes bytes = tree.bytes(message);
    if (!context.announcesHeader()) {
        if (context.esmClass && looksLikeUserDataHeader(bytes)) {
            const UserDataHeader header = readUserDataHeader(bytes);
            tree.issue(
                IssueCode::headerUnannounced, {message.offset, header.octets},
                fmt::format("The message begins with what reads as a user data header ({}), but esm_class "
                            "does not announce one.",
                            describe(header)));
        }
        return body;
    }
    const UserDataHeader header = readUserDataHeader(bytes);
    if (!header.isHeader()) {
        tree.issue(IssueCode::headerMissing, message,
                   "esm_class says that a user data header begins the message, but there is none.");
        return body;
    }
    addUserDataHeader(tree, message, header);
    body.range = {message.offset + header.octets, message.length - header.octets};
    body.headerOctets = header.octets;
    if (header.ports)
        body.ports = header.ports;
    body.concatenation = header.concatenation;
    body.singleShift = header.singleShift;
    body.lockingShift = header.lockingShift;
    if (header.concatenation && header.concatenation->total > 1)
        body.whole = false;
    return body;
}

/// Adds what the application at the port reads; false if that is not known here.
bool addContent(TreeBuilder& tree, ByteRange content, const ApplicationPorts& ports) {
    if (content.length == 0 || useOf(ports) != PortUse::wsp)
        return false;
    addWspPdu(tree, content);
    return true;
}

void addText(TreeBuilder& tree, const MessageBody& body, const MessageContext& context) {
    TextDecoder decoder;
    TextContext text;
    text.dataCoding = context.dataCoding;
    text.layout = {body.lockingShift.value_or(0), body.singleShift.value_or(0), body.headerOctets};
    text.binaryByPort = body.binary;
    text.settings = tree.options().textSettings;
    addTextNodes(tree, body.range, text, decoder);
}

}  // namespace

void readMessageTlvs(Bytes tlvs, MessageContext& context) {
    while (tlvs.size() >= 4) {
        const std::uint16_t tag = loadU16(tlvs.data());
        const std::size_t length = loadU16(&tlvs[2]);
        if (length > tlvs.size() - 4)
            return;
        if ((tag == kSourcePort || tag == kDestinationPort) && length == 2) {
            ApplicationPorts ports = context.ports.value_or(ApplicationPorts{});
            (tag == kSourcePort ? ports.source : ports.destination) = loadU16(&tlvs[4]);
            context.ports = ports;
        } else if (tag == kTotalSegments && length == 1 && tlvs[4] > 1) {
            context.oneOfSeveralParts = true;
        }
        tlvs = tlvs.subspan(length + 4);
    }
}

void addMessage(TreeBuilder& tree, ByteRange message, const MessageContext& context) {
    if (message.length == 0)
        return;
    tree.descend();
    MessageBody body = addHeader(tree, message, context);
    body.binary = body.ports && useOf(*body.ports) != PortUse::text;
    const bool read = body.whole && body.ports && addContent(tree, body.range, *body.ports);
    // What is no content of a known application is text, or a part of something longer.
    if (!read && body.headerOctets != 0 && body.range.length != 0)
        tree.addBytes(*info("gsm_sms_ud.short_msg"), body.range);
    if (!read && tree.options().messageText)
        addText(tree, body, context);
    tree.ascend();
}

Tree dissectContent(Bytes content, const ApplicationPorts& ports, const DissectOptions& options) {
    TreeBuilder tree(content, options);
    addContent(tree, {0, static_cast<std::uint32_t>(content.size())}, ports);
    return tree.take();
}

}  // namespace smppscope::dissector
