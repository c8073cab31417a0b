#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "dissector/text/text_settings.h"

namespace smppscope::model {

/// What the user says of the text of peers: by system_id of the account, and of all others.
class TextRules {
  public:
    /// Of the account, or, with an empty name, of all that have no rule of their own.
    dissector::TextSettings& of(const std::string& systemId) {
        return systemId.empty() ? others_ : bySystemId_.try_emplace(systemId, others_).first->second;
    }
    const dissector::TextSettings& find(std::string_view systemId) const {
        const auto found = bySystemId_.find(systemId);
        return found == bySystemId_.end() ? others_ : found->second;
    }

  private:
    dissector::TextSettings others_;
    std::map<std::string, dissector::TextSettings, std::less<>> bySystemId_;
};

}  // namespace smppscope::model
