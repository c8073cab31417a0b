#include "capture/capture_files.h"

#include <array>

#include <fmt/format.h>

#include "capture/compressed_source.h"

namespace smppscope::capture {

CaptureFiles::CaptureFiles(std::vector<std::string> paths, TemporaryRoom room)
    : paths_(std::move(paths)),
      temporary_(std::make_shared<TemporaryFile>(std::move(room))),
      copies_(paths_.size()) {}

Result<std::unique_ptr<ByteSource>> CaptureFiles::openForward(std::size_t file, bool asItIs) {
    auto source = openFile(paths_[file]);
    if (!source || asItIs) {
        return source;
    }
    std::array<std::uint8_t, kCompressionMagicBytes> start{};
    const auto got = (*source)->readAt(0, start);
    if (!got) {
        return failure(fmt::format("{}: {}", paths_[file], got.error().message));
    }
    const Compression compression = compressionOf(Bytes(start).first(*got));
    if (compression == Compression::none) {
        return source;
    }
    auto copy = std::make_shared<TemporaryCopy>(temporary_, compression);
    {
        const std::scoped_lock lock(mutex_);
        copies_[file] = copy;
    }
    return std::make_unique<CompressedSource>(std::move(*source), compression, std::move(copy));
}

Result<std::unique_ptr<ByteSource>> CaptureFiles::openAnywhere(std::size_t file) const {
    if (file >= paths_.size()) {
        return failure(fmt::format("the capture has no file number {}", file));
    }
    std::shared_ptr<const TemporaryCopy> copy;
    {
        const std::scoped_lock lock(mutex_);
        copy = copies_[file];
    }
    return copy ? openCopy(std::move(copy)) : openFile(paths_[file]);
}

}  // namespace smppscope::capture
