#include <fcntl.h>
#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "capture/temporary_copy.h"

namespace smppscope::capture {

namespace {

std::string temporaryFolder() {
    const char* const chosen = std::getenv("TMPDIR");
    return chosen != nullptr && *chosen != '\0' ? chosen : "/var/tmp";
}

off_t placeOf(std::uint32_t block, std::size_t at) {
    return static_cast<off_t>(std::uint64_t{block} * TemporaryFile::kBlockBytes + at);
}

}  // namespace

TemporaryFile::TemporaryFile(TemporaryRoom room) : room_(std::move(room)) {
    if (room_.folder.empty()) {
        room_.folder = temporaryFolder();
    }
}

TemporaryFile::~TemporaryFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

Result<void> TemporaryFile::open() {
    int descriptor = ::open(room_.folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT)) {
        std::string name = room_.folder + "/smppscope-XXXXXX";
        descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor >= 0) {
            ::unlink(name.c_str());
        }
    }
    if (descriptor < 0) {
        return failure(fmt::format("{}: {}", room_.folder, std::strerror(errno)));
    }
    descriptor_ = descriptor;
    return {};
}

Result<void> TemporaryFile::checkRoom() const {
    struct statvfs status {};
    if (::fstatvfs(descriptor_, &status) == 0 &&
        std::uint64_t{status.f_bavail} * status.f_frsize / kBlockBytes < room_.leaveFree / kBlockBytes + 1) {
        return failure(room_.folder + ": the disk is almost full");
    }
    return {};
}

Result<std::uint32_t> TemporaryFile::takeBlock() {
    const std::scoped_lock lock(mutex_);
    if (descriptor_ < 0) {
        if (const auto opened = open(); !opened) {
            return tl::unexpected(opened.error());
        }
    }
    if (const auto room = checkRoom(); !room) {
        return tl::unexpected(room.error());
    }
    return blocks_++;
}

Result<void> TemporaryFile::write(std::uint32_t block, std::size_t at, Bytes bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), placeOf(block, at));
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            at += static_cast<std::size_t>(count);
        } else if (count == 0 || errno != EINTR) {
            return failure(fmt::format("{}: {}", room_.folder, std::strerror(errno)));
        }
    }
    return {};
}

Result<void> TemporaryFile::read(std::uint32_t block, std::size_t at, std::span<std::uint8_t> into) const {
    while (!into.empty()) {
        const ssize_t count = ::pread(descriptor_, into.data(), into.size(), placeOf(block, at));
        if (count > 0) {
            into = into.subspan(static_cast<std::size_t>(count));
            at += static_cast<std::size_t>(count);
        } else if (count == 0 || errno != EINTR) {
            return failure(fmt::format("{}: {}", room_.folder, std::strerror(count == 0 ? EIO : errno)));
        }
    }
    return {};
}

}  // namespace smppscope::capture
