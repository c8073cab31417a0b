#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace smppscope::model {

/// Memory of `bytes` for what grows with a capture, aligned for every type and not initialised. From a huge
/// page on it comes straight from the system, in huge pages where there are some: millions of rows are
/// written without a page fault every few dozen of them, and found with fewer misses of the address cache.
/// Pages that are not touched take no memory. Throws std::bad_alloc. Any thread.
void* takeLarge(std::size_t bytes);
/// Gives back what takeLarge() gave for as many bytes.
void giveBackLarge(void* memory, std::size_t bytes) noexcept;

/// From now on all other memory of the program comes in huge pages too, as far as its allocator can: what is
/// kept of tens of thousands of sessions is small pieces all over. For main(), before threads are started.
void preferHugePages();

/// takeLarge() as an allocator of the standard library.
template <class T>
struct LargeAllocator {
    using value_type = T;

    LargeAllocator() = default;
    template <class Other>
    LargeAllocator(const LargeAllocator<Other>&) {}  // NOLINT: as the standard wants it

    T* allocate(std::size_t count) { return static_cast<T*>(takeLarge(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept { giveBackLarge(memory, count * sizeof(T)); }
    bool operator==(const LargeAllocator&) const { return true; }
};

/// A table of pointers, all null at first, whose untouched pages take no memory.
template <class Pointer>
class SparseTable {
  public:
    explicit SparseTable(std::size_t size)
        : entries_(static_cast<Pointer*>(std::calloc(size, sizeof(Pointer)))) {
        if (!entries_) {
            throw std::bad_alloc();
        }
    }
    Pointer& operator[](std::size_t index) { return entries_.get()[index]; }
    const Pointer& operator[](std::size_t index) const { return entries_.get()[index]; }

  private:
    struct Free {
        void operator()(Pointer* entries) const { std::free(entries); }
    };
    std::unique_ptr<Pointer, Free> entries_;
};

}  // namespace smppscope::model
