#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace smppscope::dissector {

/// What the bytes behind a header with ports are.
enum class PortUse : std::uint8_t {
    data,  ///< octets for an application, whatever data_coding says
    wsp,   ///< a WSP PDU without a session (WAP push)
    text,  ///< text that data_coding describes: vCard, vCalendar
};

struct PortRow {
    std::uint16_t port;
    std::string_view name;
    PortUse use;
};

/// Ports that have a name, by number.
std::span<const PortRow> applicationPorts();

/// The row of a 16-bit port, or nullptr.
const PortRow* findPort(std::uint16_t port);

/// Where a message goes and comes from; of the header, or of the TLVs destination_port and source_port.
struct ApplicationPorts {
    std::uint16_t destination = 0;
    std::uint16_t source = 0;
    bool wide = true;  ///< 16-bit ports: only they have names

    constexpr bool operator==(const ApplicationPorts&) const = default;
};

/// What stands behind the ports: the destination decides, else the source, else it is data.
PortUse useOf(const ApplicationPorts& ports);

}  // namespace smppscope::dissector
