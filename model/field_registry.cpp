#include "model/field_registry.h"

#include <algorithm>
#include <cassert>
#include <functional>

#include "model/direct_field.h"
#include "model/field_source.h"

namespace smppscope::model {

namespace {

using dissector::FieldInfo;

struct Registry {
    std::vector<FieldInfo> infos;      // sorted by name
    std::vector<FieldSource> sources;  // beside each
};

/// A dissector's field that the columns hold as well keeps the dissector's description.
void addField(std::vector<ModelField>& all, const ModelField& field) {
    const FieldInfo* known = dissector::findField(field.info.name);
    all.push_back({known != nullptr && field.info.label.empty() ? *known : field.info, field.source});
}

Registry makeRegistry() {
    std::vector<ModelField> all;
    for (const auto table : {rowFieldTable(), sessionFieldTable(), healthFieldTable(), circuitFieldTable(),
                             issueFieldTable(), messageFieldTable()}) {
        for (const ModelField& field : table) {
            addField(all, field);
        }
    }
    for (const FieldInfo& info : dissector::allFields()) {
        all.push_back({info, {.direct = directSource(info.name)}});
    }
    // Stable: where both have a field, ours stands first and knows the faster source.
    std::stable_sort(all.begin(), all.end(),
                     [](const ModelField& a, const ModelField& b) { return a.info.name < b.info.name; });
    const auto last = std::unique(all.begin(), all.end(), [](const ModelField& a, const ModelField& b) {
        return a.info.name == b.info.name;
    });
    Registry registry;
    for (auto field = all.begin(); field != last; ++field) {
        registry.infos.push_back(field->info);
        registry.sources.push_back(field->source);
    }
    return registry;
}

const Registry& registry() {
    static const Registry instance = makeRegistry();
    return instance;
}

}  // namespace

std::span<const FieldInfo> fields() {
    return registry().infos;
}

const FieldInfo* field(std::string_view name) {
    const auto all = fields();
    const auto found =
        std::lower_bound(all.begin(), all.end(), name,
                         [](const FieldInfo& info, std::string_view n) { return info.name < n; });
    return found != all.end() && found->name == name ? &*found : nullptr;
}

std::size_t fieldIndex(const FieldInfo& wanted) {
    const std::vector<FieldInfo>& infos = registry().infos;
    const std::less<const FieldInfo*> before;
    const bool ours = !before(&wanted, infos.data()) && before(&wanted, infos.data() + infos.size());
    const FieldInfo* const info = ours ? &wanted : field(wanted.name);
    assert(info != nullptr);
    return static_cast<std::size_t>(info - infos.data());
}

const FieldSource& sourceOf(const FieldInfo& wanted) {
    return registry().sources[fieldIndex(wanted)];
}

}  // namespace smppscope::model
