#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "capture/byte_source.h"
#include "capture/temporary_copy.h"

namespace smppscope::capture {

/// The files of a capture, shared by the load pass, which reads each once from front to back, and by those
/// who look at any bytes of what it has read. A compressed file is decompressed once, by the load pass, which
/// leaves a temporary copy for the others. Any thread.
class CaptureFiles {
  public:
    explicit CaptureFiles(std::vector<std::string> paths, TemporaryRoom room = {});

    const std::vector<std::string>& paths() const { return paths_; }

    /// For the load pass: forward only. Recognises compressed files by their first bytes, unless `asItIs`.
    Result<std::unique_ptr<ByteSource>> openForward(std::size_t file, bool asItIs);
    /// For any place of what the load pass has read of the file by now.
    Result<std::unique_ptr<ByteSource>> openAnywhere(std::size_t file) const;

  private:
    const std::vector<std::string> paths_;
    std::shared_ptr<TemporaryFile> temporary_;
    mutable std::mutex mutex_;                            // of copies_
    std::vector<std::shared_ptr<TemporaryCopy>> copies_;  // as paths_; null: not compressed
};

}  // namespace smppscope::capture
