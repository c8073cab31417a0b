#pragma once

#include <fstream>

#include "tests/unit/dissector/facts.h"

namespace smppscope::dissector::tests {

/// tests/data/wap.json: header elements, ports, WSP, WBXML, MMS, test vectors.
inline const Json& wapFacts() {
    static const Json facts = [] {
        std::ifstream file(SMPPSCOPE_SOURCE_DIR "/tests/data/wap.json");
        return Json::parse(file);
    }();
    return facts;
}

}  // namespace smppscope::dissector::tests
