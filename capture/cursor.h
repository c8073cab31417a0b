#pragma once

#include <cstddef>
#include <cstdint>

namespace smppscope::capture {

/// Bytes of a capture file from `at` on, as far as they have been read.
struct Cursor {
    const std::uint8_t* at = nullptr;
    const std::uint8_t* end = nullptr;
    std::uint64_t offset = 0;  ///< of `at` in the file

    std::size_t available() const { return static_cast<std::size_t>(end - at); }
    void advance(std::size_t bytes) {
        at += bytes;
        offset += bytes;
    }
};

}  // namespace smppscope::capture
