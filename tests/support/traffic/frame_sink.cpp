#include "tests/support/traffic/frame_sink.h"

#include <stdexcept>

namespace smppscope::support {
namespace {
constexpr std::size_t kBufferBytes = 1 << 20;
}

FrameSink::FrameSink(std::string path, const CaptureFormat& format)
    : path_(std::move(path)), format_(format), file_(std::fopen(path_.c_str(), "wb"), &std::fclose) {
    if (!file_) {
        throw std::runtime_error("can't write " + path_);
    }
    buffer_.reserve(kBufferBytes + (1 << 17));
    appendFileHeader(buffer_, format_);
}

void FrameSink::write(const TcpSegment& segment, capture::TimeNs time) {
    frame_.clear();
    appendFrame(frame_, format_.linkLayer, segment);
    writeRecord(time);
}

void FrameSink::writeUdp(const capture::Endpoint& source, const capture::Endpoint& destination,
                         capture::Bytes payload, capture::TimeNs time) {
    frame_.clear();
    appendUdpFrame(frame_, format_.linkLayer, source, destination, payload);
    writeRecord(time);
}

void FrameSink::writeRecord(capture::TimeNs time) {
    appendRecord(buffer_, format_, time, frame_, static_cast<std::uint32_t>(frame_.size()));
    firstTime_ = frames_ == 0 ? time : firstTime_;
    lastTime_ = time;
    ++frames_;
    if (buffer_.size() >= kBufferBytes) {
        flush();
    }
}

void FrameSink::flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size()) {
        throw std::runtime_error("can't write " + path_);
    }
    bytes_ += buffer_.size();
    buffer_.clear();
}

void FrameSink::finish() {
    flush();
    if (std::fflush(file_.get()) != 0) {
        throw std::runtime_error("can't write " + path_);
    }
}

}  // namespace smppscope::support
