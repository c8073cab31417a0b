#include "capture/compressed_source.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace smppscope::capture {

namespace {

constexpr std::size_t kInputBytes = 64u << 10;
constexpr std::size_t kPassedOverBytes = 16u << 10;

}  // namespace

CompressedSource::CompressedSource(std::unique_ptr<ByteSource> stored, Compression compression,
                                   std::shared_ptr<TemporaryCopy> copy)
    : stored_(std::move(stored)),
      decompressor_(makeDecompressor(compression)),
      copy_(std::move(copy)),
      compression_(compression) {
    if (!decompressor_) {
        damage_ = "there is not enough memory to decompress it";
    }
}

Result<std::size_t> CompressedSource::readAt(std::uint64_t offset, std::span<std::uint8_t> into) {
    if (offset < position_) {
        return failure("cannot be read backwards");
    }
    std::array<std::uint8_t, kPassedOverBytes> passedOver;
    while (position_ < offset) {
        const auto part = std::min<std::uint64_t>(passedOver.size(), offset - position_);
        const auto got = produce(std::span(passedOver).first(part));
        if (!got || *got == 0) {
            return got;
        }
    }
    std::size_t done = 0;
    while (done < into.size()) {
        const auto got = produce(into.subspan(done));
        if (!got && done == 0) {
            return got;
        }
        if (!got || *got == 0) {
            break;
        }
        done += *got;
    }
    return done;
}

// At least one byte, unless there are none.
Result<std::size_t> CompressedSource::produce(std::span<std::uint8_t> into) {
    while (damage_.empty()) {
        if (input_.empty() && !inputEnded_) {
            if (const auto loaded = loadInput(); !loaded) {
                return tl::unexpected(loaded.error());
            }
        }
        const Decompressor::Step step = decompressor_->run(input_, into);
        input_ = input_.subspan(step.consumed);
        if (step.window != 0) {
            damage_ = fmt::format(
                "the {} data need a window of {} MiB, and {} MiB are the most that is supported: decompress it "
                "first",
                nameOf(compression_), step.window >> 20, Decompressor::kLargestWindow >> 20);
        } else if (step.problem != nullptr) {
            damage(fmt::format("are damaged ({})", step.problem));
        }
        if (step.produced > 0) {
            keep(into.first(step.produced));
            return step.produced;
        }
        if (step.consumed == 0 && step.problem == nullptr) {
            return atEndOfInput();
        }
    }
    return failure(damage_);
}

Result<std::size_t> CompressedSource::atEndOfInput() {
    if (!input_.empty()) {
        return damage("are damaged");
    }
    if (!decompressor_->mayEnd()) {
        return damage("are cut");
    }
    size_ = position_;
    return std::size_t{0};
}

Result<void> CompressedSource::loadInput() {
    buffer_.resize(kInputBytes);
    const auto got = stored_->readAt(storedEnd_, buffer_);
    if (!got) {
        return tl::unexpected(got.error());
    }
    input_ = Bytes(buffer_).first(*got);
    storedEnd_ += *got;
    inputEnded_ = *got == 0;
    return {};
}

void CompressedSource::keep(Bytes bytes) {
    position_ += bytes.size();
    if (!copy_) {
        return;
    }
    if (const auto kept = copy_->append(bytes); !kept) {
        notice_ = fmt::format(
            "PDUs behind byte {} inside {} can be counted but not shown: there is no room for a temporary copy "
            "({}); decompress the file first, or set TMPDIR to a folder with more room",
            copy_->size(), nameOf(compression_), kept.error().message);
        copy_.reset();
    }
}

tl::unexpected<Error> CompressedSource::damage(std::string_view what) {
    damage_ =
        fmt::format("the {} data {} at byte {} of the file", nameOf(compression_), what, storedOffset(0));
    return failure(damage_);
}

}  // namespace smppscope::capture
