#pragma once

#include <optional>
#include <span>

#include "model/filter_operand.h"

namespace smppscope::model {

/// A function of the filter language.
struct FunctionInfo {
    std::string_view name;
    std::string_view help;
    std::size_t mostArguments;
    /// What its arguments may be, in words for the user; `accepts` decides.
    std::string_view arguments;
    bool (*accepts)(dissector::ValueKind);
    /// The kind of its result; nothing: that of its arguments.
    std::optional<dissector::ValueKind> result;
    /// Appends the results for the values of all arguments.
    void (*apply)(const std::vector<Values>&, const OperandType&, Values& out);
};

/// In alphabetical order.
std::span<const FunctionInfo> filterFunctions();
const FunctionInfo* findFunction(std::string_view name);

/// The type of what a function gives for arguments of a type.
OperandType resultType(const FunctionInfo& function, const OperandType& argument);

/// All arguments have the same kind, one that the function accepts. A function of an absent field has no
/// value.
OperandPtr makeFunctionOperand(const FunctionInfo& function, std::vector<OperandPtr> arguments);

}  // namespace smppscope::model
