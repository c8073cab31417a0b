#include "capture/capture_file.h"

#include <algorithm>

#include <fmt/format.h>

namespace smppscope::capture {

CaptureFile::CaptureFile(std::string name, std::unique_ptr<ByteSource> source, ChunkPool& pool, Mode mode)
    : name_(std::move(name)), window_(std::move(source), pool, mode.frugal), follow_(mode.follow) {}

Result<CaptureFile> CaptureFile::open(std::string name, std::unique_ptr<ByteSource> source, ChunkPool& pool,
                                      Mode mode) {
    CaptureFile file(std::move(name), std::move(source), pool, mode);
    file.storedSize_ = file.window_.source().storedSize();
    if (const auto recognised = file.recognise(); !recognised) {
        if (!mode.optional) {
            return tl::unexpected(recognised.error());
        }
        file.refused_ = recognised.error().message;
        file.warnings_.push_back(file.refused_ + " (left out)");
        file.close();
    }
    return file;
}

Result<void> CaptureFile::recognise() {
    for (;;) {
        switch (window_.fill(wanted_)) {
            case ChunkWindow::Fill::failed:
                return failure(refusal(window_.reason()));
            case ChunkWindow::Fill::endOfSource:
                if (follow_) {
                    return {};
                }
                return failure(refusal(size() == 0 ? "is empty" : "is cut inside its file header"));
            case ChunkWindow::Fill::enough:
                break;
        }
        Recognition found = recogniseFile({window_.begin(), window_.available()});
        if (found.problem != nullptr) {
            return failure(refusal(problemOfContent(found.problem)));
        }
        if (found.format) {
            format_ = std::move(found.format);
            window_.skip(found.headerBytes);
            return {};
        }
        wanted_ = found.headerBytes;
    }
}

// One sentence that names the file.
std::string CaptureFile::refusal(std::string_view problem) const {
    const Compression around = window_.source().compression();
    const bool ofContent = around != Compression::none && window_.reason().empty();
    return ofContent ? fmt::format("{}: inside {} it {}", name_, nameOf(around), problem)
                     : fmt::format("{}: {}", name_, problem);
}

// What a format says of bytes that it doesn't know, made precise where they are compressed.
std::string CaptureFile::problemOfContent(const char* problem) const {
    const Bytes start(window_.begin(), window_.available());
    const Compression compression = compressionOf(start);
    if (compression == Compression::none) {
        const char* const foreign = foreignCompression(start);
        return foreign != nullptr ? foreign : problem;
    }
    return window_.source().compression() == Compression::none
               ? fmt::format(
                     "is compressed with {}, and only plain files can be followed while they are written",
                     nameOf(compression))
               : fmt::format("is compressed once more, with {}: decompress it first", nameOf(compression));
}

std::uint64_t CaptureFile::storedOffset() const {
    return std::min(window_.source().storedOffset(window_.offset()), storedSize_);
}

// Its format is told by the next readOn(); what the one before has noted is kept.
void CaptureFile::beginAnother() {
    notesBefore_.take(format_->notes(), 0);
    format_.reset();
    recordOffset_ = window_.offset();
    wanted_ = kMagicBytes;
    ++others_;
}

void CaptureFile::stop(Parse parse) {
    if (parse == Parse::another) {
        beginAnother();
        return;
    }
    const FileFormat::Need& need = format_->need();
    recordOffset_ = need.recordOffset;
    wanted_ = need.bytes;
    if (parse == Parse::damaged) {
        end(need.recordOffset, need.problem);
    } else if (parse == Parse::skip) {
        window_.skip(need.bytes);
        wanted_ = 1;
    }
}

CaptureFile::ReadOn CaptureFile::readOn() {
    if (ended_) {
        return ReadOn::ended;
    }
    storedSize_ = window_.source().storedSize();
    if (!format_) {
        if (const auto recognised = recognise(); !recognised) {
            warnings_.push_back(recognised.error().message);
            return close();
        }
        if (!format_) {
            return ReadOn::waiting;
        }
        format_->setPart(static_cast<std::uint16_t>(others_));
        format_->notes().take(notesBefore_, 0);
        return ReadOn::more;
    }
    switch (window_.fill(wanted_)) {
        case ChunkWindow::Fill::enough:
            return ReadOn::more;
        case ChunkWindow::Fill::failed:
            return end(recordOffset_, "cannot be read: " + window_.reason());
        case ChunkWindow::Fill::endOfSource:
            break;
    }
    return endOfFile();
}

CaptureFile::ReadOn CaptureFile::endOfFile() {
    if (follow_) {
        // A block that is passed over may end behind what was written so far.
        const bool passing = recordOffset_ < window_.offset();
        if (!passing && size() < window_.offset() + window_.available()) {
            return end(size(), "the file has become shorter while it was followed");
        }
        return ReadOn::waiting;
    }
    if (recordOffset_ < size()) {
        return end(recordOffset_, "the file is cut inside a record");
    }
    return close();
}

CaptureFile::ReadOn CaptureFile::end(std::uint64_t at, std::string_view problem) {
    const Compression around = window_.source().compression();
    const std::string inside = around == Compression::none ? "" : fmt::format(" inside {}", nameOf(around));
    warnings_.push_back(fmt::format("{}: byte {}{}: {}", name_, at, inside, problem));
    return close();
}

CaptureFile::ReadOn CaptureFile::close() {
    if (others_ != 0) {
        warnings_.push_back(
            fmt::format("{}: {} capture files behind one another, read as one", name_, others_ + 1));
    }
    if (const std::string notice = window_.source().notice(); !notice.empty()) {
        warnings_.push_back(fmt::format("{}: {}", name_, notice));
    }
    window_.close();
    ended_ = true;
    return ReadOn::ended;
}

}  // namespace smppscope::capture
