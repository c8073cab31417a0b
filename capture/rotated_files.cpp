#include "capture/rotated_files.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace smppscope::capture {

namespace {

/// What the paths of such files have in common.
std::string familyName(std::string path) {
    for (const std::string_view suffix : {".gz", ".zst"}) {
        if (path.ends_with(suffix)) {
            path.resize(path.size() - suffix.size());
        }
    }
    const std::size_t folder = path.rfind('/') + 1;  // 0 if there is none
    const auto name = path.begin() + static_cast<std::ptrdiff_t>(folder);
    constexpr std::string_view kChanging = "0123456789._-:";
    path.erase(std::remove_if(name, path.end(),
                              [&](char letter) { return kChanging.find(letter) != std::string_view::npos; }),
               path.end());
    return path;
}

}  // namespace

RotatedFiles::RotatedFiles(const std::vector<std::string>& paths)
    : place_(paths.size()), vacant_(paths.size()) {
    std::map<std::string, std::uint32_t> families;
    for (const std::string& path : paths) {
        const auto file = static_cast<std::uint32_t>(family_.size());
        family_.push_back(families.try_emplace(familyName(path), file).first->second);
    }
}

std::uint32_t RotatedFiles::begin(std::uint32_t file) {
    std::vector<std::uint32_t>& vacant = vacant_[family_[file]];
    place_[file] = file;
    if (!vacant.empty()) {
        place_[file] = vacant.back();
        vacant.pop_back();
    }
    return place_[file];
}

void RotatedFiles::end(std::uint32_t file) {
    vacant_[family_[file]].push_back(place_[file]);
}

}  // namespace smppscope::capture
