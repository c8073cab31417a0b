#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "tests/support/bytes.h"
#include "tests/support/capture_file.h"
#include "tests/support/frame_encoder.h"

namespace smppscope::support {

/// Writes frames to a capture file as they come, however many, and counts them.
class FrameSink {
  public:
    /// Creates (replaces) the file; throws std::runtime_error if that fails.
    FrameSink(std::string path, const CaptureFormat& format);

    void write(const TcpSegment& segment, capture::TimeNs time);
    void writeUdp(const capture::Endpoint& source, const capture::Endpoint& destination,
                  capture::Bytes payload, capture::TimeNs time);
    /// Writes what is buffered; throws std::runtime_error if the file could not be written.
    void finish();

    std::uint64_t frames() const { return frames_; }
    std::uint64_t bytes() const { return bytes_; }
    capture::TimeNs firstTime() const { return firstTime_; }
    capture::TimeNs lastTime() const { return lastTime_; }

  private:
    void writeRecord(capture::TimeNs time);
    void flush();

    std::string path_;
    CaptureFormat format_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    ByteVector frame_;
    ByteVector buffer_;
    std::uint64_t frames_ = 0;
    std::uint64_t bytes_ = 0;
    capture::TimeNs firstTime_ = 0;
    capture::TimeNs lastTime_ = 0;
};

}  // namespace smppscope::support
