#pragma once

#include <optional>
#include <vector>

#include "capture/file_format.h"
#include "capture/pcapng_interface.h"

namespace smppscope::capture {

/// The pcapng file: blocks in sections; draft-ietf-opsawg-pcapng. Reads enhanced, simple and obsolete packet
/// blocks of any number of sections and interfaces; notes what comments, interface statistics and decryption
/// secrets say; passes over all other blocks. Custom and
/// journal blocks count as frames, so that frame numbers are those of Wireshark.
class PcapngFormat : public FileFormat {
  public:
    static constexpr std::uint32_t kMagic = 0x0a0d0d0a;  ///< type of the section header block, a palindrome

    /// Whether this is the byte-order magic of a section, in either order.
    static bool isByteOrder(std::uint32_t value);
    /// `start`: of a file that begins with kMagic.
    static Recognition recognise(Bytes start);

    Parse next(Cursor& cursor, Frame& frame) override;

  private:
    std::uint32_t word(const std::uint8_t* at) const;

    std::optional<Parse> nextBlock(Cursor& cursor, Frame& frame);
    std::optional<Parse> otherFile(const Cursor& cursor);
    std::optional<Parse> awaitBlock(const Cursor& cursor, std::uint32_t length);
    std::optional<Parse> beginSection(Cursor& cursor);
    std::optional<Parse> addInterface(Cursor& cursor, std::uint32_t length);
    std::optional<Parse> noteBlock(Cursor& cursor, std::uint32_t type, std::uint32_t length);
    void noteComments(Bytes options);
    Parse packet(Cursor& cursor, std::uint32_t type, std::uint32_t length, Frame& frame);
    TimeNs nextTime(const Cursor& cursor) const;
    Parse simplePacket(Cursor& cursor, std::uint32_t length, Frame& frame);
    std::optional<Parse> passOver(Cursor& cursor, std::uint32_t type, std::uint32_t length, Frame& frame);
    std::optional<Parse> endPassedBlock(Cursor& cursor, Frame& frame);
    std::optional<Parse> frameOfPassed(std::uint32_t type, const Cursor& cursor, Frame& frame) const;

    bool swapped_ = false;
    std::uint32_t section_ = 0;
    std::vector<PcapngInterface> interfaces_;
    TimeNs lastTime_ = 0;       // simple packet blocks have no time: they get the last one's, or the next's
    bool lookedAhead_ = false;  // for the first time
    std::uint32_t passedLength_ = 0;  // of the block that is being passed over; 0: none
    std::uint32_t passedType_ = 0;
    std::uint64_t passedOffset_ = 0;
};

}  // namespace smppscope::capture
