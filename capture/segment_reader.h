#pragma once

#include <memory>
#include <string>
#include <vector>

#include "capture/capture_files.h"
#include "capture/result.h"
#include "capture/segment.h"

namespace smppscope::capture {

/// What a call to SegmentReader::read came to.
enum class ReadStatus : std::uint8_t {
    more,     ///< the batch holds something; call again
    waiting,  ///< following: nothing new at the moment; call again later
    end,      ///< nothing more will come; the batch may hold the last part
};

/// First half of the load pass: capture files -> frames -> link, IP and TCP headers -> segments with
/// connection numbers. Reads each file once, front to back, with bounded memory, whatever its size; several
/// files are one capture, merged by time (equal times: order of the files). Damage ends the file it is in,
/// never the capture: everything before it is delivered and a warning says where it is.
///
/// One thread at a time; not the GUI's, since it reads files.
class SegmentReader {
  public:
    struct Options {
        bool follow = false;  ///< the last file is still being written: at its end, wait instead of ending
        std::size_t chunkBytes = 256 * 1024;  ///< how much to read at once; tests vary it
    };

    /// Opens all files, plain ones and compressed ones (not the followed one). Fails with one sentence if one
    /// can't be opened (it isn't there, or is a directory) or none is a capture file. One of several that is
    /// empty, unknown or cut in its header is left out, which is a warning: so is the newest of a capture in
    /// files that begin one another, until its writer writes. What is read of compressed files can be looked
    /// at again through `files`.
    static Result<std::unique_ptr<SegmentReader>> open(CaptureFiles& files, const Options& options);
    static Result<std::unique_ptr<SegmentReader>> open(const std::vector<std::string>& paths,
                                                       const Options& options);
    virtual ~SegmentReader() = default;

    /// Clears `batch` and fills it with the segments of about one chunk. Stops being `more` exactly once.
    virtual ReadStatus read(SegmentBatch& batch) = 0;

    /// Size in bytes of all files together as they are stored, for progress; grows while following.
    virtual std::uint64_t totalBytes() const = 0;

    /// The followed file is complete: its rest is read, then it ends as any file does, so with a warning if
    /// its last record is not whole.
    virtual void stopFollowing() = 0;
};

}  // namespace smppscope::capture
