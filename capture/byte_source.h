#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "capture/compression.h"
#include "capture/result.h"
#include "capture/types.h"

namespace smppscope::capture {

/// Bytes with random access: a file, or memory in tests; or with access forwards only: what is inside a
/// compressed file.
class ByteSource {
  public:
    /// A size that is known only once the end has been reached.
    static constexpr std::uint64_t kUnknownSize = ~std::uint64_t{0};

    virtual ~ByteSource() = default;
    /// Fills as much of `into` as there is from `offset`; fewer bytes only at the end (0: nothing there).
    /// Fails with the system's reason, without naming the file.
    virtual Result<std::size_t> readAt(std::uint64_t offset, std::span<std::uint8_t> into) = 0;
    /// Bytes there are at the moment.
    virtual std::uint64_t size() const = 0;
    /// Gives up what the system limits (descriptors); reading on is still possible.
    virtual void rest() {}

    /// What the bytes were taken out of.
    virtual Compression compression() const { return Compression::none; }
    /// Bytes of the file as it is stored: all of it, and those read to get what is before `offset`.
    virtual std::uint64_t storedSize() const { return size(); }
    virtual std::uint64_t storedOffset(std::uint64_t offset) const { return offset; }
    /// What the user should know once all has been read; usually nothing.
    virtual std::string notice() const { return {}; }
};

/// Opens a regular file for reading. Fails with one sentence that names it.
Result<std::unique_ptr<ByteSource>> openFile(const std::string& path);

/// A copy of `bytes`.
std::unique_ptr<ByteSource> memorySource(std::vector<std::uint8_t> bytes);

}  // namespace smppscope::capture
