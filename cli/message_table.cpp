#include "cli/message_table.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace smppscope::cli {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void appendNames(const Descriptor& type, const std::string& prefix, std::vector<std::string>& out) {
    for (int i = 0; i < type.field_count(); ++i) {
        const FieldDescriptor& field = *type.field(i);
        const bool isMessage = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
        if (field.is_repeated() && isMessage) {
            continue;
        }
        if (isMessage) {
            appendNames(*field.message_type(), prefix + field.name() + ".", out);
        } else {
            out.push_back(prefix + field.name());
        }
    }
}

std::string valueText(const Message& message, const FieldDescriptor& field) {
    const google::protobuf::Reflection& from = *message.GetReflection();
    if (field.has_presence() && !from.HasField(message, &field)) {
        return {};
    }
    switch (field.cpp_type()) {
        case FieldDescriptor::CPPTYPE_UINT32:
            return std::to_string(from.GetUInt32(message, &field));
        case FieldDescriptor::CPPTYPE_UINT64:
            return std::to_string(from.GetUInt64(message, &field));
        case FieldDescriptor::CPPTYPE_INT32:
            return std::to_string(from.GetInt32(message, &field));
        case FieldDescriptor::CPPTYPE_INT64:
            return std::to_string(from.GetInt64(message, &field));
        case FieldDescriptor::CPPTYPE_BOOL:
            return from.GetBool(message, &field) ? "1" : "0";
        case FieldDescriptor::CPPTYPE_ENUM:
            return from.GetEnum(message, &field)->name();
        case FieldDescriptor::CPPTYPE_STRING:
            return from.GetString(message, &field);
        case FieldDescriptor::CPPTYPE_DOUBLE:
            return std::to_string(from.GetDouble(message, &field));
        case FieldDescriptor::CPPTYPE_FLOAT:
            return std::to_string(from.GetFloat(message, &field));
        case FieldDescriptor::CPPTYPE_MESSAGE:
            break;
    }
    return {};
}

/// "2,5"; empty where there is none. Lists are of numbers and words.
std::string listText(const Message& message, const FieldDescriptor& field) {
    const google::protobuf::Reflection& from = *message.GetReflection();
    std::string out;
    for (int i = 0; i < from.FieldSize(message, &field); ++i) {
        out += i == 0 ? "" : ",";
        out += field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32
                   ? std::to_string(from.GetRepeatedUInt32(message, &field, i))
                   : from.GetRepeatedString(message, &field, i);
    }
    return out;
}

void appendValues(const Message& message, std::vector<std::string>& out) {
    const Descriptor& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
        const FieldDescriptor& field = *type.field(i);
        const bool isMessage = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
        if (field.is_repeated()) {
            if (!isMessage) {
                out.push_back(listText(message, field));
            }
            continue;
        }
        if (isMessage) {
            appendValues(message.GetReflection()->GetMessage(message, &field), out);
        } else {
            out.push_back(valueText(message, field));
        }
    }
}

}  // namespace

std::vector<std::string> columnNames(const Descriptor& type) {
    std::vector<std::string> out;
    appendNames(type, "", out);
    return out;
}

std::vector<std::string> columnValues(const Message& message) {
    std::vector<std::string> out;
    appendValues(message, out);
    return out;
}

}  // namespace smppscope::cli
