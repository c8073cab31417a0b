#include <map>
#include <memory>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/format_option.h"
#include "cli/load_capture.h"
#include "cli/matching_pdus.h"
#include "cli/message_table.h"
#include "cli/verb.h"
#include "model/delimited.h"
#include "model/filter_run.h"
#include "model/messages/message_row.h"
#include "model/report.h"

namespace smppscope::cli {

namespace {

struct MessagesOptions {
    PduSelection selection;
    std::string format;
};

/// Writes one message after another. Memory does not grow with them.
class MessageSink {
  public:
    explicit MessageSink(std::ostream& out) : out_(out) {}
    virtual ~MessageSink() = default;
    virtual void begin() {}
    virtual void write(const model::MessageRow& row) = 0;
    virtual void end() {}

  protected:
    std::ostream& out_;
};

template <model::Delimiter delimiter>
class TableSink : public MessageSink {
  public:
    using MessageSink::MessageSink;
    void begin() override {
        model::writeDelimited(out_, columnNames(*model::MessageRow::descriptor()), delimiter);
    }
    void write(const model::MessageRow& row) override {
        model::writeDelimited(out_, columnValues(row), delimiter);
    }
};

class JsonSink : public MessageSink {
  public:
    using MessageSink::MessageSink;
    void write(const model::MessageRow& row) override {
        out_ << lead_ << model::messageAsJson(row);
        lead_ = kJsonList.between;
    }
    void end() override { out_ << (lead_ == kJsonList.before ? kJsonList.before : "") << kJsonList.after; }

  private:
    std::string_view lead_ = kJsonList.before;
};

/// Tables of one message each, which read as one together (protobuf's rule for repeated fields).
class BinarySink : public MessageSink {
  public:
    using MessageSink::MessageSink;
    void write(const model::MessageRow& row) override {
        model::MessageTable table;
        *table.add_messages() = row;
        out_ << table.SerializeAsString();
    }
};

template <class Sink>
std::unique_ptr<MessageSink> make(std::ostream& out) {
    return std::make_unique<Sink>(out);
}

const std::map<std::string, std::unique_ptr<MessageSink> (*)(std::ostream&)>& messageFormats() {
    static const std::map<std::string, std::unique_ptr<MessageSink> (*)(std::ostream&)> kFormats = {
        {"tsv", make<TableSink<model::Delimiter::tab>>},
        {"csv", make<TableSink<model::Delimiter::comma>>},
        {"json", make<JsonSink>},
        {"pb", make<BinarySink>}};
    return kFormats;
}

/// Which messages have a PDU that matches: by MessageNumber.
std::vector<bool> matchingMessages(const LoadedCapture& loaded, const MessagesOptions& options,
                                   const model::Filter& filter, const Context& context) {
    const model::MessageStore& store = loaded.analysis->messages();
    std::vector<bool> matching(store.messages.size(), options.selection.filter.empty());
    if (options.selection.filter.empty()) {
        return matching;
    }
    const model::MessageReader reader(loaded.analysis);
    model::RowFields fields(loaded.analysis, options.selection.capture.reveal);
    model::FilterRun run(filter, fields);
    for (model::Row row = 0; row < loaded.snapshot.rows && !context.stop.stop_requested(); ++row) {
        if (!run.matches(row)) {
            continue;
        }
        for (const model::PartNumber part : reader.partsOf(row)) {
            matching[store.parts[part].message] = true;
        }
    }
    return matching;
}

int runMessages(const MessagesOptions& options, Context& context) {
    const auto filter = parseFilter(options.selection, context);
    if (!filter) {
        return filter.error();
    }
    const LoadedCapture loaded = loadCapture(options.selection.capture, context);
    if (!loaded.usable()) {
        return loaded.status;
    }
    const std::vector<bool> matching = matchingMessages(loaded, options, *filter, context);
    const auto sink = messageFormats().at(options.format)(context.out);
    const model::MessageSummary& summary = loaded.snapshot.messages;
    model::MessageReader reader(loaded.analysis);
    sink->begin();
    for (model::MessageNumber number = 0; number < matching.size(); ++number) {
        if (context.stop.stop_requested() || !context.out) {
            break;
        }
        if (matching[number]) {
            const model::SessionId session =
                loaded.analysis->pdus().session(loaded.analysis->messages().messages[number].first);
            const std::uint32_t account = loaded.snapshot.sessions[session].account;
            sink->write(model::messageRow(
                reader, number,
                account < summary.accounts.size() ? summary.accounts[account].systemId : std::string()));
        }
    }
    sink->end();
    return context.stop.stop_requested() ? static_cast<int>(kInterrupted) : loaded.status;
}

}  // namespace

VerbRun declareMessages(CLI::App& app) {
    const auto options = std::make_shared<MessagesOptions>();
    addPduSelection(app, options->selection);
    addFormatOption(app, options->format, {"tsv", "csv", "json", "pb"},
                    "tsv or csv (a line of names, then a line per message), json (with parts, responses\n"
                    "and receipts) or pb (model/message_table.proto)");
    return [options](Context& context) { return runMessages(*options, context); };
}

}  // namespace smppscope::cli
