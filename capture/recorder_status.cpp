#include "capture/recorder_status.h"

#include <nlohmann/json.hpp>

namespace smppscope::capture {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kRecording = "recording";
constexpr std::string_view kFinished = "finished";

std::string line(const Json& object) {
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json parseObject(std::string_view text) {
    return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

/// Reads members one after the other; `ok` tells whether all were there and of their type.
class Members {
  public:
    explicit Members(const Json& object) : object_(object), ok_(object.is_object()) {}

    Members& read(const char* name, std::string& value) {
        const Json* member = find(name);
        ok_ = ok_ && member != nullptr && member->is_string();
        if (ok_) {
            value = member->get<std::string>();
        }
        return *this;
    }
    Members& read(const char* name, std::uint64_t& value) {
        const Json* member = find(name);
        ok_ = ok_ && member != nullptr && member->is_number_unsigned();
        if (ok_) {
            value = member->get<std::uint64_t>();
        }
        return *this;
    }
    Members& read(const char* name, bool& value) {
        const Json* member = find(name);
        ok_ = ok_ && member != nullptr && member->is_boolean();
        if (ok_) {
            value = member->get<bool>();
        }
        return *this;
    }
    Members& read(const char* name, std::vector<std::string>& values) {
        const Json* member = find(name);
        ok_ = ok_ && member != nullptr && member->is_array();
        for (std::size_t i = 0; ok_ && i < member->size(); ++i) {
            ok_ = (*member)[i].is_string();
            if (ok_) {
                values.push_back((*member)[i].get<std::string>());
            }
        }
        return *this;
    }
    bool ok() const { return ok_; }

  private:
    const Json* find(const char* name) const {
        if (!ok_) {
            return nullptr;
        }
        const auto found = object_.find(name);
        return found == object_.end() ? nullptr : &*found;
    }

    const Json& object_;
    bool ok_;
};

}  // namespace

std::string toLine(const RecorderStatus& status) {
    return line({
        {"state", status.finished ? kFinished : kRecording},
        {"interface", status.interface},
        {"file", status.file},
        {"packets", status.packets},
        {"bytes", status.bytes},
        {"dropped_by_kernel", status.droppedByKernel},
        {"dropped_by_interface", status.droppedByInterface},
        {"file_bytes", status.fileBytes},
    });
}

std::optional<RecorderStatus> parseRecorderStatus(std::string_view text) {
    const Json object = parseObject(text);
    RecorderStatus status;
    std::string state;
    const bool ok = Members(object)
                        .read("state", state)
                        .read("interface", status.interface)
                        .read("file", status.file)
                        .read("packets", status.packets)
                        .read("bytes", status.bytes)
                        .read("dropped_by_kernel", status.droppedByKernel)
                        .read("dropped_by_interface", status.droppedByInterface)
                        .read("file_bytes", status.fileBytes)
                        .ok();
    if (!ok || (state != kRecording && state != kFinished)) {
        return std::nullopt;
    }
    status.finished = state == kFinished;
    return status;
}

std::string toLine(const CaptureInterface& interface) {
    return line({
        {"name", interface.name},
        {"description", interface.description},
        {"addresses", interface.addresses},
        {"up", interface.up},
        {"loopback", interface.loopback},
    });
}

std::optional<CaptureInterface> parseCaptureInterface(std::string_view text) {
    const Json object = parseObject(text);
    CaptureInterface interface;
    const bool ok = Members(object)
                        .read("name", interface.name)
                        .read("description", interface.description)
                        .read("addresses", interface.addresses)
                        .read("up", interface.up)
                        .read("loopback", interface.loopback)
                        .ok();
    return ok ? std::optional(interface) : std::nullopt;
}

}  // namespace smppscope::capture
