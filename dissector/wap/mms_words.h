#pragma once

#include <cstdint>
#include <string>

namespace smppscope::dissector {

/// "2 hours", "90 seconds": in the largest unit that leaves no rest.
std::string durationWords(std::uint64_t seconds);

/// "29 kB", "512 octets"
std::string sizeWords(std::uint64_t octets);

/// Gathers what an operator wants to know of an MMS message.
class MmsWords {
  public:
    void take(std::uint8_t header, const std::string& text);
    void take(std::uint8_t header, std::uint64_t number);
    void takeTime(std::uint8_t header, std::uint64_t seconds, bool absolute);

    /// "multimedia message waiting at http://mmsc.example/T123, 29 kB, from +15550100"
    std::string line() const;

  private:
    std::uint64_t type_ = 0;
    std::uint64_t size_ = 0;
    std::uint64_t status_ = 0;
    std::string location_;
    std::string from_;
    std::string to_;
    std::string subject_;
    std::string id_;
    std::string expiry_;
};

}  // namespace smppscope::dissector
