#pragma once

#include <cstddef>

namespace smppscope::capture {

/// Lets the processor bring the line of the cache that holds `at` near, while it goes on. A hint: any address
/// may be given, and nothing else changes.
inline void prefetchToRead(const void* at) {
    __builtin_prefetch(at);
}

/// The same for memory that will be written, so the line is taken from the other processors. What one thread
/// fills again and again and another reads is written many times faster this way.
inline void prefetchToWrite(void* at) {
#if defined(__x86_64__)
    // Compilers only emit it where they are told that the processor has it; those without pass over it.
    asm volatile("prefetchw (%0)" : : "r"(at));
#else
    __builtin_prefetch(at, 1);
#endif
}

/// Where to look ahead of `element` of an array that is walked or filled from front to back: some lines on.
template <class Element>
Element* someLinesAhead(Element* element) {
    constexpr std::size_t kBytes = 1024;
    return element + (kBytes + sizeof(Element) - 1) / sizeof(Element);
}

}  // namespace smppscope::capture
