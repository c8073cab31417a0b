#pragma once

#include <memory>

#include "capture/capture_files.h"
#include "capture/result.h"
#include "capture/types.h"

namespace smppscope::capture {

/// Random access to the bytes of the capture's files, for looking at single PDUs after the load pass.
/// Keeps a window in memory, so reading rows in order costs one system call per window.
///
/// One thread at a time; make one per thread.
class ByteReader {
  public:
    explicit ByteReader(std::shared_ptr<const CaptureFiles> files);
    ~ByteReader();
    ByteReader(ByteReader&&) noexcept;
    ByteReader& operator=(ByteReader&&) noexcept;

    /// `length` bytes from `position`, which the load pass has read; valid until the next call. Fails if the
    /// file can't be opened or has become shorter, or if there was no room for a copy of a compressed file.
    Result<Bytes> read(FilePosition position, std::size_t length);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace smppscope::capture
