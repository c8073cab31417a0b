#pragma once

#include <vector>

#include "capture/file_format.h"
#include "capture/pcapng_interface.h"

namespace smppscope::capture {

/// The pcapng file: blocks in sections; draft-ietf-opsawg-pcapng. Reads enhanced, simple and obsolete packet
/// blocks of any number of sections and interfaces; passes over blocks that hold no packets.
class PcapngFormat : public FileFormat {
  public:
    static constexpr std::uint32_t kMagic = 0x0a0d0d0a;  ///< type of the section header block, a palindrome

    /// `start`: of a file that begins with kMagic.
    static Recognition recognise(Bytes start);

    Parse next(Cursor& cursor, Frame& frame) override;

  private:
    std::uint32_t word(const std::uint8_t* at) const;

    Parse beginSection(Cursor& cursor);
    Parse addInterface(Cursor& cursor, std::uint32_t length);
    Parse packet(Cursor& cursor, std::uint32_t type, std::uint32_t length, Frame& frame);
    Parse simplePacket(Cursor& cursor, std::uint32_t length, Frame& frame);
    Parse wholeBlock(Cursor& cursor, std::uint32_t length);
    Parse passOver(Cursor& cursor, std::uint32_t length);
    Parse endPassedBlock(Cursor& cursor);

    bool swapped_ = false;
    std::vector<PcapngInterface> interfaces_;
    TimeNs lastTime_ = 0;  // simple packet blocks have no time: they get the last one's
    std::uint32_t passedLength_ = 0;  // of the block that is being passed over; 0: none
    std::uint64_t passedOffset_ = 0;
};

}  // namespace smppscope::capture
