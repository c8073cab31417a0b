#pragma once

#include <string>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "capture/file_notes.h"

namespace smppscope::model {

/// Gathers what the files of a capture say beside their frames, within bounds. One thread at a time.
class CaptureNotes {
  public:
    static constexpr std::size_t kMostDrops = capture::FileNotes::kMostDrops;
    static constexpr std::size_t kMostComments = capture::FileNotes::kMostComments;
    static constexpr std::size_t kLongestComment = capture::FileNotes::kLongestComment;
    static constexpr std::size_t kMostSecretBytes = 64u << 20;

    void add(const capture::FileNotes& notes);

    /// The last that was said of each interface, by file, section and number.
    const std::vector<capture::InterfaceDrops>& drops() const { return drops_; }
    const std::vector<capture::FileComment>& comments() const { return comments_; }
    /// A sentence for each interface that lost packets, naming its file (those of the same name in several
    /// sections together), and one for each kind of notes that were left out.
    std::vector<std::string> warnings(const std::vector<std::string>& files) const;
    /// For decryption; never to be shown.
    const std::vector<capture::DecryptionSecrets>& secrets() const { return secrets_; }

  private:
    void add(const capture::InterfaceDrops& drops);
    void add(const capture::DecryptionSecrets& secrets);

    std::vector<capture::InterfaceDrops> drops_;
    std::vector<capture::FileComment> comments_;
    std::vector<capture::DecryptionSecrets> secrets_;
    boost::unordered_flat_map<std::size_t, std::size_t> secretOfHash_;  // the first with it
    std::uint64_t dropsLeftOut_ = 0;
    std::uint64_t commentsLeftOut_ = 0;
    std::uint64_t secretsLeftOut_ = 0;
    std::size_t secretBytes_ = 0;
};

}  // namespace smppscope::model
