#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "capture/result.h"
#include "capture/types.h"

namespace smppscope::capture {

/// Bytes with random access: a file, or memory in tests.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Fills as much of `into` as there is from `offset`; fewer bytes only at the end (0: nothing there).
    /// Fails with the system's reason, without naming the file.
    virtual Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) = 0;
    /// Bytes there are at the moment.
    virtual std::uint64_t size() const = 0;
    /// Gives up what the system limits (descriptors); reading on is still possible.
    virtual void rest() {}
};

/// Opens a regular file for reading. Fails with one sentence that names it.
Result<std::unique_ptr<ByteSource>> openFile(const std::string& path);

/// A copy of `bytes`.
std::unique_ptr<ByteSource> memorySource(std::vector<std::uint8_t> bytes);

}  // namespace smppscope::capture
