#include "tests/support/report_comparison.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>

namespace smppscope::support {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

const std::set<std::string> kNotCompared{
    "files", "warnings", "in_flight", "default_alphabet", "charset_guessed", "charset_evidence"};
const std::set<std::string> kOnePerCentOff{"mean_ns", "p50_ns", "p90_ns", "p95_ns", "p99_ns", "p999_ns"};

std::string valueText(const Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    switch (field.cpp_type()) {
        case FieldDescriptor::CPPTYPE_UINT32:
            return std::to_string(reflection.GetUInt32(message, &field));
        case FieldDescriptor::CPPTYPE_UINT64:
            return std::to_string(reflection.GetUInt64(message, &field));
        case FieldDescriptor::CPPTYPE_INT64:
            return std::to_string(reflection.GetInt64(message, &field));
        case FieldDescriptor::CPPTYPE_BOOL:
            return reflection.GetBool(message, &field) ? "true" : "false";
        case FieldDescriptor::CPPTYPE_ENUM:
            return reflection.GetEnum(message, &field)->name();
        case FieldDescriptor::CPPTYPE_STRING:
            return '"' + reflection.GetString(message, &field) + '"';
        default:
            return "?";
    }
}

bool withinOnePerCent(std::int64_t value, std::int64_t exact) {
    return std::abs(value - exact) <= std::max<std::int64_t>(std::abs(exact) / 100, 1);
}

/// Rows of counts have no order of their own; sessions have.
std::string keyOf(const Message& row, int index) {
    std::string key;
    for (const char* name : {"command", "code"}) {
        const FieldDescriptor* field = row.GetDescriptor()->FindFieldByName(name);
        if (field != nullptr) {
            key += (key.empty() ? "" : ",") + valueText(row, *field);
        }
    }
    return key.empty() ? std::to_string(index) : key;
}

class Comparison {
  public:
    std::vector<std::string> found;

    void compare(const Message& message, const Message& truth, const std::string& path) {
        const auto& descriptor = *message.GetDescriptor();
        for (int i = 0; i < descriptor.field_count(); ++i) {
            const FieldDescriptor& field = *descriptor.field(i);
            if (!kNotCompared.contains(field.name())) {
                compareField(message, truth, field, path + field.name());
            }
        }
    }

    void compareRows(const Message& message, const Message& truth, const FieldDescriptor& field,
                     const std::string& path) {
        const auto rows = rowsByKey(message, field);
        const auto expected = rowsByKey(truth, field);
        for (const auto& [key, row] : expected) {
            const auto mine = rows.find(key);
            if (mine == rows.end()) {
                found.push_back(path + "[" + key + "]: missing");
            } else {
                compare(*mine->second, *row, path + "[" + key + "].");
            }
        }
        for (const auto& [key, row] : rows) {
            if (!expected.contains(key)) {
                found.push_back(path + "[" + key + "]: should not be there");
            }
        }
    }

  private:
    static std::map<std::string, const Message*> rowsByKey(const Message& message,
                                                           const FieldDescriptor& field) {
        const Reflection& reflection = *message.GetReflection();
        std::map<std::string, const Message*> rows;
        for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
            const Message& row = reflection.GetRepeatedMessage(message, &field, i);
            rows[keyOf(row, i)] = &row;
        }
        return rows;
    }

    void compareValues(const Message& message, const Message& truth, const FieldDescriptor& field,
                       const std::string& path) {
        const auto textOf = [&field](const Message& of) {
            std::string text;
            for (int i = 0; i < of.GetReflection()->FieldSize(of, &field); ++i) {
                text += (i == 0 ? "" : ", ") +
                        std::to_string(of.GetReflection()->GetRepeatedUInt32(of, &field, i));
            }
            return text;
        };
        if (textOf(message) != textOf(truth)) {
            found.push_back(path + ": " + textOf(message) + ", should be " + textOf(truth));
        }
    }

    void compareField(const Message& message, const Message& truth, const FieldDescriptor& field,
                      const std::string& path) {
        if (field.is_repeated() && field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
            compareValues(message, truth, field, path);
            return;
        }
        if (field.is_repeated()) {
            compareRows(message, truth, field, path);
            return;
        }
        const Reflection& reflection = *message.GetReflection();
        if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            compare(reflection.GetMessage(message, &field), reflection.GetMessage(truth, &field), path + ".");
            return;
        }
        if (kOnePerCentOff.contains(field.name()) &&
            withinOnePerCent(reflection.GetInt64(message, &field), reflection.GetInt64(truth, &field))) {
            return;
        }
        const std::string value = valueText(message, field);
        const std::string expected = valueText(truth, field);
        if (value != expected) {
            found.push_back(path + ": " + value + ", should be " + expected);
        }
    }
};

bool leftOut(const Message& truth, const FieldDescriptor& field) {
    const Reflection& reflection = *truth.GetReflection();
    return field.is_repeated() ? reflection.FieldSize(truth, &field) == 0
                               : !reflection.HasField(truth, &field);
}

}  // namespace

std::vector<std::string> differences(const model::SessionReport& report, const model::SessionReport& truth) {
    model::SessionReport compared = report;
    const auto& descriptor = *compared.GetDescriptor();
    for (int i = 0; i < descriptor.field_count(); ++i) {
        if (leftOut(truth, *descriptor.field(i))) {
            compared.GetReflection()->ClearField(&compared, descriptor.field(i));
        }
    }
    Comparison comparison;
    comparison.compare(compared, truth, "");
    return comparison.found;
}

std::vector<std::string> differences(const model::MessageRow& row, const model::MessageRow& truth) {
    Comparison comparison;
    comparison.compare(row, truth, "message " + std::to_string(truth.number()) + ": ");
    return comparison.found;
}

}  // namespace smppscope::support
