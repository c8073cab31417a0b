#include "capture/pcapng_notes.h"

#include <algorithm>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

constexpr std::uint16_t kInterfaceDropOption = 5;
constexpr std::uint16_t kSystemDropOption = 7;
constexpr std::size_t kSecretsFixed = 8;

}  // namespace

std::vector<std::string> commentsIn(PcapngOptions options) {
    std::vector<std::string> comments;
    while (const auto option = options.next()) {
        if (option->code == PcapngOptions::kComment) {
            comments.push_back(option->text());
        }
    }
    return comments;
}

void noteStatistics(Bytes body, bool swapped, InterfaceDrops drops, FileNotes& notes) {
    PcapngOptions options(body.subspan(std::min(body.size(), kStatisticsFixed)), swapped);
    bool said = false;
    while (const auto option = options.next()) {
        if (option->code == kInterfaceDropOption) {
            drops.byInterface = option->number64();
            said = true;
        } else if (option->code == kSystemDropOption) {
            drops.bySystem = option->number64();
            said = true;
        }
    }
    if (said) {
        notes.add(std::move(drops));
    }
}

void noteSecrets(Bytes body, bool swapped, FileNotes& notes) {
    if (body.size() < kSecretsFixed) {
        return;
    }
    const auto type = loadOrdered<std::uint32_t>(body.data(), swapped);
    const std::size_t length = loadOrdered<std::uint32_t>(body.data() + 4, swapped);
    const Bytes secrets = body.subspan(kSecretsFixed);
    notes.addSecrets(0, type, secrets.first(std::min(length, secrets.size())));
}

}  // namespace smppscope::capture
