#include "gui/filter/filter_check.h"

#include "gui/app/text.h"
#include "gui/filter/utf8_positions.h"
#include "model/filter.h"

namespace smppscope::gui {

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
