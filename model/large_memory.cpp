#include "model/large_memory.h"

#include <cstdint>
#include <new>

#ifdef SMPPSCOPE_MIMALLOC
#include <mimalloc.h>
#endif
#include <sys/mman.h>

namespace smppscope::model {

namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21;

std::size_t roundedUp(std::size_t bytes) {
    return (bytes + kHugePage - 1) / kHugePage * kHugePage;
}

/// Whole huge pages at a multiple of their size: more is taken, and what lies around is given back.
void* mapAligned(std::size_t bytes) {
    void* const mapped =
        mmap(nullptr, bytes + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) {
        throw std::bad_alloc();
    }
    auto* const first = static_cast<std::byte*>(mapped);
    const std::size_t before =
        roundedUp(reinterpret_cast<std::uintptr_t>(first)) - reinterpret_cast<std::uintptr_t>(first);
    if (before != 0) {
        munmap(first, before);
    }
    std::byte* const aligned = first + before;
    munmap(aligned + bytes, kHugePage - before);
#ifdef MADV_HUGEPAGE
    madvise(aligned, bytes, MADV_HUGEPAGE);  // without them it works too
#endif
    return aligned;
}

}  // namespace

void* takeLarge(std::size_t bytes) {
    return bytes < kHugePage ? ::operator new(bytes) : mapAligned(roundedUp(bytes));
}

void giveBackLarge(void* memory, std::size_t bytes) noexcept {
    if (bytes < kHugePage) {
        ::operator delete(memory);
    } else {
        munmap(memory, roundedUp(bytes));
    }
}

void preferHugePages() {
#ifdef SMPPSCOPE_MIMALLOC
    mi_option_enable(mi_option_large_os_pages);
#endif
}

}  // namespace smppscope::model
