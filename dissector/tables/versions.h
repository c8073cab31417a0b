#pragma once

#include <cstdint>

namespace smppscope::dissector {

/// A published version of the protocol.
enum class Version : std::uint8_t { v33 = 1, v34 = 2, v50 = 4 };

/// Some of the versions.
class VersionSet {
  public:
    constexpr VersionSet() = default;
    constexpr VersionSet(Version version) : bits_(static_cast<std::uint8_t>(version)) {}

    constexpr bool has(Version version) const { return (bits_ & static_cast<std::uint8_t>(version)) != 0; }
    constexpr VersionSet operator|(VersionSet other) const {
        VersionSet both;
        both.bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return both;
    }
    constexpr bool operator==(const VersionSet&) const = default;

  private:
    std::uint8_t bits_ = 0;
};

inline constexpr VersionSet kOnly33 = Version::v33;
inline constexpr VersionSet kOnly50 = Version::v50;
inline constexpr VersionSet kSince34 = VersionSet(Version::v34) | Version::v50;
inline constexpr VersionSet kAllVersions = kOnly33 | kSince34;

}  // namespace smppscope::dissector
