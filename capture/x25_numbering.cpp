#include "capture/x25_numbering.h"

#include <algorithm>

namespace smppscope::capture {

// FNV-1a.
std::uint64_t x25HashOf(Bytes content) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const std::uint8_t octet : content) {
        hash = (hash ^ octet) * 0x100000001b3u;
    }
    return hash;
}

X25Numbering::Verdict X25Numbering::judge(std::uint8_t number, std::uint8_t modulo, Bytes content) {
    const std::uint64_t hash = x25HashOf(content);
    const auto length = static_cast<std::uint32_t>(content.size());
    Verdict verdict = Verdict::next;
    if (known_ && number != expected_) {
        const bool again = std::any_of(seen_.begin(), seen_.end(), [&](const Seen& seen) {
            return seen.known && seen.number == number && seen.length == length && seen.hash == hash;
        });
        if (again) {
            return Verdict::again;
        }
        missing_ = static_cast<std::uint8_t>((number + modulo - expected_) % modulo);
        verdict = Verdict::jump;
    }
    seen_[place_] = {hash, length, number, true};
    place_ = static_cast<std::uint8_t>((place_ + 1) % kRemembered);
    expected_ = static_cast<std::uint8_t>((number + 1) % modulo);
    known_ = true;
    return verdict;
}

}  // namespace smppscope::capture
