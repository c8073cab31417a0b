#include "capture/recorder_device.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <pcap/pcap.h>

#include <array>
#include <utility>

namespace smppscope::capture {
namespace {

/// The longest that the kernel keeps packets to itself to hand them over together.
constexpr int kGatherMilliseconds = 50;

/// DLT_ numbers of Linux whose LINKTYPE_ number in files is another one (pcap-common.c).
constexpr std::array<std::pair<int, std::uint16_t>, 4> kLinkTypesOfDevices = {{
    {11, 100},  // ATM_RFC1483
    {12, 101},  // RAW
    {15, 102},  // SLIP_BSDOS
    {16, 103},  // PPP_BSDOS
}};

std::string reason(pcap_t* handle, int status) {
    const std::string detail = pcap_geterr(handle);
    return detail.empty() ? pcap_statustostr(status) : detail;
}

Error openError(const std::string& name, pcap_t* handle, int status) {
    switch (status) {
        case PCAP_ERROR_PERM_DENIED:
        case PCAP_ERROR_PROMISC_PERM_DENIED:
            return {
                fmt::format("{}: no permission to record; be root, or once: "
                            "sudo setcap cap_net_raw,cap_net_admin=ep smppscope-recorder",
                            name)};
        case PCAP_ERROR_NO_SUCH_DEVICE:
            return {fmt::format("{}: there is no such interface", name)};
        case PCAP_ERROR_IFACE_NOT_UP:
            return {fmt::format("{}: the interface is down", name)};
        default:
            return {fmt::format("{}: can't be opened: {}", name, reason(handle, status))};
    }
}

struct Delivery {
    const PacketSource::Handler& handler;
    std::int64_t fractionNs;
};

void deliver(u_char* user, const pcap_pkthdr* header, const u_char* bytes) {
    const auto& delivery = *reinterpret_cast<const Delivery*>(user);
    CapturedPacket packet;
    packet.time = header->ts.tv_sec * std::int64_t{1'000'000'000} + header->ts.tv_usec * delivery.fractionNs;
    packet.originalLength = header->len;
    packet.bytes = Bytes(bytes, header->caplen);
    delivery.handler(packet);
}

/// IPv4 and IPv6 addresses as text; nothing for others (a link address).
std::string addressText(const sockaddr* address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes = nullptr;
    if (address != nullptr && address->sa_family == AF_INET) {
        bytes = &reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
    } else if (address != nullptr && address->sa_family == AF_INET6) {
        bytes = &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    } else {
        return {};
    }
    return inet_ntop(address->sa_family, bytes, text.data(), text.size()) != nullptr ? text.data() : "";
}

CaptureInterface describe(const pcap_if_t& device) {
    CaptureInterface interface;
    interface.name = device.name;
    interface.description = device.description != nullptr ? device.description : "";
    interface.up = (device.flags & PCAP_IF_UP) != 0;
    interface.loopback = (device.flags & PCAP_IF_LOOPBACK) != 0;
    for (const pcap_addr_t* address = device.addresses; address != nullptr; address = address->next) {
        if (std::string text = addressText(address->addr); !text.empty()) {
            interface.addresses.push_back(std::move(text));
        }
    }
    return interface;
}

}  // namespace

LiveDevice::LiveDevice(std::string name, Handle handle)
    : name_(std::move(name)), handle_(std::move(handle)) {}

LiveDevice::~LiveDevice() = default;

void LiveDevice::Close::operator()(pcap* handle) const {
    pcap_close(handle);
}

Result<std::unique_ptr<LiveDevice>> LiveDevice::open(const RecorderOptions& options) {
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    Handle handle(pcap_create(options.interface.c_str(), error.data()));
    if (!handle) {
        return failure(fmt::format("{}: can't be opened: {}", options.interface, error.data()));
    }
    pcap_set_snaplen(handle.get(), static_cast<int>(options.snapLength));
    pcap_set_promisc(handle.get(), options.promiscuous ? 1 : 0);
    pcap_set_timeout(handle.get(), kGatherMilliseconds);
    pcap_set_buffer_size(handle.get(), static_cast<int>(options.bufferMebibytes << 20));
    pcap_set_tstamp_precision(handle.get(), PCAP_TSTAMP_PRECISION_NANO);  // microseconds where it can't
    const int status = pcap_activate(handle.get());
    if (status < 0) {
        return tl::unexpected(openError(options.interface, handle.get(), status));
    }
    if (pcap_setnonblock(handle.get(), 1, error.data()) != 0) {
        return failure(fmt::format("{}: can't be opened: {}", options.interface, error.data()));
    }
    std::unique_ptr<LiveDevice> device(new LiveDevice(options.interface, std::move(handle)));
    if (pcap_get_tstamp_precision(device->handle_.get()) == PCAP_TSTAMP_PRECISION_NANO) {
        device->fractionNs_ = 1;
    }
    return device;
}

Result<void> LiveDevice::setFilter(const std::string& expression) {
    bpf_program program{};
    if (pcap_compile(handle_.get(), &program, expression.c_str(), 1, PCAP_NETMASK_UNKNOWN) != 0) {
        return failure(fmt::format("filter \"{}\": {}", expression, pcap_geterr(handle_.get())));
    }
    const int status = pcap_setfilter(handle_.get(), &program);
    pcap_freecode(&program);
    if (status != 0) {
        return failure(fmt::format("filter \"{}\": {}", expression, pcap_geterr(handle_.get())));
    }
    return {};
}

std::uint16_t LiveDevice::linkType() const {
    const int device = pcap_datalink(handle_.get());
    for (const auto& [dlt, linkType] : kLinkTypesOfDevices) {
        if (dlt == device) {
            return linkType;
        }
    }
    return static_cast<std::uint16_t>(device);
}

Result<std::size_t> LiveDevice::read(std::size_t limit, const Handler& handler) {
    Delivery delivery{handler, fractionNs_};
    const int count =
        pcap_dispatch(handle_.get(), static_cast<int>(limit), deliver, reinterpret_cast<u_char*>(&delivery));
    if (count < 0) {
        return failure(fmt::format("{}: {}", name_, pcap_geterr(handle_.get())));
    }
    return static_cast<std::size_t>(count);
}

DropCounters LiveDevice::drops() {
    pcap_stat counters{};
    if (pcap_stats(handle_.get(), &counters) != 0) {
        return {};
    }
    return {counters.ps_drop, counters.ps_ifdrop};
}

int LiveDevice::descriptor() const {
    return pcap_get_selectable_fd(handle_.get());
}

Result<std::vector<CaptureInterface>> listInterfaces() {
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    pcap_if_t* first = nullptr;
    if (pcap_findalldevs(&first, error.data()) != 0) {
        return failure(fmt::format("interfaces can't be listed: {}", error.data()));
    }
    const std::unique_ptr<pcap_if_t, decltype(&pcap_freealldevs)> list(first, &pcap_freealldevs);
    std::vector<CaptureInterface> interfaces;
    for (const pcap_if_t* device = first; device != nullptr; device = device->next) {
        interfaces.push_back(describe(*device));
    }
    return interfaces;
}

}  // namespace smppscope::capture
