#pragma once

#include <cstddef>
#include <streambuf>
#include <vector>

namespace smppscope::cli {

/// A stream buffer over a file descriptor with a large buffer that remembers why writing failed. After a
/// failure everything is refused, so the stream on top turns bad. Does not close the descriptor.
class FdOutput : public std::streambuf {
  public:
    static constexpr std::size_t kBufferBytes = 256 * 1024;

    explicit FdOutput(int descriptor);

    /// errno of the first failed write; 0 if all went well.
    int error() const { return error_; }

  protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* data, std::streamsize size) override;
    int sync() override;

  private:
    bool writeAll(const char* data, std::size_t size);
    bool flushBuffer();

    int descriptor_;
    int error_ = 0;
    std::vector<char> buffer_;
};

}  // namespace smppscope::cli
