#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class Descriptor;
class Message;
}  // namespace google::protobuf

namespace smppscope::cli {

/// A message of the report schema as a row of a table: one column for each of its fields that holds a single
/// value, in the order of the schema, those of inner messages as "client.address", and for each list of
/// numbers or words. Lists of messages have no column.
std::vector<std::string> columnNames(const google::protobuf::Descriptor& type);
/// The values of a message under columnNames(): numbers in decimal, enums by name, booleans as 0 or 1, lists
/// as "2,5".
std::vector<std::string> columnValues(const google::protobuf::Message& message);

}  // namespace smppscope::cli
