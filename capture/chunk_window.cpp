#include "capture/chunk_window.h"

#include <algorithm>
#include <cstring>

namespace smppscope::capture {

namespace {

constexpr std::size_t kFrugalBytes = 4096;

}  // namespace

void ChunkWindow::skip(std::uint64_t bytes) {
    const auto inside = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, available()));
    cursor_.advance(inside);
    cursor_.offset += bytes - inside;
}

ChunkWindow::Fill ChunkWindow::fill(std::size_t wanted) {
    while (available() < wanted) {
        // Looked at first, so that a length which the file can't hold costs no memory.
        if (source_->size() < cursor_.offset + wanted) {
            return Fill::endOfSource;
        }
        makeRoom(wanted);
        std::uint8_t* const chunkEnd = chunk_->data() + chunk_->size();
        std::uint8_t* const free = chunk_->data() + (cursor_.end - chunk_->data());
        const auto got = source_->readAt(cursor_.offset + available(), {free, chunkEnd});
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
        cursor_.end += *got;
    }
    return Fill::enough;
}

void ChunkWindow::makeRoom(std::size_t wanted) {
    if (chunk_ && static_cast<std::size_t>(chunk_->data() + chunk_->size() - cursor_.at) >= wanted) {
        return;
    }
    const bool first = !chunk_ && frugal_;
    auto next = first ? std::make_shared<Chunk>(std::max(wanted, kFrugalBytes)) : pool_->take(wanted);
    const std::size_t kept = available();
    if (kept > 0) {
        std::memcpy(next->data(), cursor_.at, kept);
    }
    chunk_ = std::move(next);
    cursor_.at = chunk_->data();
    cursor_.end = cursor_.at + kept;
}

void ChunkWindow::close() {
    chunk_.reset();
    cursor_.at = cursor_.end = nullptr;
    source_->rest();
}

}  // namespace smppscope::capture
