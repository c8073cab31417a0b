#include "model/filter.h"

#include "model/filter_compiler.h"
#include "model/filter_parser.h"

namespace smppscope::model {

Filter::Filter(std::unique_ptr<Expression> root) : root_(std::move(root)) {}

Filter::Filter(Filter&&) noexcept = default;
Filter& Filter::operator=(Filter&&) noexcept = default;
Filter::~Filter() = default;

tl::expected<Filter, FilterError> Filter::parse(std::string_view text) {
    auto syntax = parseFilter(text);
    if (!syntax) {
        return tl::unexpected<FilterError>(std::move(syntax.error()));
    }
    if (!*syntax) {
        return Filter(nullptr);
    }
    auto expression = compileFilter(**syntax);
    if (!expression) {
        return tl::unexpected<FilterError>(std::move(expression.error()));
    }
    return Filter(std::move(*expression));
}

bool Filter::matches(RowFields& fields) const {
    return !root_ || root_->test->matches(Evaluation(fields, nullptr));
}

bool Filter::matchesEverything() const {
    return root_ == nullptr;
}

}  // namespace smppscope::model
