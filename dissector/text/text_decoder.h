#pragma once

#include <array>
#include <optional>

#include "dissector/text/character_set.h"
#include "dissector/text/gsm_codec.h"
#include "dissector/text/icu_converter.h"

namespace smppscope::dissector {

/// Decodes text of every character set. It opens converters when they are first needed and keeps them, so who
/// decodes many texts keeps one; making one costs nothing. One thread at a time may use it.
class TextDecoder {
  public:
    /// The characters of any octets. `layout` counts for the GSM sets only. Of `binary` there are none.
    Characters decode(CharacterSet set, Bytes octets, const GsmLayout& layout = {});

  private:
    static constexpr std::size_t kConverters = 6;

    IcuConverter& converter(CharacterSet set);
    Characters decodePairs(Bytes octets);

    std::array<std::optional<IcuConverter>, kConverters> converters_;
};

}  // namespace smppscope::dissector
