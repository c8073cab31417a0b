#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/field_registry.h"
#include "model/filter_error.h"

namespace smppscope::model {

/// A compiled display filter: Wireshark's grammar (wireshark-filter(4)) over all fields.
///
///   or:   and (("or" | "||") and)*          and: not (("and" | "&&") not)*
///   not:  ("not" | "!")* primary            primary: "(" or ")" | test
///   test: operand [relation operand] | operand "in" "{" item ("," | " ") ... "}"
///   relation: == eq != ne ~= any_ne === all_eq < lt <= le > gt >= ge contains matches ~
///   operand: field | field "[" slices "]" | function "(" operand ")" | literal
///
/// A field with several values in a PDU matches if any of them does; "!=" holds if none is equal (Wireshark
/// 4). A bare field tests presence. Immutable; any thread may evaluate it with its own RowFields.
class Filter {
  public:
    /// An empty or blank text gives a filter that matches everything.
    static tl::expected<Filter, FilterError> parse(std::string_view text);

    Filter(Filter&&) noexcept;
    Filter& operator=(Filter&&) noexcept;
    ~Filter();

    bool matches(RowFields& fields) const;
    bool matchesEverything() const;

    struct Expression;
    /// For model/filter_run.h; nothing if the filter matches everything.
    const Expression* expression() const { return root_.get(); }

  private:
    explicit Filter(std::unique_ptr<Expression> root);
    std::unique_ptr<Expression> root_;
};

}  // namespace smppscope::model
