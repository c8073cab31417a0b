#include "model/capture_notes.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

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
        if (secretBytes_ + secrets.bytes.size() <= kMostSecretBytes) {
            secretBytes_ += secrets.bytes.size();
            secrets_.push_back(secrets);
        }
    }
}

void CaptureNotes::add(const capture::InterfaceDrops& drops) {
    const auto at = std::lower_bound(drops_.begin(), drops_.end(), drops,
                                     [](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
    if (at != drops_.end() && placeOf(*at) == placeOf(drops)) {
        *at = drops;
    } else {
        drops_.insert(at, drops);
    }
}

std::vector<std::string> CaptureNotes::warnings(const std::vector<std::string>& files) const {
    std::vector<std::string> warnings;
    for (const capture::InterfaceDrops& lost : drops_) {
        if (lost.byInterface == 0 && lost.bySystem == 0) {
            continue;
        }
        warnings.push_back(fmt::format(
            "{}: interface {} lost packets while it was captured ({} dropped by the interface, {} by "
            "the system): PDUs may be missing",
            files[lost.file], nameOf(lost), packets(lost.byInterface), packets(lost.bySystem)));
    }
    if (commentsLeftOut_ > 0) {
        warnings.push_back(fmt::format("only the first {} comments are shown, {} are left out", kMostComments,
                                       commentsLeftOut_));
    }
    return warnings;
}

}  // namespace smppscope::model
