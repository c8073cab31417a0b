#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/field_registry.h"

namespace smppscope::model {

/// Where and why a filter text is not a filter.
struct FilterError {
    std::size_t offset = 0;  ///< bytes of the text
    std::size_t length = 0;  ///< of the offending span; 0 at the end of the text
    std::string message;     ///< one sentence
};

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

  private:
    explicit Filter(std::unique_ptr<Expression> root);
    std::unique_ptr<Expression> root_;
};

/// "FILTER\n   ^^^^ message": the error under its span, for terminals.
std::string describe(const FilterError& error, std::string_view text);

}  // namespace smppscope::model
