#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>

#include "model/printable.h"
#include "model/report.h"

namespace smppscope::model {

namespace {

struct ReportFormat {
    std::string_view extension;
    std::string (*print)(const SessionReport&);
};

constexpr std::array<ReportFormat, 4> kReportFormats = {{
    {".html", reportAsHtml},
    {".json", reportAsJson},
    {".pb", reportAsBinary},
    {".txt", reportAsText},
}};

std::string lowerCase(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

const ReportFormat* formatOf(std::string_view path) {
    const std::string lower = lowerCase(path);
    const auto found = std::find_if(
        kReportFormats.begin(), kReportFormats.end(),
        [&](const ReportFormat& format) { return std::string_view(lower).ends_with(format.extension); });
    return found == kReportFormats.end() ? nullptr : &*found;
}

Result<void> writeFile(const std::string& path, std::string_view content) {
    const auto failed = [&] {
        return failure(fmt::format("{}: can't be written: {}", escapeControls(path), std::strerror(errno)));
    };
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return failed();
    }
    const bool written =
        std::fwrite(content.data(), 1, content.size(), file) == content.size() && std::fflush(file) == 0;
    if (!written) {
        const int reason = errno;
        std::fclose(file);
        errno = reason;
        return failed();
    }
    if (std::fclose(file) != 0) {
        return failed();
    }
    return {};
}

}  // namespace

std::string messageAsJson(const google::protobuf::Message& message) {
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = true;
    options.always_print_primitive_fields = true;
    options.preserve_proto_field_names = true;
    std::string json;
    // Only fails for messages with google.protobuf.Any, which reports don't have.
    (void)google::protobuf::util::MessageToJsonString(message, &json, options);
    return json;
}

std::string reportAsJson(const SessionReport& report) {
    return messageAsJson(report);
}

std::string reportAsBinary(const SessionReport& report) {
    return report.SerializeAsString();
}

Result<void> checkReportPath(const std::string& path) {
    if (formatOf(path) == nullptr) {
        return failure(
            fmt::format("{}: a report is written as .html, .json, .pb or .txt", escapeControls(path)));
    }
    return {};
}

Result<void> writeReport(const SessionReport& report, const std::string& path) {
    const Result<void> check = checkReportPath(path);
    return check ? writeFile(path, formatOf(path)->print(report)) : check;
}

}  // namespace smppscope::model
