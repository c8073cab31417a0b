#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "capture/recorder_file.h"
#include "capture/recorder_source.h"
#include "capture/recorder_status.h"

namespace smppscope::capture {

/// Moves packets from a source into a file and says how it goes. Has no clock and waits for nothing: the
/// caller turns it, at least once per kFlushInterval while recording, and whenever the source has packets.
///
/// Rotating files will live here: turn() is the one place between two packets where a file can be changed.
class RecorderEngine {
  public:
    using Clock = std::chrono::steady_clock;
    using StatusSink = std::function<void(const RecorderStatus&)>;

    /// Readers of the file see a packet after this at the latest.
    static constexpr auto kFlushInterval = std::chrono::milliseconds(100);
    static constexpr auto kStatusInterval = std::chrono::milliseconds(200);

    /// `status` holds the names to report. Source and file must outlive the engine.
    RecorderEngine(PacketSource& source, RecordingFile& file, RecorderStatus status, StatusSink sink,
                   std::optional<std::uint64_t> maxPackets = std::nullopt);

    /// Makes the file readable for followers and says so. Call it first.
    Result<void> start(Clock::time_point now);
    /// Takes what the source has and flushes and reports what is due. Returns how many packets it took.
    Result<std::size_t> turn(Clock::time_point now);
    /// The number of packets asked for has been recorded.
    bool full() const { return maxPackets_ && status_.packets >= *maxPackets_; }
    /// Closes the file and reports the last status.
    Result<void> finish();

    const RecorderStatus& status() const { return status_; }

  private:
    Result<std::size_t> takePackets();
    void report();

    PacketSource& source_;
    RecordingFile& file_;
    RecorderStatus status_;
    StatusSink sink_;
    std::optional<std::uint64_t> maxPackets_;
    Clock::time_point lastFlush_;
    Clock::time_point lastReport_;
};

}  // namespace smppscope::capture
