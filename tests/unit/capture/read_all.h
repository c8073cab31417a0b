#pragma once

#include <memory>
#include <string>
#include <vector>

#include "capture/merged_reader.h"
#include "tests/support/bytes.h"

namespace smppscope::capture::testing {

/// A segment with a copy of its payload, so that it outlives its batch.
struct KeptSegment {
    Segment segment;
    support::ByteVector payload;
};

/// The same of a frame of X.25.
struct KeptX25Frame {
    X25Frame frame;
    support::ByteVector bytes;
};

/// All that a reader had to say.
struct Everything {
    std::vector<NewConnection> connections;
    std::vector<KeptSegment> segments;
    std::vector<NewX25Link> x25Links;
    std::vector<KeptX25Frame> x25Frames;
    FileNotes notes;
    std::vector<std::string> warnings;
    std::uint64_t frames = 0;
    std::uint64_t bytesRead = 0;
    ReadStatus last = ReadStatus::more;
};

template <class Note>
void append(std::vector<Note>& into, const std::vector<Note>& from) {
    into.insert(into.end(), from.begin(), from.end());
}

/// Reads until there is nothing more (or nothing more yet) and adds to `all`.
inline void readOn(SegmentReader& reader, Everything& all) {
    SegmentBatch batch;
    do {
        all.last = reader.read(batch);
        all.connections.insert(all.connections.end(), batch.connections.begin(), batch.connections.end());
        all.warnings.insert(all.warnings.end(), batch.warnings.begin(), batch.warnings.end());
        append(all.x25Links, batch.x25Links);
        for (const X25Frame& frame : batch.x25Frames) {
            all.x25Frames.push_back({frame, {frame.data, frame.data + frame.capturedLength}});
        }
        append(all.notes.drops, batch.notes.drops);
        append(all.notes.comments, batch.notes.comments);
        append(all.notes.secrets, batch.notes.secrets);
        all.notes.dropsLeftOut += batch.notes.dropsLeftOut;
        all.notes.commentsLeftOut += batch.notes.commentsLeftOut;
        all.notes.secretsLeftOut += batch.notes.secretsLeftOut;
        all.frames += batch.frames;
        all.bytesRead += batch.bytesRead;
        for (const Segment& segment : batch.segments) {
            all.segments.push_back({segment, {segment.payload, segment.payload + segment.capturedLength}});
        }
    } while (all.last == ReadStatus::more);
}

/// Reads whole files that are in memory; their names are "file0", "file1" ...
inline Everything readAll(std::vector<support::ByteVector> files, std::size_t chunkBytes = 256 * 1024) {
    std::vector<MergedReader::Input> inputs;
    for (std::size_t index = 0; index < files.size(); ++index) {
        inputs.push_back({"file" + std::to_string(index), memorySource(std::move(files[index]))});
    }
    const auto reader = MergedReader::open(std::move(inputs), {.follow = false, .chunkBytes = chunkBytes});
    Everything all;
    if (!reader) {
        all.warnings.push_back(reader.error().message);
        return all;
    }
    readOn(**reader, all);
    return all;
}

}  // namespace smppscope::capture::testing
