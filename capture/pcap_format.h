#pragma once

#include "capture/file_format.h"

namespace smppscope::capture {

/// The classic libpcap file: a header of 24 bytes, then records. Versions up to 2.4 in both byte orders, with
/// times in micro- or nanoseconds, the variant with longer record headers that Linux kernels of the 1990s
/// came with (magic a1b2cd34), and those of Ixia and Navtel. draft-ietf-opsawg-pcap; the variants are told by
/// their magic in libpcap and Wireshark.
class PcapFormat : public FileFormat {
  public:
    static constexpr std::size_t kHeaderBytes = 24;  ///< that all variants have

    static bool hasMagic(std::uint32_t magic);
    /// Whether a header that has the magic is of a version that can be read; 8 bytes of it are looked at.
    static bool hasVersion(const std::uint8_t* header);
    /// `header`: kHeaderBytes of a file that has the magic. On a version that nobody wrote `problem` says so.
    static Recognition recognise(Bytes header);

    Parse next(Cursor& cursor, Frame& frame) override;

  private:
    explicit PcapFormat(Bytes header);

    bool swapped_ = false;
    bool maySwapLengths_ = false;
    std::uint32_t fractionNs_ = 1000;
    std::uint32_t recordHeaderBytes_ = 16;
    std::uint32_t linkType_ = 0;
    std::uint32_t longestFrame_ = 0;
};

}  // namespace smppscope::capture
