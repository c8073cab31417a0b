#pragma once

#include "capture/file_notes.h"
#include "capture/pcapng_options.h"

namespace smppscope::capture {

/// What blocks of a pcapng file say beside packets, added to `notes`. Bodies are blocks without type and
/// lengths; those too short to say anything are left out.

/// Comments among the options of any block.
std::vector<std::string> commentsIn(PcapngOptions options);

/// Interface statistics block; `drops` says which interface it is about. Without counters of drops it is no
/// note.
void noteStatistics(Bytes body, bool swapped, InterfaceDrops drops, FileNotes& notes);
inline constexpr std::size_t kStatisticsFixed = 12;

/// Decryption secrets block.
void noteSecrets(Bytes body, bool swapped, FileNotes& notes);

}  // namespace smppscope::capture
