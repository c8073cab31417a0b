#include "capture/chunk_window.h"

#include <algorithm>
#include <cstring>

namespace smppscope::capture {

namespace {

constexpr std::size_t kFrugalBytes = 4096;

}  // namespace

void ChunkWindow::skip(std::uint64_t bytes) {
    offset_ += bytes;
    begin_ += std::min<std::uint64_t>(bytes, available());
}

ChunkWindow::Fill ChunkWindow::fill(std::size_t wanted) {
    while (available() < wanted) {
        // Looked at first, so that a length which the file can't hold costs no memory.
        if (source_->size() < offset_ + wanted) {
            return Fill::endOfSource;
        }
        makeRoom(wanted);
        std::uint8_t* const chunkEnd = chunk_->data() + chunk_->size();
        std::uint8_t* const free = chunk_->data() + (end_ - chunk_->data());
        const auto got = source_->readAt(offset_ + available(), {free, chunkEnd});
        if (frugal_) {
            source_->rest();
        }
        if (!got) {
            reason_ = got.error().message;
            return Fill::failed;
        }
        if (*got == 0) {
            return Fill::endOfSource;
        }
        end_ += *got;
    }
    return Fill::enough;
}

void ChunkWindow::makeRoom(std::size_t wanted) {
    if (chunk_ && static_cast<std::size_t>(chunk_->data() + chunk_->size() - begin_) >= wanted) {
        return;
    }
    const bool first = !chunk_ && frugal_;
    auto next = first ? std::make_shared<Chunk>(std::max(wanted, kFrugalBytes)) : pool_->take(wanted);
    const std::size_t kept = available();
    if (kept > 0) {
        std::memcpy(next->data(), begin_, kept);
    }
    chunk_ = std::move(next);
    begin_ = chunk_->data();
    end_ = begin_ + kept;
}

void ChunkWindow::close() {
    chunk_.reset();
    begin_ = end_ = nullptr;
    source_->rest();
}

}  // namespace smppscope::capture
