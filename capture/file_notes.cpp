#include "capture/file_notes.h"

#include <algorithm>
#include <utility>

namespace smppscope::capture {

void FileNotes::add(InterfaceDrops note) {
    const auto isOfSection = [&](const InterfaceDrops& earlier) {
        return earlier.file == note.file && earlier.section == note.section;
    };
    auto at = drops.rbegin();
    while (at != drops.rend() && isOfSection(*at) && at->interface != note.interface) {
        ++at;
    }
    if (at != drops.rend() && isOfSection(*at)) {
        *at = std::move(note);
    } else if (drops.size() < kMostDrops) {
        drops.push_back(std::move(note));
    } else {
        ++dropsLeftOut;
    }
}

void FileNotes::addComment(std::uint32_t file, FrameNumber frame, std::string_view text) {
    if (comments.size() < kMostComments) {
        comments.push_back({file, frame, std::string(text.substr(0, kLongestComment))});
    } else {
        ++commentsLeftOut;
    }
}

void FileNotes::addSecrets(std::uint32_t file, std::uint32_t type, Bytes bytes) {
    const bool known = std::ranges::any_of(secrets, [&](const DecryptionSecrets& earlier) {
        return earlier.file == file && earlier.type == type && std::ranges::equal(earlier.bytes, bytes);
    });
    if (known) {
        return;
    }
    if (secrets.size() < kMostSecrets && secretBytes() + bytes.size() <= kMostSecretBytes) {
        secrets.push_back({file, type, {bytes.begin(), bytes.end()}});
    } else {
        ++secretsLeftOut;
    }
}

std::size_t FileNotes::secretBytes() const {
    std::size_t bytes = 0;
    for (const DecryptionSecrets& kept : secrets) {
        bytes += kept.bytes.size();
    }
    return bytes;
}

bool FileNotes::empty() const {
    return drops.empty() && comments.empty() && secrets.empty() && dropsLeftOut == 0 &&
           commentsLeftOut == 0 && secretsLeftOut == 0;
}

void FileNotes::take(FileNotes& from, std::uint32_t file) {
    for (InterfaceDrops& note : from.drops) {
        note.file = file;
        add(std::move(note));
    }
    for (const FileComment& note : from.comments) {
        addComment(file, note.frame, note.text);
    }
    for (const DecryptionSecrets& note : from.secrets) {
        addSecrets(file, note.type, note.bytes);
    }
    dropsLeftOut += from.dropsLeftOut;
    commentsLeftOut += from.commentsLeftOut;
    secretsLeftOut += from.secretsLeftOut;
    from = {};
}

}  // namespace smppscope::capture
