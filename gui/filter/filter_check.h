#pragma once

#include <QString>

namespace smppscope::gui {

/// What the filter bar says about the text in it.
struct FilterCheck {
    enum class State { empty, good, bad };

    State state = State::empty;
    QString message;      ///< bad: one sentence
    int errorBegin = 0;   ///< bad: the offending characters of the text
    int errorLength = 0;  ///< at least 1, unless the text ends too early
};

/// Parses the text; quick enough for every key.
FilterCheck checkFilter(const QString& text);

}  // namespace smppscope::gui
