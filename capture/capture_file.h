#pragma once

#include <memory>
#include <string>
#include <vector>

#include "capture/chunk_window.h"
#include "capture/file_format.h"
#include "capture/frame.h"
#include "capture/result.h"

namespace smppscope::capture {

/// One file of a capture as a row of frames. Damage is a warning and ends the file. Where another file was
/// appended to it, that is read on as well.
class CaptureFile {
  public:
    enum class ReadOn : std::uint8_t {
        more,     ///< next() has a frame again
        waiting,  ///< following: try later
        ended,
    };

    struct Mode {
        bool follow = false;    ///< the file is still being written
        bool frugal = false;    ///< one of many files, see ChunkWindow
        bool optional = false;  ///< what open() fails with is a warning of a file without frames instead
    };

    /// Recognises the file. Fails with one sentence naming `name` if it isn't a capture or is cut in its
    /// header; while following, a file that is too short to be told is waited for.
    static Result<CaptureFile> open(std::string name, std::unique_ptr<ByteSource> source, ChunkPool& pool,
                                    Mode mode);

    /// The next frame in what has been read, if there is one. Its data lie in chunk(), which stays the same
    /// until readOn().
    bool next(Frame& frame) {
        if (!format_ || ended_) {
            return false;
        }
        const Parse parse = format_->next(window_.cursor(), frame);
        if (parse == Parse::frame) [[likely]] {
            return true;
        }
        stop(parse);
        return false;
    }
    /// Reads the next part of the file, after next() had none.
    ReadOn readOn();

    /// FileFormat::notes() and commentsOfFrame() of the file; nothing before a frame was read.
    FileNotes* notes() { return format_ ? &format_->notes() : nullptr; }
    const std::vector<std::string>& commentsOfFrame() const { return format_->commentsOfFrame(); }

    const std::string& name() const { return name_; }
    const std::shared_ptr<Chunk>& chunk() const { return window_.chunk(); }
    /// Bytes there are in the file as it is stored, and how many of them have been consumed.
    std::uint64_t storedSize() const { return storedSize_; }
    std::uint64_t storedOffset() const;
    /// From now on nothing more is waited for.
    void stopFollowing() { follow_ = false; }
    bool ended() const { return ended_; }
    /// Why it was not recognised, if it is `optional`; empty: it was.
    const std::string& refused() const { return refused_; }
    /// What was found to be damaged, and the source's notice.
    std::vector<std::string>& warnings() { return warnings_; }

  private:
    CaptureFile(std::string name, std::unique_ptr<ByteSource> source, ChunkPool& pool, Mode mode);
    Result<void> recognise();
    std::string refusal(std::string_view problem) const;
    std::string problemOfContent(const char* problem) const;
    void beginAnother();
    std::uint64_t size() const { return window_.source().size(); }
    void stop(Parse parse);
    ReadOn endOfFile();
    ReadOn end(std::uint64_t at, std::string_view problem);
    ReadOn close();

    std::string name_;
    std::string refused_;
    ChunkWindow window_;
    std::unique_ptr<FileFormat> format_;
    std::vector<std::string> warnings_;
    std::size_t wanted_ = kMagicBytes;
    std::uint64_t storedSize_ = 0;    // when it was last read on
    std::uint64_t recordOffset_ = 0;  // where the record begins that wants them
    std::uint64_t others_ = 0;        // files behind the first
    FileNotes notesBefore_;           // of the file before the one that is not told yet
    bool follow_;
    bool ended_ = false;
};

}  // namespace smppscope::capture
