#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "capture/recorder_status.h"
#include "capture/result.h"
#include "model/child_process.h"

namespace smppscope::model {

/// What to record.
struct RecordingOptions {
    std::string interface;
    std::string filter;                            ///< BPF expression; empty: everything
    std::string file;                              ///< pcapng; replaced if it exists
    std::optional<std::uint32_t> snapLength;       ///< bytes kept of a packet
    std::optional<std::uint32_t> bufferMebibytes;  ///< kernel's buffer
    std::optional<std::uint64_t> maxPackets;
    std::optional<double> maxSeconds;
    std::string recorder;  ///< path of the recorder's program; empty: beside the running program
};

/// Starts, watches and stops a recorder process. The process writes the file whatever becomes of this
/// program: if this one crashes, the recording goes on until its limits or a signal end it.
///
/// Threads: all members but start() may be called from any thread; a thread of its own reads the counters.
class Recorder {
  public:
    Recorder() = default;
    /// Stops the recording and waits for its end.
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Starts recording; at most once per object. Waits until the file can be opened and followed, usually a
    /// few milliseconds: not for the GUI thread. Fails with the recorder's own sentence (no such interface,
    /// no permission, a bad filter, a file that can't be written).
    Result<void> start(const RecordingOptions& options);
    /// The failure lies in the options (a bad filter, a size out of range), not in a device or file.
    bool refusedOptions() const;

    /// What the recorder said last; at most a fifth of a second old.
    capture::RecorderStatus counters() const;
    /// The recorder process is still there.
    bool running() const;

    /// Asks the recorder to end; returns at once.
    void requestStop();
    /// Lets the recorder go on by itself, until its limits or a signal end it: nothing more is heard of it,
    /// for this object it has ended.
    void leave();
    /// Waits until the recorder has ended. Fails if it failed on the way (disk full, interface gone).
    Result<void> wait();
    /// requestStop() and wait(): takes about a fifth of a second.
    Result<void> stop();

  private:
    void watch(ChildProcess child);
    void takeLine(std::string_view line);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    capture::RecorderStatus status_;  // as all below under mutex_
    bool heard_ = false;              // a status has come
    pid_t pid_ = 0;                   // 0: none, ended or left
    Descriptor leaving_;              // an eventfd that wakes the watcher
    Result<void> result_;
    bool refusedOptions_ = false;
    std::thread watcher_;
};

/// The interfaces that can be recorded from. Starts the recorder to ask it: not for the GUI thread.
Result<std::vector<capture::CaptureInterface>> captureInterfaces(const std::string& recorder = {});

}  // namespace smppscope::model
