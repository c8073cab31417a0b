#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capture/types.h"

namespace smppscope::capture {

/// How many packets an interface lost while it was captured; each replaces what the same file said of the
/// same section and interface before (pcapng interface statistics block, isb_ifdrop and isb_osdrop).
struct InterfaceDrops {
    std::uint32_t file = 0;
    std::uint32_t section = 0;    ///< of the file, from 0
    std::uint32_t interface = 0;  ///< of the section, from 0
    std::string name;             ///< "eth0"; empty if the file doesn't name it
    std::uint64_t byInterface = 0;
    std::uint64_t bySystem = 0;
};

/// What somebody wrote about a section or an interface of a file, or about a frame (pcapng opt_comment).
struct FileComment {
    std::uint32_t file = 0;
    FrameNumber frame = 0;  ///< 0: of a section or an interface
    std::string text;       ///< as in the file: UTF-8 is not checked
};

/// Keys for decrypting what is captured, as the file holds them (pcapng decryption secrets block). Nothing of
/// them may be shown.
struct DecryptionSecrets {
    std::uint32_t file = 0;
    std::uint32_t type = 0;  ///< 0x544c534b: TLS key log
    std::vector<std::uint8_t> bytes;
};

/// What capture files say beside their frames, within bounds: what goes beyond is counted only.
struct FileNotes {
    static constexpr std::size_t kMostDrops = 1000;  ///< interfaces of sections
    static constexpr std::size_t kMostComments = 1000;
    static constexpr std::size_t kLongestComment = 4096;  ///< bytes; the rest is cut off
    static constexpr std::size_t kMostSecrets = 1000;
    static constexpr std::size_t kMostSecretBytes = 16u << 20;

    std::vector<InterfaceDrops> drops;
    std::vector<FileComment> comments;
    std::vector<DecryptionSecrets> secrets;
    std::uint64_t dropsLeftOut = 0;
    std::uint64_t commentsLeftOut = 0;
    std::uint64_t secretsLeftOut = 0;

    // Each for what comes next in the file.
    void add(InterfaceDrops note);
    void addComment(std::uint32_t file, FrameNumber frame, std::string_view text);
    /// The same secrets once more are no others.
    void addSecrets(std::uint32_t file, std::uint32_t type, Bytes bytes);

    bool empty() const;
    /// Moves all of `from` here, as notes of `file`; `from` is empty then.
    void take(FileNotes& from, std::uint32_t file);

  private:
    std::size_t secretBytes() const;
};

}  // namespace smppscope::capture
