#include <algorithm>
#include <cctype>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/format_option.h"
#include "cli/verb.h"
#include "model/delimited.h"
#include "model/field_registry.h"
#include "model/value_text.h"

namespace smppscope::cli {

namespace {

using dissector::FieldInfo;
using FieldList = std::vector<const FieldInfo*>;

struct FieldsOptions {
    std::string text;
    std::string format;
};

bool containsText(std::string_view text, std::string_view part) {
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end() ||
           part.empty();
}

FieldList fieldsWith(std::string_view text) {
    FieldList out;
    for (const FieldInfo& field : model::fields()) {
        if (containsText(field.name, text) || containsText(field.description, text)) {
            out.push_back(&field);
        }
    }
    return out;
}

template <model::Delimiter delimiter>
void printTable(const FieldList& fields, std::ostream& out) {
    model::writeDelimited(out, {"name", "type", "description"}, delimiter);
    for (const FieldInfo* field : fields) {
        model::writeDelimited(out,
                              {std::string(field->name), std::string(model::typeName(field->kind)),
                               std::string(field->description)},
                              delimiter);
    }
}

nlohmann::ordered_json fieldJson(const FieldInfo& field) {
    nlohmann::ordered_json json = {{"name", field.name},
                                   {"type", model::typeName(field.kind)},
                                   {"label", field.label},
                                   {"description", field.description}};
    if (field.enumeration != nullptr) {
        for (const dissector::EnumValue& value : field.enumeration->values) {
            json["values"].push_back(
                {{"value", value.value}, {"name", value.name}, {"meaning", value.meaning}});
        }
    }
    return json;
}

void printJson(const FieldList& fields, std::ostream& out) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const FieldInfo* field : fields) {
        list.push_back(fieldJson(*field));
    }
    out << list.dump(1) << '\n';
}

int runFields(const FieldsOptions& options, Context& context) {
    using Print = void (*)(const FieldList&, std::ostream&);
    static const std::map<std::string, Print> kFormats = {{"tsv", printTable<model::Delimiter::tab>},
                                                          {"csv", printTable<model::Delimiter::comma>},
                                                          {"json", printJson}};
    kFormats.at(options.format)(fieldsWith(options.text), context.out);
    return kDone;
}

}  // namespace

VerbRun declareFields(CLI::App& app) {
    const auto options = std::make_shared<FieldsOptions>();
    app.add_option("TEXT", options->text, "Only fields with this text in their name or description")
        ->type_name("");
    addFormatOption(app, options->format, {"tsv", "csv", "json"},
                    "tsv, csv, or json with the names of values");
    return [options](Context& context) { return runFields(*options, context); };
}

}  // namespace smppscope::cli
