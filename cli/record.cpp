#include <chrono>
#include <memory>
#include <thread>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/load_capture.h"
#include "cli/progress_line.h"
#include "cli/report_format.h"
#include "cli/verb.h"
#include "model/loader.h"
#include "model/pdu_table.h"
#include "model/printable.h"
#include "model/recording.h"
#include "model/units.h"

namespace smppscope::cli {

namespace {

using namespace std::chrono_literals;

/// How often the recorder is looked at and new rows are printed.
constexpr auto kTick = 50ms;

struct RecordOptions {
    model::RecordingOptions recording;
    CaptureOptions load;
    bool live = false;
    std::string format;
};

void complain(Context& context, const Error& error) {
    context.err << fmt::format("{}: {}\n", kProgram, model::escapeControls(error.message));
}

std::string countersText(const capture::RecorderStatus& status) {
    return fmt::format("{} packets, {}; {} dropped by the kernel, {} by the interface",
                       model::formatCount(status.packets), model::formatBytes(status.bytes),
                       model::formatCount(status.droppedByKernel),
                       model::formatCount(status.droppedByInterface));
}

/// Prints the PDUs of a capture that grows, as the verb `pdus` does, as they come. A response also has the
/// number of its request.
class LiveRows {
  public:
    LiveRows(const std::shared_ptr<const model::Analysis>& analysis, std::ostream& out)
        : analysis_(*analysis),
          fields_(analysis, /*reveal=*/false),
          table_(out, model::TableFormat::tsv, columns()),
          out_(out) {
        table_.begin();
    }

    /// What came since the last call.
    void print() {
        const auto end = static_cast<model::Row>(analysis_.pdus().size());
        for (; next_ < end && out_; ++next_) {
            fields_.select(next_);
            table_.write(fields_);
        }
        out_.flush();
    }

    void end() {
        table_.end();
        out_ << '\n';
    }

  private:
    static std::vector<const dissector::FieldInfo*> columns() {
        std::vector<const dissector::FieldInfo*> columns = model::defaultColumns();
        columns.push_back(model::field("pdu.request"));
        return columns;
    }

    const model::Analysis& analysis_;
    model::RowFields fields_;
    model::PduTableWriter table_;
    std::ostream& out_;
    model::Row next_ = 0;
};

/// Calls `tick` until the recorder has ended, which Ctrl+C and a closed output ask it to do.
template <class Tick>
void untilEnded(model::Recorder& recorder, Context& context, Tick&& tick) {
    bool asked = false;
    while (recorder.running()) {
        tick();
        if (!asked && (context.stop.stop_requested() || !context.out)) {
            asked = true;
            recorder.requestStop();
        }
        std::this_thread::sleep_for(kTick);
    }
}

/// Shows the counters while recording, then loads the file.
LoadedCapture recordThenLoad(const RecordOptions& options, model::Recorder& recorder, Context& context) {
    {
        const ProgressLine progress(options.load.progress, context, [&recorder](std::chrono::nanoseconds) {
            return countersText(recorder.counters());
        });
        untilEnded(recorder, context, [] {});
    }
    Context unstopped{context.in, context.out, context.err,
                      context.errIsTerminal};  // Ctrl+C was for the recorder
    return loadCapture(options.load, unstopped, detailOf(options.format));
}

/// Loads the file while it grows and prints its PDUs as they come.
LoadedCapture recordAndFollow(const RecordOptions& options, model::Recorder& recorder, Context& context) {
    const auto analysis =
        std::make_shared<model::Analysis>(options.load.files, analysisOptionsOf(options.load));
    LiveRows rows(analysis, context.out);
    std::stop_source writerDone;
    model::LoadOptions loadOptions;
    loadOptions.threads = options.load.threads;
    loadOptions.follow = true;
    loadOptions.writerDone = writerDone.get_token();
    Result<void> result;
    {
        std::jthread loading(
            [&](const std::stop_token& stop) { result = model::load(*analysis, loadOptions, stop); });
        untilEnded(recorder, context, [&rows] { rows.print(); });
        writerDone.request_stop();
        loading.join();
    }
    rows.print();
    rows.end();
    return afterLoad(analysis, result, context);
}

int runRecord(const RecordOptions& options, Context& context) {
    if (options.live && options.format != "text") {
        complain(context,
                 {fmt::format("--live prints rows and a report to read; for {} use `summary` on the file",
                              options.format)});
        return kUsage;
    }
    model::Recorder recorder;
    if (const auto started = recorder.start(options.recording); !started) {
        complain(context, started.error());
        return recorder.refusedOptions() ? kUsage : kFailed;
    }
    const LoadedCapture loaded = options.live ? recordAndFollow(options, recorder, context)
                                              : recordThenLoad(options, recorder, context);
    context.err << fmt::format("{}: {}\n", options.recording.file, countersText(recorder.counters()));
    if (loaded.usable()) {
        context.out << printedReport(loaded, options.format);
    }
    if (const auto recorded = recorder.wait(); !recorded) {
        complain(context, recorded.error());
        return kFailed;
    }
    return loaded.status;
}

}  // namespace

VerbRun declareRecord(CLI::App& app) {
    const auto options = std::make_shared<RecordOptions>();
    model::RecordingOptions& recording = options->recording;
    app.add_option("-i,--interface", recording.interface, "Interface to record from")
        ->required()
        ->type_name("IF");
    app.add_option("-w,--write", recording.file, "pcapng file to write; replaced if it exists")
        ->required()
        ->type_name("FILE");
    app.add_option("-f,--filter", recording.filter, "Record only packets that match this BPF expression")
        ->type_name("BPF");
    app.add_flag("--live", options->live,
                 "Print the PDUs as they come, with partner and latency, and the report as text");
    app.add_option("--duration", recording.maxSeconds, "Stop after this many seconds")
        ->type_name("S")
        ->check(CLI::PositiveNumber);
    app.add_option("--count", recording.maxPackets, "Stop after this many packets")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    app.add_option("--snaplen", recording.snapLength, "Keep this many bytes of a packet")->type_name("N");
    app.add_option("--buffer", recording.bufferMebibytes, "Kernel buffer in MiB")->type_name("MB");
    addLoadOptions(app, options->load);
    addReportFormat(app, options->format);
    return [options](Context& context) {
        options->load.files = {options->recording.file};
        return runRecord(*options, context);
    };
}

}  // namespace smppscope::cli
