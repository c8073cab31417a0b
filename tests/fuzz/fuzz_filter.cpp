// Any text as a filter: parsing, errors, completion, and evaluation over a small fixed capture.

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "model/filter.h"
#include "model/filter_completion.h"
#include "model/filter_run.h"
#include "model/loader.h"

namespace {

using namespace smppscope;

constexpr model::Row kRows = 24;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

std::shared_ptr<const model::Analysis> loadSample() {
    const std::string path = std::string(SMPPSCOPE_SOURCE_DIR) + "/samples/opensmpp_operations.pcap";
    const auto analysis = std::make_shared<model::Analysis>(std::vector<std::string>{path});
    require(model::load(*analysis, {.threads = 1}).has_value());
    require(analysis->pdus().size() >= kRows);
    return analysis;
}

void evaluate(const model::Filter& filter) {
    static const std::shared_ptr<const model::Analysis> analysis = loadSample();
    static model::RowFields fields(analysis, false);
    model::FilterRun run(filter, fields);
    for (model::Row row = 0; row < kRows; ++row) {
        const bool matches = run.matches(row);
        require(filter.matches(fields) == matches);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto filter = model::Filter::parse(text);
    if (filter) {
        evaluate(*filter);
    } else {
        const model::FilterError& error = filter.error();
        require(error.offset <= size && error.length <= size - error.offset);
        require(!error.message.empty());
        require(!model::describe(error, text).empty());
    }
    const model::CompletionList completions =
        model::completeFilter(text, size == 0 ? 0 : data[0] % (size + 1));
    require(completions.replaced.end() <= size);
    return 0;
}
