#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "capture/recorder_source.h"
#include "capture/result.h"

namespace smppscope::capture {

/// What a recording file says about where its packets come from.
struct RecordedInterface {
    std::string name;
    std::string filter;  ///< BPF expression; empty: none
    std::uint16_t linkType = 0;
    std::uint32_t snapLength = 0;
};

/// A pcapng file that grows: blocks are gathered in memory and written whole, so that a reader that follows
/// the file seldom meets half a block. Times have nanoseconds. Only its owner may read it (mode 0600).
class RecordingFile {
  public:
    /// Replaces the file if it exists. Fails if it can't be written.
    static Result<std::unique_ptr<RecordingFile>> create(std::string path,
                                                         const RecordedInterface& interface);
    ~RecordingFile();
    RecordingFile(const RecordingFile&) = delete;
    RecordingFile& operator=(const RecordingFile&) = delete;

    /// Writes only if much has gathered. Fails if the disk is full or the like.
    Result<void> add(const CapturedPacket& packet);
    /// Makes everything added visible to readers.
    Result<void> flush();
    /// Adds the statistics of the interface, flushes and closes.
    Result<void> close(std::uint64_t packets, const DropCounters& drops);

    /// Bytes that readers can see.
    std::uint64_t size() const { return size_; }
    const std::string& path() const { return path_; }

  private:
    RecordingFile(std::string path, int descriptor);

    std::string path_;
    int descriptor_;
    std::vector<std::uint8_t> gathered_;
    std::uint64_t size_ = 0;
    TimeNs lastTime_ = 0;
};

}  // namespace smppscope::capture
