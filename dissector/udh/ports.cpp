#include "dissector/udh/ports.h"

#include <algorithm>
#include <array>

#include "dissector/tables/user_data_enumerations.h"

// Ports: IANA; 3GPP TS 23.040 9.2.3.24.3, 9.2.3.24.4.

namespace smppscope::dissector {

namespace {

constexpr auto kPortData = PortUse::data;

constexpr PortRow kPorts[] = {
    {228, "Nokia Smart Messaging calendar (long form)", kPortData},
    {2948, "WAP push, connectionless", PortUse::wsp},
    {2949, "WAP push, connectionless, secure", kPortData},
    {5503, "Nokia internet access configuration", kPortData},
    {5505, "Nokia ring tone", kPortData},
    {5506, "Nokia operator logo", kPortData},
    {5507, "Nokia caller logo", kPortData},
    {5512, "Nokia e-mail notification", kPortData},
    {5514, "Nokia multipart message / profile / picture", kPortData},
    {9200, "WAP WSP, connectionless", PortUse::wsp},
    {9201, "WAP WSP over WTP", kPortData},
    {9202, "WAP WSP, connectionless, secure", kPortData},
    {9203, "WAP WSP over WTP, secure", kPortData},
    {9204, "vCard", PortUse::text},
    {9205, "vCalendar", PortUse::text},
    {9206, "vCard, secure", kPortData},
    {9207, "vCalendar, secure", kPortData},
    {49996, "over-the-air settings, SyncML", kPortData},
    {49999, "over-the-air settings, browser (Nokia/Ericsson OTA)", kPortData},
};

constexpr RangeName kPortRanges[] = {
    {{0, 15999}, "as assigned by IANA"},
    {{16000, 16999}, "free for applications"},
    {{17000, 49151}, "as assigned by IANA (reserved in older releases)"},
    {{49152, 65535}, "reserved"},
};
constexpr RangeName kPort8Ranges[] = {
    {{0, 239}, "reserved"},
    {{240, 255}, "free for applications"},
};

constexpr auto portNames() {
    std::array<EnumValue, std::size(kPorts)> all{};
    std::transform(std::begin(kPorts), std::end(kPorts), all.begin(), [](const PortRow& row) {
        return EnumValue{row.port, row.name};
    });
    return all;
}
constexpr auto kPortNames = portNames();

}  // namespace

const Enumeration kApplicationPort{"application port", kPortNames, kPortRanges};
const Enumeration kApplicationPort8{"application port, 8-bit", {}, kPort8Ranges};

std::span<const PortRow> applicationPorts() {
    return kPorts;
}

const PortRow* findPort(std::uint16_t port) {
    const auto* found = std::ranges::lower_bound(kPorts, port, {}, &PortRow::port);
    return found != std::end(kPorts) && found->port == port ? found : nullptr;
}

PortUse useOf(const ApplicationPorts& ports) {
    if (!ports.wide)
        return PortUse::data;
    if (const PortRow* row = findPort(ports.destination))
        return row->use;
    const PortRow* row = findPort(ports.source);
    return row != nullptr ? row->use : PortUse::data;
}

}  // namespace smppscope::dissector
