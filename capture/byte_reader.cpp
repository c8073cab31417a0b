#include "capture/byte_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "capture/byte_source.h"

namespace smppscope::capture {

namespace {

constexpr std::size_t kWindowBytes = 64u << 10;
// Room before what was asked for when somebody scrolls towards the beginning.
constexpr std::size_t kBackwardBytes = 48u << 10;

}  // namespace

struct ByteReader::Impl {
    std::shared_ptr<const CaptureFiles> files;
    std::vector<std::unique_ptr<ByteSource>> sources;  // as files; opened when first needed
    std::vector<std::uint8_t> window;
    std::uint32_t windowFile = 0;
    std::uint64_t windowOffset = 0;
    std::size_t windowSize = 0;

    bool holds(FilePosition position, std::size_t length) const {
        return windowSize > 0 && position.file() == windowFile && position.offset() >= windowOffset &&
               position.offset() + length <= windowOffset + windowSize;
    }

    Result<ByteSource*> source(std::uint32_t file) {
        if (file >= sources.size() || !sources[file]) {
            auto opened = files->openAnywhere(file);
            if (!opened) {
                return tl::unexpected(opened.error());
            }
            sources[file] = std::move(*opened);
        }
        return sources[file].get();
    }

    std::string behindTheEnd(FilePosition position) const {
        const bool copied = sources[position.file()]->compression() != Compression::none;
        return fmt::format(
            "{}: {}", files->paths()[position.file()],
            copied ? "there was no room for a temporary copy of what is inside" : "has become shorter");
    }

    Result<void> load(FilePosition position, std::size_t length) {
        const auto from = source(position.file());
        if (!from) {
            return tl::unexpected(from.error());
        }
        if (position.file() != windowFile) {
            if (sources[windowFile]) {
                sources[windowFile]->rest();
            }
            windowSize = 0;
        }
        if ((*from)->size() < position.offset() + length) {
            return failure(fmt::format("{}: {} bytes are missing at byte {}", behindTheEnd(position), length,
                                       position.offset()));
        }
        std::uint64_t start = position.offset();
        if (windowSize > 0 && start < windowOffset) {
            start -= std::min<std::uint64_t>(start, kBackwardBytes);
        }
        windowFile = position.file();
        windowOffset = start;
        windowSize = 0;
        if (window.size() < kWindowBytes || window.size() < position.offset() - start + length) {
            window.resize(std::max(kWindowBytes, position.offset() - start + length));
        }
        const auto got = (*from)->readAt(start, window);
        if (!got) {
            return failure(fmt::format("{}: {}", files->paths()[windowFile], got.error().message));
        }
        windowSize = *got;
        return {};
    }
};

ByteReader::ByteReader(std::shared_ptr<const CaptureFiles> files) : impl_(std::make_unique<Impl>()) {
    impl_->sources.resize(files->paths().size());
    impl_->files = std::move(files);
}
ByteReader::~ByteReader() = default;
ByteReader::ByteReader(ByteReader&&) noexcept = default;
ByteReader& ByteReader::operator=(ByteReader&&) noexcept = default;

Result<Bytes> ByteReader::read(FilePosition position, std::size_t length) {
    if (length == 0) {
        return Bytes{};
    }
    if (!impl_->holds(position, length)) {
        if (const auto loaded = impl_->load(position, length); !loaded) {
            return tl::unexpected(loaded.error());
        }
        if (!impl_->holds(position, length)) {
            return failure(impl_->behindTheEnd(position));
        }
    }
    return Bytes(impl_->window).subspan(position.offset() - impl_->windowOffset, length);
}

}  // namespace smppscope::capture
