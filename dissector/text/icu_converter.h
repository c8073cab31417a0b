#pragma once

#include <memory>

#include "dissector/header.h"
#include "dissector/text/characters.h"

struct UConverter;

namespace smppscope::dissector {

/// One of ICU's converters. Opening one takes about a microsecond; one thread at a time may use it.
class IcuConverter {
  public:
    /// `name` as ICU knows it. If ICU's data lacks it, every octet is an undefined character.
    explicit IcuConverter(const char* name);

    /// Any octets, from the converter's initial state. Octets that change its state (escape sequences) belong
    /// to the character behind them, at the end to the one before them.
    Characters decode(Bytes octets);

  private:
    struct Closer {
        void operator()(UConverter* converter) const;
    };
    std::unique_ptr<UConverter, Closer> converter_;
};

}  // namespace smppscope::dissector
