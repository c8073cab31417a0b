#pragma once

#include <memory>
#include <string>
#include <vector>

#include "capture/recorder_options.h"
#include "capture/recorder_source.h"
#include "capture/recorder_status.h"

struct pcap;

namespace smppscope::capture {

/// A network interface opened with libpcap. Opening is the only thing in the product that needs privileges.
class LiveDevice : public PacketSource {
  public:
    /// Fails with one sentence if there is no such interface, it can't be opened, or the right to is missing.
    static Result<std::unique_ptr<LiveDevice>> open(const RecorderOptions& options);
    ~LiveDevice() override;

    /// Only packets that match from now on. Fails if the expression is no BPF filter for this link type.
    Result<void> setFilter(const std::string& expression);

    /// As files name it (LINKTYPE_...), not as this system does (DLT_...).
    std::uint16_t linkType() const;

    Result<std::size_t> read(std::size_t limit, const Handler& handler) override;
    DropCounters drops() override;
    int descriptor() const override;

  private:
    struct Close {
        void operator()(pcap* handle) const;
    };
    using Handle = std::unique_ptr<pcap, Close>;

    LiveDevice(std::string name, Handle handle);

    std::string name_;
    Handle handle_;
    std::int64_t fractionNs_ = 1000;  // what one unit of a packet's tv_usec stands for
};

/// The interfaces that can be recorded from, in the system's order.
Result<std::vector<CaptureInterface>> listInterfaces();

}  // namespace smppscope::capture
