#include "capture/merged_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace smppscope::capture {

namespace {

constexpr std::size_t kFrameBytes = 16;  // beside its data, so that empty frames count

}  // namespace

Result<std::unique_ptr<SegmentReader>> MergedReader::open(std::vector<Input> inputs, const Options& options) {
    std::vector<std::string> names;
    std::ranges::transform(inputs, std::back_inserter(names), &Input::name);
    std::unique_ptr<MergedReader> reader(new MergedReader(names, options));
    reader->lanes_.reserve(inputs.size());
    for (Input& input : inputs) {
        const bool follow = options.follow && &input == &inputs.back();
        const CaptureFile::Mode mode{.follow = follow,
                                     .frugal = inputs.size() >= kManyFiles && !follow,
                                     .optional = inputs.size() > 1 && !follow};
        auto file = CaptureFile::open(input.name, std::move(input.source), reader->pool_, mode);
        if (!file) {
            return tl::unexpected(file.error());
        }
        Lane& lane = reader->lanes_.emplace_back(std::move(*file));
        lane.index = static_cast<std::uint32_t>(reader->lanes_.size() - 1);
    }
    if (!reader->lanes_.empty() &&
        std::ranges::all_of(reader->lanes_, [](const Lane& lane) { return !lane.file.refused().empty(); })) {
        return failure(reader->lanes_.front().file.refused());
    }
    for (Lane& lane : reader->lanes_) {
        reader->dry_.push_back(&lane);
    }
    return reader;
}

ReadStatus MergedReader::read(SegmentBatch& batch) {
    batch.clear();
    ++batchNumber_;
    const bool waits = fetchHeads(batch);
    if (!ready_.empty()) {
        readInTurn(batch);
    }
    takeNotes(batch);
    countBytes(batch);
    if (!ready_.empty() || dry_.size() > (waits ? 1u : 0u) || batch.frames > 0) {
        return ReadStatus::more;
    }
    if (!waits) {
        warnOfFragments(batch);
        warnOfOtherLinks(batch);
    }
    return waits ? ReadStatus::waiting : ReadStatus::end;
}

// Gives every lane its head again, as far as there is one. True if one waits for its file to grow.
bool MergedReader::fetchHeads(SegmentBatch& batch) {
    bool waits = false;
    std::erase_if(dry_, [&](Lane* lane) {
        const auto status = fetchHead(*lane, batch);
        if (status == CaptureFile::ReadOn::waiting) {
            waits = true;
            return false;
        }
        if (status == CaptureFile::ReadOn::more) {
            ready_.add(lane->index, lane->head.time);
        } else {
            end(*lane);
        }
        return true;
    });
    return waits;
}

// Gives the lane its next frame, if there is one (`more`), reading on where needed.
CaptureFile::ReadOn MergedReader::fetchHead(Lane& lane, SegmentBatch& batch) {
    while (!lane.file.next(lane.head)) {
        const auto status = lane.file.readOn();
        lane.sharedWith = 0;  // the next frame may lie in another chunk
        if (status == CaptureFile::ReadOn::ended) {
            std::ranges::move(lane.file.warnings(), std::back_inserter(batch.warnings));
            lane.file.warnings().clear();
        }
        if (status != CaptureFile::ReadOn::more) {
            return status;
        }
    }
    return CaptureFile::ReadOn::more;
}

// Of a lane without further frames.
void MergedReader::end(const Lane& lane) {
    if (lane.source) {
        rotated_.end(lane.index);
    }
}

// A batch is bounded by its bytes, not by the end of a chunk: of many files read in turn, all chunks end at
// about the same time. But it keeps all chunks that it has anything of, however little.
void MergedReader::readInTurn(SegmentBatch& batch) {
    sharedBytes_ = 0;
    for (std::size_t bytes = 0; bytes < batchBytes_ && sharedBytes_ < kMostSharedBytes && !ready_.empty();) {
        Lane& lane = lanes_[ready_.first()];
        deliver(lane, batch);
        bytes += kFrameBytes + lane.head.capturedLength;
        const auto status = fetchHead(lane, batch);
        if (status == CaptureFile::ReadOn::more) [[likely]] {
            ready_.renewFirst(lane.head.time);
            continue;
        }
        ready_.removeFirst();
        if (status == CaptureFile::ReadOn::waiting) {
            dry_.push_back(&lane);
            return;
        }
        end(lane);
    }
}

void MergedReader::deliver(Lane& lane, SegmentBatch& batch) {
    const Frame& frame = lane.head;
    if (batch.frames == 0) {
        batch.firstTime = batch.lastTime = frame.time;
    }
    batch.firstTime = std::min(batch.firstTime, frame.time);
    batch.lastTime = std::max(batch.lastTime, frame.time);
    ++batch.frames;
    if (!lane.source) [[unlikely]] {
        lane.source.emplace(lane.index, rotated_.begin(lane.index));
    }
    const auto outcome = decoder_.decode(frame, *lane.source, ++frames_, batch);
    if (outcome == SegmentDecoder::Outcome::segment) [[likely]] {
        if (lane.sharedWith != batchNumber_) {
            lane.sharedWith = batchNumber_;
            batch.chunks.push_back(lane.file.chunk());
            sharedBytes_ += lane.file.chunk()->size();
        }
    } else if (outcome == SegmentDecoder::Outcome::unknownLink) {
        warnOfLink(lane, batch);
    }
    if (frame.commented) [[unlikely]] {
        addComments(lane, frames_, batch);
    }
}

void MergedReader::addComments(Lane& lane, FrameNumber frame, SegmentBatch& batch) {
    for (const std::string& text : lane.file.commentsOfFrame()) {
        batch.notes.addComment(lane.index, frame, text);
    }
}

void MergedReader::takeNotes(SegmentBatch& batch) {
    for (Lane& lane : lanes_) {
        if (FileNotes* const notes = lane.file.notes(); notes != nullptr && !notes->empty()) {
            batch.notes.take(*notes, lane.index);
        }
    }
}

void MergedReader::warnOfLink(Lane& lane, SegmentBatch& batch) {
    const bool first = unknownLinks_.emplace(lane.index, lane.head.linkType).second;
    if (first && unknownLinks_.size() <= kMostLinkWarnings) {
        batch.warnings.push_back(fmt::format("{}: link type {} is not supported, its frames are passed over",
                                             lane.file.name(), lane.head.linkType));
    }
}

void MergedReader::warnOfFragments(SegmentBatch& batch) const {
    const std::uint64_t count = decoder_.unfinishedPackets();
    if (count != 0) {
        batch.warnings.push_back(fmt::format(
            "{} of which not all fragments came in time: passed over, but for parts of TCP segments",
            count == 1 ? "1 IP packet" : fmt::format("{} IP packets", count)));
    }
}

void MergedReader::warnOfOtherLinks(SegmentBatch& batch) const {
    if (unknownLinks_.size() > kMostLinkWarnings) {
        batch.warnings.push_back(
            fmt::format("the same goes for {} other link types", unknownLinks_.size() - kMostLinkWarnings));
    }
}

void MergedReader::countBytes(SegmentBatch& batch) {
    for (Lane& lane : lanes_) {
        const std::uint64_t read = lane.file.storedOffset();
        batch.bytesRead += read - std::min(read, lane.countedBytes);
        lane.countedBytes = std::max(read, lane.countedBytes);
    }
}

std::uint64_t MergedReader::totalBytes() const {
    std::uint64_t total = 0;
    for (const Lane& lane : lanes_) {
        total += lane.file.storedSize();
    }
    return total;
}

void MergedReader::stopFollowing() {
    for (Lane& lane : lanes_) {
        lane.file.stopFollowing();
    }
}

Result<std::unique_ptr<SegmentReader>> SegmentReader::open(CaptureFiles& files, const Options& options) {
    std::vector<MergedReader::Input> inputs;
    const std::vector<std::string>& paths = files.paths();
    for (std::size_t file = 0; file < paths.size(); ++file) {
        auto source = files.openForward(file, options.follow && file + 1 == paths.size());
        if (!source) {
            return tl::unexpected(source.error());
        }
        if (paths.size() >= MergedReader::kManyFiles) {
            (*source)->rest();
        }
        inputs.push_back({paths[file], std::move(*source)});
    }
    return MergedReader::open(std::move(inputs), options);
}

Result<std::unique_ptr<SegmentReader>> SegmentReader::open(const std::vector<std::string>& paths,
                                                           const Options& options) {
    CaptureFiles files(paths);
    return open(files, options);
}

}  // namespace smppscope::capture
