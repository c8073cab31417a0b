#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/document/time_range.h"
#include "model/row.h"

namespace smppscope::gui {

/// Sessions that a view is limited to, with the words for it.
struct SessionScope {
    std::vector<model::SessionId> sessions;
    std::string label;  ///< "session 3", "account alice"

    bool operator==(const SessionScope&) const = default;
};

/// Which PDUs the user wants to see: the text of the filter bar and the scopes chosen elsewhere, which are
/// shown as chips and never edit the text.
struct ViewQuery {
    std::string filter;
    std::optional<SessionScope> scope;
    std::optional<TimeRange> time;

    bool operator==(const ViewQuery&) const = default;
    bool everything() const;
    /// All of it as one filter text; empty for everything.
    std::string expression() const;
};

/// How a condition from a context menu joins the filter there is.
enum class Combine { replace, conjunction, conjunctionNot };

/// The filter text after `condition` was added; parentheses only where they are needed.
std::string combined(const std::string& filter, const std::string& condition, Combine how);

}  // namespace smppscope::gui
