#include "cli/fd_output.h"

#include <cerrno>

#include <unistd.h>

namespace smppscope::cli {

FdOutput::FdOutput(int descriptor) : descriptor_(descriptor), buffer_(kBufferBytes) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
}

bool FdOutput::writeAll(const char* data, std::size_t size) {
    while (size > 0 && error_ == 0) {
        const ssize_t written = ::write(descriptor_, data, size);
        if (written < 0 && errno != EINTR) {
            error_ = errno;
        } else if (written > 0) {
            data += written;
            size -= static_cast<std::size_t>(written);
        }
    }
    return error_ == 0;
}

bool FdOutput::flushBuffer() {
    const bool written = writeAll(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return written;
}

FdOutput::int_type FdOutput::overflow(int_type c) {
    if (!flushBuffer()) {
        return traits_type::eof();
    }
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
        *pptr() = traits_type::to_char_type(c);
        pbump(1);
    }
    return traits_type::not_eof(c);
}

std::streamsize FdOutput::xsputn(const char* data, std::streamsize size) {
    if (size < epptr() - pptr()) {
        traits_type::copy(pptr(), data, static_cast<std::size_t>(size));
        pbump(static_cast<int>(size));
        return size;
    }
    if (!flushBuffer()) {
        return 0;
    }
    if (size < static_cast<std::streamsize>(buffer_.size())) {
        return xsputn(data, size);
    }
    return writeAll(data, static_cast<std::size_t>(size)) ? size : 0;
}

int FdOutput::sync() {
    return flushBuffer() ? 0 : -1;
}

}  // namespace smppscope::cli
