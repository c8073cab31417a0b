#pragma once

#include <cstdint>
#include <memory>

#include "capture/cursor.h"
#include "capture/file_notes.h"
#include "capture/frame.h"
#include "capture/result.h"

namespace smppscope::capture {

/// What FileFormat::next came to.
enum class Parse : std::uint8_t {
    frame,     ///< there is one; the cursor stands behind it
    needMore,  ///< need().bytes bytes are wanted at the cursor
    skip,      ///< need().bytes bytes are to be passed over without a look; then call again
    damaged,   ///< need().problem says why; nothing after it can be trusted
    another,   ///< another file begins at the cursor, which may be of another format
};

/// How a kind of capture file lays out its records. Holds what the file said so far (byte order, interfaces).
/// Never reads by itself, so any bytes can be given to it.
class FileFormat {
  public:
    /// Details of the last Parse that was no frame.
    struct Need {
        std::size_t bytes = 0;
        std::uint64_t recordOffset = 0;  ///< where the record began that is not whole, or not sound
        const char* problem = nullptr;
    };

    virtual ~FileFormat() = default;
    virtual Parse next(Cursor& cursor, Frame& frame) = 0;
    const Need& need() const { return need_; }
    /// In a file that others were appended to: the number of this one, from 0, for its frames.
    void setPart(std::uint16_t part) { part_ = part; }

    /// What the file has said beside its frames by now, to be taken.
    FileNotes& notes() { return notes_; }
    /// About the last frame, if that is commented.
    const std::vector<std::string>& commentsOfFrame() const { return frameComments_; }

  protected:
    Parse needMore(const Cursor& cursor, std::size_t bytes) {
        need_ = {bytes, cursor.offset, nullptr};
        return Parse::needMore;
    }
    Parse damaged(const Cursor& cursor, const char* problem) {
        need_ = {0, cursor.offset, problem};
        return Parse::damaged;
    }

    Need need_;
    std::uint16_t part_ = 0;
    FileNotes notes_;
    std::vector<std::string> frameComments_;
};

/// A file shorter than this can't be told.
inline constexpr std::size_t kMagicBytes = 4;

/// What the first bytes of a file are.
struct Recognition {
    std::unique_ptr<FileFormat> format;  ///< none: not a capture, or not enough bytes
    std::size_t headerBytes = 0;    ///< bytes wanted (no format), or to pass over before the first record
    const char* problem = nullptr;  ///< why it is no capture we can read; null if only bytes are missing
};

/// Bytes that beginsFile() needs.
inline constexpr std::size_t kFileStartBytes = 16;
/// Whether a record that begins with these kFileStartBytes is no record, but the header of another file that
/// was appended to this one.
bool beginsFile(const std::uint8_t* start);

/// Tells the format by the first bytes of a file ; if too few of them are there, asks for more.
Recognition recogniseFile(Bytes start);

}  // namespace smppscope::capture
