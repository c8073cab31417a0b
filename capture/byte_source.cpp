#include "capture/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace smppscope::capture {

namespace {

std::string systemReason(int error) {
    return std::strerror(error);
}

class FileSource : public ByteSource {
  public:
    explicit FileSource(std::string path) : path_(std::move(path)) {}
    ~FileSource() override { rest(); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    Result<void> open() {
        // O_NONBLOCK: opening a pipe nobody writes to must not hang.
        descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (descriptor_ < 0) {
            return failure(systemReason(errno));
        }
        struct stat status {};
        if (::fstat(descriptor_, &status) != 0) {
            return failure(systemReason(errno));
        }
        if (!S_ISREG(status.st_mode)) {
            return failure(S_ISDIR(status.st_mode) ? "is a directory" : "is not a regular file");
        }
        size_ = static_cast<std::uint64_t>(status.st_size);
        return {};
    }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override {
        if (descriptor_ < 0) {
            if (const auto opened = open(); !opened) {
                return tl::unexpected(opened.error());
            }
        }
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done,
                                        static_cast<off_t>(offset + done));
            if (got > 0) {
                done += static_cast<std::size_t>(got);
            } else if (got == 0) {
                break;
            } else if (errno != EINTR) {
                return failure(systemReason(errno));
            }
        }
        return done;
    }

    std::uint64_t size() const override {
        struct stat status {};
        if (descriptor_ >= 0 && ::fstat(descriptor_, &status) == 0) {
            size_ = static_cast<std::uint64_t>(status.st_size);
        }
        return size_;
    }

    void rest() override {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
            descriptor_ = -1;
        }
    }

  private:
    std::string path_;
    int descriptor_ = -1;
    mutable std::uint64_t size_ = 0;
};

class MemorySource : public ByteSource {
  public:
    explicit MemorySource(std::vector<std::uint8_t> bytes) : bytes_(std::move(bytes)) {}

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) override {
        if (offset >= bytes_.size()) {
            return std::size_t{0};
        }
        const std::size_t count = std::min<std::size_t>(into.size(), bytes_.size() - offset);
        std::memcpy(into.data(), bytes_.data() + offset, count);
        return count;
    }

    std::uint64_t size() const override { return bytes_.size(); }

  private:
    std::vector<std::uint8_t> bytes_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> openFile(const std::string& path) {
    auto source = std::make_unique<FileSource>(path);
    if (const auto opened = source->open(); !opened) {
        return failure(fmt::format("{}: {}", path, opened.error().message));
    }
    return source;
}

std::unique_ptr<ByteSource> memorySource(std::vector<std::uint8_t> bytes) {
    return std::make_unique<MemorySource>(std::move(bytes));
}

}  // namespace smppscope::capture
