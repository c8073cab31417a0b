#pragma once

#include <string>
#include <vector>

#include "capture/file_notes.h"

namespace smppscope::model {

/// Gathers what the files of a capture say beside their frames, within bounds. One thread at a time.
class CaptureNotes {
  public:
    static constexpr std::size_t kMostComments = 1000;
    static constexpr std::size_t kLongestComment = 4096;  ///< bytes; the rest is cut off
    static constexpr std::size_t kMostSecretBytes = 16u << 20;

    void add(const capture::FileNotes& notes);

    /// The last that was said of each interface, by file, section and number.
    const std::vector<capture::InterfaceDrops>& drops() const { return drops_; }
    const std::vector<capture::FileComment>& comments() const { return comments_; }
    /// A sentence for each interface that lost packets, naming its file, and one for comments left out.
    std::vector<std::string> warnings(const std::vector<std::string>& files) const;
    /// For decryption; never to be shown.
    const std::vector<capture::DecryptionSecrets>& secrets() const { return secrets_; }

  private:
    void add(const capture::InterfaceDrops& drops);

    std::vector<capture::InterfaceDrops> drops_;
    std::vector<capture::FileComment> comments_;
    std::vector<capture::DecryptionSecrets> secrets_;
    std::uint64_t commentsLeftOut_ = 0;
    std::size_t secretBytes_ = 0;
};

}  // namespace smppscope::model
