#include "gui/filter/filter_check.h"

#include "gui/app/text.h"
#include "model/filter.h"

namespace smppscope::gui {

namespace {

// Characters of QString in the first `bytes` bytes of UTF-8.
int charactersIn(const std::string& utf8, std::size_t bytes) {
    return static_cast<int>(toQString(std::string_view(utf8).substr(0, bytes)).size());
}

}  // namespace

FilterCheck checkFilter(const QString& text) {
    FilterCheck check;
    if (text.trimmed().isEmpty()) {
        return check;
    }
    const std::string utf8 = toUtf8(text);
    const auto filter = model::Filter::parse(utf8);
    if (filter) {
        check.state = FilterCheck::State::good;
        return check;
    }
    const model::FilterError& error = filter.error();
    check.state = FilterCheck::State::bad;
    check.message = toQString(error.message);
    check.errorBegin = charactersIn(utf8, error.offset);
    check.errorLength = charactersIn(utf8, error.offset + error.length) - check.errorBegin;
    return check;
}

}  // namespace smppscope::gui
