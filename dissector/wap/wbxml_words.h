#pragma once

#include <string>
#include <string_view>

#include "dissector/header.h"

namespace smppscope::dissector {

/// Gathers what an operator wants to know of a pushed document.
class WbxmlWords {
  public:
    void attribute(std::string_view name, std::string_view value);
    void text(std::string_view characters);

    /// `kind` and what was gathered: "service indication, http://www.example.com/, \"New mail\", action
    /// delete"
    std::string line(std::string_view kind) const;

  private:
    std::string address_;
    std::string action_;
    std::string text_;
};

/// Whether the value of an attribute is a time when it is opaque data.
bool isWbxmlTime(std::string_view attribute);

/// A time in packed decimal digits, YYYYMMDDhhmmss with trailing zeros left out (WAP-167-ServiceInd 8.2.2):
/// "2026-01-02T03:04:05Z"; empty if the octets are none.
std::string wbxmlTime(Bytes octets);

}  // namespace smppscope::dissector
