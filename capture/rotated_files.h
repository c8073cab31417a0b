#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace smppscope::capture {

/// Tells the files that a tool wrote one after the other, so at one place: they lie in one folder, their
/// names differ only in digits, what joins these and in being compressed, and each begins when the one before
/// it has ended. Files are known by their numbers; a place by that of its first file.
class RotatedFiles {
  public:
    /// Paths, by file number.
    explicit RotatedFiles(const std::vector<std::string>& paths);

    /// The place of a file whose first frame is the next in time. Once for each file.
    std::uint32_t begin(std::uint32_t file);
    /// There are no more frames in a file, which has begun.
    void end(std::uint32_t file);

  private:
    std::vector<std::uint32_t> family_;  // of a file: the first one with such a name
    std::vector<std::uint32_t> place_;   // of a file that has begun
    std::vector<std::vector<std::uint32_t>>
        vacant_;  // of a family: places whose files have ended, the latest last
};

}  // namespace smppscope::capture
