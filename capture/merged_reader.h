#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "capture/capture_file.h"
#include "capture/rotated_files.h"
#include "capture/segment_decoder.h"
#include "capture/segment_reader.h"
#include "capture/turns.h"

namespace smppscope::capture {

/// SegmentReader over any sources: merges the files' frames by time and decodes them.
class MergedReader : public SegmentReader {
  public:
    struct Input {
        std::string name;
        std::unique_ptr<ByteSource> source;
    };

    /// From as many files on, none keeps its descriptor between reads.
    static constexpr std::size_t kManyFiles = 64;

    static Result<std::unique_ptr<SegmentReader>> open(std::vector<Input> inputs, const Options& options);

    ReadStatus read(SegmentBatch& batch) override;
    std::uint64_t totalBytes() const override;
    void stopFollowing() override;

  private:
    // A file and its next frame.
    struct Lane {
        explicit Lane(CaptureFile opened) : file(std::move(opened)) {}
        CaptureFile file;
        Frame head;
        std::uint32_t index = 0;
        std::optional<FrameSource> source;  // once a frame was delivered
        std::uint64_t countedBytes = 0;     // of `file` in batches so far
        std::uint64_t sharedWith = 0;       // the batch that last got a share of the chunk
    };

    static constexpr std::size_t kMostLinkWarnings = 8;
    static constexpr std::size_t kMostSharedBytes = 16u << 20;

    MergedReader(const std::vector<std::string>& names, const Options& options)
        : batchBytes_(options.chunkBytes), pool_(options.chunkBytes), rotated_(names) {}

    bool fetchHeads(SegmentBatch& batch);
    static CaptureFile::ReadOn fetchHead(Lane& lane, SegmentBatch& batch);
    void end(const Lane& lane);
    void readInTurn(SegmentBatch& batch);
    void deliver(Lane& lane, SegmentBatch& batch);
    void warnOfLink(Lane& lane, SegmentBatch& batch);
    static void addComments(Lane& lane, FrameNumber frame, SegmentBatch& batch);
    void takeNotes(SegmentBatch& batch);
    void warnOfFragments(SegmentBatch& batch) const;
    void warnOfOtherLinks(SegmentBatch& batch) const;
    void countBytes(SegmentBatch& batch);

    const std::size_t batchBytes_;  // of frames; a batch ends with the frame that reaches it
    ChunkPool pool_;
    std::vector<Lane> lanes_;
    Turns ready_;             // those with a head
    std::vector<Lane*> dry_;  // those that have none, since they begin or wait for their file to grow
    SegmentDecoder decoder_;
    RotatedFiles rotated_;
    FrameNumber frames_ = 0;
    std::uint64_t batchNumber_ = 0;
    std::size_t sharedBytes_ = 0;                                     // chunks that the batch keeps
    std::set<std::pair<std::uint32_t, std::uint32_t>> unknownLinks_;  // file, link type
};

}  // namespace smppscope::capture
