#pragma once

#include <array>
#include <span>

#include "dissector/fields.h"

namespace smppscope::dissector {

/// The rows of several lists, each sorted by name, as one sorted list.
template <std::size_t... N>
consteval std::array<FieldInfo, (N + ...)> mergedFields(const FieldInfo (&... lists)[N]) {
    std::span<const FieldInfo> left[] = {std::span<const FieldInfo>(lists)...};
    std::array<FieldInfo, (N + ...)> all{};
    for (FieldInfo& next : all) {
        std::span<const FieldInfo>* first = &left[0];
        for (std::span<const FieldInfo>& list : left)
            if (!list.empty() && (first->empty() || list.front().name < first->front().name))
                first = &list;
        next = first->front();
        *first = first->subspan(1);
    }
    return all;
}

}  // namespace smppscope::dissector
