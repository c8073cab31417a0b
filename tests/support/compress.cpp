#include "tests/support/compress.h"

#include <zlib.h>
#include <zstd.h>

#include <memory>
#include <stdexcept>

namespace smppscope::support {

ByteVector gzip(std::span<const std::uint8_t> bytes) {
    z_stream stream{};
    constexpr int kGzip = 16 + MAX_WBITS;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib gives no memory");
    }
    ByteVector out(deflateBound(&stream, bytes.size()) + 32);
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int code = deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    if (code != Z_STREAM_END) {
        throw std::runtime_error("zlib can't compress");
    }
    return out;
}

ByteVector zstd(std::span<const std::uint8_t> bytes) {
    ByteVector out(ZSTD_compressBound(bytes.size()));
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);  // as the zstd program does
    const std::size_t size =
        ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size) != 0) {
        throw std::runtime_error(ZSTD_getErrorName(size));
    }
    out.resize(size);
    return out;
}

ByteVector zstdWithWindow(std::span<const std::uint8_t> bytes, int windowLog) {
    ByteVector out(ZSTD_compressBound(bytes.size()) + 64);
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, windowLog);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_hashLog, 12);
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    // In two calls: the size isn't known in the first.
    const std::size_t begun = ZSTD_compressStream2(context.get(), &to, &in, ZSTD_e_flush);
    const std::size_t left = ZSTD_compressStream2(context.get(), &to, &in, ZSTD_e_end);
    if (ZSTD_isError(begun) != 0 || left != 0) {
        throw std::runtime_error("zstd can't compress");
    }
    out.resize(to.pos);
    return out;
}

}  // namespace smppscope::support
