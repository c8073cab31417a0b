#include "capture/recorder_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "capture/pcapng_writer.h"

namespace smppscope::capture {
namespace {

/// Written at once when this much has gathered, so that memory stays small on a fast link.
constexpr std::size_t kGatheredBytes = 1u << 20;

Error systemError(const std::string& path, const char* what) {
    return {fmt::format("{}: {}: {}", path, what, std::strerror(errno))};
}

}  // namespace

RecordingFile::RecordingFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {
    gathered_.reserve(kGatheredBytes);
}

RecordingFile::~RecordingFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

Result<std::unique_ptr<RecordingFile>> RecordingFile::create(std::string path,
                                                             const RecordedInterface& interface) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return tl::unexpected(systemError(path, "can't be written"));
    }
    std::unique_ptr<RecordingFile> file(new RecordingFile(std::move(path), descriptor));
    PcapngWriter writer(file->gathered_);
    writer.section({"smppscope-recorder"});
    writer.interface({interface.name, interface.filter, interface.linkType, interface.snapLength});
    return file;
}

Result<void> RecordingFile::add(const CapturedPacket& packet) {
    PcapngWriter(gathered_).packet(0, packet.time, packet.originalLength, packet.bytes);
    lastTime_ = packet.time;
    return gathered_.size() < kGatheredBytes ? Result<void>() : flush();
}

Result<void> RecordingFile::flush() {
    std::size_t done = 0;
    while (done < gathered_.size()) {
        const ssize_t count = ::write(descriptor_, gathered_.data() + done, gathered_.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            const Error error = systemError(path_, "can't be written");
            gathered_.erase(gathered_.begin(), gathered_.begin() + static_cast<std::ptrdiff_t>(done));
            return tl::unexpected(error);
        }
        done += static_cast<std::size_t>(count);
        size_ += static_cast<std::size_t>(count);
    }
    gathered_.clear();
    return {};
}

Result<void> RecordingFile::close(std::uint64_t packets, const DropCounters& drops) {
    PcapngWriter(gathered_).statistics(0, {lastTime_, packets, drops.byInterface, drops.byKernel});
    if (auto flushed = flush(); !flushed) {
        return flushed;
    }
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        return tl::unexpected(systemError(path_, "can't be written"));
    }
    return {};
}

}  // namespace smppscope::capture
