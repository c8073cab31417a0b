#include "capture/recorder_engine.h"

#include <algorithm>
#include <utility>

namespace smppscope::capture {
namespace {

/// Packets taken in one turn at most, so that flushes and reports keep their times under load.
constexpr std::uint64_t kPacketsPerTurn = 4096;

}  // namespace

RecorderEngine::RecorderEngine(PacketSource& source, RecordingFile& file, RecorderStatus status,
                               StatusSink sink, std::optional<std::uint64_t> maxPackets)
    : source_(source),
      file_(file),
      status_(std::move(status)),
      sink_(std::move(sink)),
      maxPackets_(maxPackets) {}

Result<void> RecorderEngine::start(Clock::time_point now) {
    lastFlush_ = now;
    lastReport_ = now;
    if (auto flushed = file_.flush(); !flushed) {
        return flushed;
    }
    report();
    return {};
}

Result<std::size_t> RecorderEngine::turn(Clock::time_point now) {
    auto taken = takePackets();
    if (!taken) {
        return taken;
    }
    if (now - lastFlush_ >= kFlushInterval) {
        lastFlush_ = now;
        if (auto flushed = file_.flush(); !flushed) {
            return tl::unexpected(flushed.error());
        }
    }
    if (now - lastReport_ >= kStatusInterval) {
        lastReport_ = now;
        report();
    }
    return taken;
}

Result<std::size_t> RecorderEngine::takePackets() {
    const std::uint64_t left = maxPackets_ ? *maxPackets_ - status_.packets : kPacketsPerTurn;
    if (left == 0) {
        return 0;
    }
    Result<void> written;
    auto taken = source_.read(std::min(left, kPacketsPerTurn), [&](const CapturedPacket& packet) {
        if (written) {
            written = file_.add(packet);
        }
        if (written) {
            ++status_.packets;
            status_.bytes += packet.bytes.size();
        }
    });
    if (!written) {
        return tl::unexpected(written.error());
    }
    return taken;
}

Result<void> RecorderEngine::finish() {
    const DropCounters drops = source_.drops();
    if (auto closed = file_.close(status_.packets, drops); !closed) {
        return closed;
    }
    status_.finished = true;
    report();
    return {};
}

void RecorderEngine::report() {
    const DropCounters drops = source_.drops();
    status_.droppedByKernel = drops.byKernel;
    status_.droppedByInterface = drops.byInterface;
    status_.fileBytes = file_.size();
    sink_(status_);
}

}  // namespace smppscope::capture
