#include "capture/compression.h"

#include <array>

#include "capture/byte_order.h"

namespace smppscope::capture {

namespace {

struct Foreign {
    std::array<std::uint8_t, kCompressionMagicBytes> magic;
    const char* problem;
};

constexpr Foreign kForeign[] = {
    {{0xfd, '7', 'z', 'X'}, "is compressed with xz, which is not supported: decompress it first (xz -d)"},
    {{0x04, 0x22, 0x4d, 0x18},
     "is compressed with lz4, which is not supported: decompress it first (lz4 -d)"},
    {{0x02, 0x21, 0x4c, 0x18},
     "is compressed with lz4, which is not supported: decompress it first (lz4 -d)"},
    {{'L', 'Z', 'I', 'P'}, "is compressed with lzip, which is not supported: decompress it first (lzip -d)"},
    {{'P', 'K', 0x03, 0x04}, "is a zip archive, which is not supported: unpack it first (unzip)"},
    {{'7', 'z', 0xbc, 0xaf}, "is a 7z archive, which is not supported: unpack it first (7z x)"},
};

constexpr std::uint32_t kZstdFrame = 0xfd2fb528;
constexpr std::uint32_t kSkippableFrame = 0x184d2a50;  // and the fifteen after it
constexpr std::uint8_t kDeflate = 8;

}  // namespace

Compression compressionOf(Bytes start) {
    if (start.size() < kCompressionMagicBytes) {
        return Compression::none;
    }
    if (start[0] == 0x1f && start[1] == 0x8b && start[2] == kDeflate) {
        return Compression::gzip;
    }
    const auto magic = swapBytes(loadBig<std::uint32_t>(start.data()));
    return magic == kZstdFrame || (magic & ~0xfu) == kSkippableFrame ? Compression::zstd : Compression::none;
}

const char* nameOf(Compression compression) {
    static constexpr std::array<const char*, 3> kNames{"no compression", "gzip", "zstd"};
    return kNames[static_cast<std::size_t>(compression)];
}

const char* foreignCompression(Bytes start) {
    if (start.size() < kCompressionMagicBytes) {
        return nullptr;
    }
    for (const Foreign& foreign : kForeign) {
        if (loadHost<std::uint32_t>(foreign.magic.data()) == loadHost<std::uint32_t>(start.data())) {
            return foreign.problem;
        }
    }
    if (start[0] == 'B' && start[1] == 'Z' && start[2] == 'h') {
        return "is compressed with bzip2, which is not supported: decompress it first (bzip2 -d)";
    }
    if (start[0] == 0x1f && start[1] == 0x9d) {
        return "is compressed with compress, which is not supported: decompress it first (uncompress)";
    }
    return nullptr;
}

}  // namespace smppscope::capture
