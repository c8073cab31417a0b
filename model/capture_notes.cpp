#include "model/capture_notes.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <boost/container_hash/hash.hpp>

namespace smppscope::model {

namespace {

auto placeOf(const capture::InterfaceDrops& drops) {
    return std::tuple(drops.file, drops.section, drops.interface);
}

std::string nameOf(const capture::InterfaceDrops& drops) {
    return drops.name.empty() ? fmt::format("number {}", drops.interface) : drops.name;
}

std::string packets(std::uint64_t count) {
    return count == 1 ? "1 packet" : fmt::format("{} packets", count);
}

}  // namespace

void CaptureNotes::add(const capture::FileNotes& notes) {
    for (const capture::InterfaceDrops& drops : notes.drops) {
        add(drops);
    }
    for (const capture::FileComment& comment : notes.comments) {
        if (comments_.size() == kMostComments) {
            ++commentsLeftOut_;
            continue;
        }
        comments_.push_back({comment.file, comment.frame, comment.text.substr(0, kLongestComment)});
    }
    for (const capture::DecryptionSecrets& secrets : notes.secrets) {
        add(secrets);
    }
    dropsLeftOut_ += notes.dropsLeftOut;
    commentsLeftOut_ += notes.commentsLeftOut;
    secretsLeftOut_ += notes.secretsLeftOut;
}

void CaptureNotes::add(const capture::DecryptionSecrets& secrets) {
    const std::size_t hash = boost::hash_range(secrets.bytes.begin(), secrets.bytes.end());
    const auto [first, isNew] = secretOfHash_.emplace(hash, secrets_.size());
    if (!isNew && secrets_[first->second].type == secrets.type &&
        secrets_[first->second].bytes == secrets.bytes) {
        return;
    }
    const std::size_t size = sizeof(secrets) + secrets.bytes.size();
    if (secretBytes_ + size > kMostSecretBytes) {
        ++secretsLeftOut_;
        if (isNew) {
            secretOfHash_.erase(first);
        }
        return;
    }
    secretBytes_ += size;
    secrets_.push_back(secrets);
}

void CaptureNotes::add(const capture::InterfaceDrops& drops) {
    const auto at = std::lower_bound(drops_.begin(), drops_.end(), drops,
                                     [](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
    if (at != drops_.end() && placeOf(*at) == placeOf(drops)) {
        *at = drops;
    } else if (drops_.size() == kMostDrops) {
        ++dropsLeftOut_;
    } else {
        drops_.insert(at, drops);
    }
}

std::vector<std::string> CaptureNotes::warnings(const std::vector<std::string>& files) const {
    std::vector<capture::InterfaceDrops> losses;
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> lossOfName;
    for (const capture::InterfaceDrops& lost : drops_) {
        if (lost.byInterface == 0 && lost.bySystem == 0) {
            continue;
        }
        const auto [known, isNew] = lossOfName.emplace(std::pair(lost.file, nameOf(lost)), losses.size());
        if (isNew) {
            losses.push_back(lost);
        } else {
            losses[known->second].byInterface += lost.byInterface;
            losses[known->second].bySystem += lost.bySystem;
        }
    }
    std::vector<std::string> warnings;
    for (const capture::InterfaceDrops& lost : losses) {
        warnings.push_back(fmt::format(
            "{}: interface {} lost packets while it was captured ({} dropped by the interface, {} by "
            "the system): PDUs may be missing",
            files[lost.file], nameOf(lost), packets(lost.byInterface), packets(lost.bySystem)));
    }
    if (dropsLeftOut_ > 0) {
        warnings.push_back(
            fmt::format("what was lost is only known of the first {} interfaces, {} statistics are left out",
                        kMostDrops, dropsLeftOut_));
    }
    if (commentsLeftOut_ > 0) {
        warnings.push_back(fmt::format("only the first {} comments are shown, {} are left out", kMostComments,
                                       commentsLeftOut_));
    }
    if (secretsLeftOut_ > 0) {
        warnings.push_back(
            fmt::format("too many decryption secrets: {} blocks of them are left out", secretsLeftOut_));
    }
    return warnings;
}

}  // namespace smppscope::model
