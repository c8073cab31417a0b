#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "capture/result.h"
#include "model/analysis.h"

namespace smppscope::model {

/// Runs the load pass. With two threads the first reads files and decodes headers, the second puts streams in
/// order, frames and tracks; with one thread both in turn. The rows are the same.
///
/// Threads: load() works on the calling thread (plus one of its own) until the end of the files or, when
/// following, until stop or writerDone is requested. Never call it on the GUI thread: use std::jthread.
struct LoadOptions {
    int threads = 2;
    bool follow = false;  ///< the last file grows: at its end, wait for more
    std::stop_token writerDone =
        {};  ///< requested once the followed file is complete: load its rest, then end
    std::size_t chunkBytes = 256 * 1024;
};

/// Opens `analysis.files()` and feeds them. Returns when everything was read, when `stop` was requested (what
/// was loaded stays usable), or with an error if SegmentReader::open has one.
Result<void> load(Analysis& analysis, const LoadOptions& options, std::stop_token stop = {});

}  // namespace smppscope::model
