#pragma once

#include <string>

#include "dissector/udh/elements.h"
#include "dissector/udh/user_data_header.h"

/// User data headers in plain words.
namespace smppscope::dissector {

/// "part 1 of 2, reference 7"
std::string describe(const Concatenation& part);

/// "to port 2948 (WAP push, connectionless) from 9200 (WAP WSP, connectionless)"
std::string describe(const ApplicationPorts& ports);

/// "3 voicemail messages waiting, store the message"
std::string describe(const WaitingIndication& indication);

/// "Turkish"; "language 77" for one that has no name.
std::string languageName(std::uint8_t language);

/// What the header says, in one line; empty if nothing that matters.
std::string describe(const UserDataHeader& header);

/// What an element says besides its name, or nothing. `data` has a length that the row allows.
std::string describeElement(const ElementRow& row, Bytes data);

}  // namespace smppscope::dissector
