#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "capture/types.h"

namespace smppscope::capture {

/// The options of a section header block.
struct PcapngSectionInfo {
    std::string application;
};

/// What an interface description block says. Times of its packets are in nanoseconds.
struct PcapngInterfaceInfo {
    std::string name;
    std::string filter;  ///< BPF expression; empty: none
    std::uint16_t linkType = 0;
    std::uint32_t snapLength = 0;  ///< 0: no limit
};

/// What an interface statistics block says.
struct PcapngStatistics {
    TimeNs time = 0;
    std::uint64_t written = 0;
    std::uint64_t droppedByInterface = 0;
    std::uint64_t droppedByKernel = 0;
};

/// Encodes pcapng blocks (draft-ietf-opsawg-pcapng) in this machine's byte order, appending them to a buffer
/// that the caller owns and empties. A file is a section, its interfaces, then packets in any number.
class PcapngWriter {
  public:
    explicit PcapngWriter(std::vector<std::uint8_t>& out) : out_(out) {}

    void section(const PcapngSectionInfo& info);
    /// Interfaces of a section are numbered from 0 in order of these calls.
    void interface(const PcapngInterfaceInfo& info);
    void packet(std::uint32_t interface, TimeNs time, std::uint32_t originalLength, Bytes bytes);
    void statistics(std::uint32_t interface, const PcapngStatistics& statistics);

  private:
    std::size_t begin(std::uint32_t blockType);
    void end(std::size_t block);
    void padded(Bytes bytes);
    void option(std::uint16_t code, Bytes value);
    void textOption(std::uint16_t code, const std::string& text);
    void countOption(std::uint16_t code, std::uint64_t count);
    void endOfOptions();
    void time(TimeNs time);
    template <class Number>
    void number(Number value);

    std::vector<std::uint8_t>& out_;
};

}  // namespace smppscope::capture
