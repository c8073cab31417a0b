#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/filter_syntax.h"

namespace smppscope::model {

/// A way to write a relation.
struct RelationOperator {
    std::string_view text;
    syntax::Relation relation;
    bool all;  ///< must hold for all values unless `any` stands before the test
    std::string_view help;
};
std::span<const RelationOperator> relationOperators();

/// A way to write what connects, negates or quantifies tests, or `in`.
struct LogicalOperator {
    std::string_view text;
    std::string_view help;
};
std::span<const LogicalOperator> logicalOperators();

/// A word that can't be an unquoted literal.
bool isKeyword(std::string_view word);

}  // namespace smppscope::model
