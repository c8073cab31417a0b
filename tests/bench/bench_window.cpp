// What the window costs: the first rows of a capture of a million PDUs, and a frame while scrolling through
// ten million. Offscreen unless told otherwise. The figures to hold: first_rows_ms below 500, a frame below
// 16 ms.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>

#include "dissector/commands.h"
#include "gui/table/pdu_table.h"
#include "gui/timeline/density.h"
#include "gui/window/main_window.h"
#include "gui/window/workspace.h"
#include "tests/support/temp_dir.h"
#include "tests/support/traffic_generator.h"

namespace {

using namespace smppscope;

constexpr std::uint64_t kCapturePdus = 1'000'000;
constexpr std::size_t kTableRows = 10'000'000;
constexpr QSize kWindow{1600, 1000};

/// Notes when the table is first painted with rows in it.
class FirstRows : public QObject {
  public:
    explicit FirstRows(gui::PduTable& table) : table_(table) { table.viewport()->installEventFilter(this); }

    void start() {
        firstMs_ = -1;
        timer_.start();
    }
    qint64 ms() const { return firstMs_; }

  protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::Paint && firstMs_ < 0 && table_.pduModel().rowCount() > 0) {
            firstMs_ = timer_.elapsed();
        }
        return false;
    }

  private:
    gui::PduTable& table_;
    QElapsedTimer timer_;
    qint64 firstMs_ = -1;
};

/// How long the event loop did not come round, at worst.
class StallWatch : public QObject {
  public:
    StallWatch() {
        connect(&timer_, &QTimer::timeout, this, [this] { worstMs_ = std::max(worstMs_, since_.restart()); });
        since_.start();
        timer_.start(0);
    }
    qint64 worstMs() const { return worstMs_; }

  private:
    QTimer timer_;
    QElapsedTimer since_;
    qint64 worstMs_ = 0;
};

void openMillionPdus(benchmark::State& state) {
    const support::TempDir dir;
    support::TrafficOptions options;
    options.pdus = kCapturePdus;
    options.sessions = 50;
    support::generateTraffic(options, dir.file("million.pcap"));
    QSettings settings(QString::fromStdString(dir.file("settings.ini")), QSettings::IniFormat);
    gui::MainWindow window(settings);
    window.resize(kWindow);
    window.show();
    FirstRows firstRows(window.workspace().table());
    double first = 0;
    double stall = 0;
    for (auto _ : state) {
        const StallWatch watch;
        bool loaded = false;
        const auto connection =
            QObject::connect(&window, &gui::MainWindow::loadFinished, [&loaded] { loaded = true; });
        firstRows.start();
        window.openFiles({QString::fromStdString(dir.file("million.pcap"))});
        while (!loaded || firstRows.ms() < 0) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        QObject::disconnect(connection);
        first = std::max(first, static_cast<double>(firstRows.ms()));
        stall = std::max(stall, static_cast<double>(watch.worstMs()));
    }
    state.counters["first_rows_ms"] = first;
    state.counters["worst_stall_ms"] = stall;
}
BENCHMARK(openMillionPdus)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

std::shared_ptr<const model::PduStore> tenMillionRows() {
    static constexpr model::TimeNs kStep = 10'000;
    auto store = std::make_shared<model::PduStore>();
    for (std::size_t i = 0; i < kTableRows; ++i) {
        const bool response = i % 2 == 1;
        const auto row = static_cast<model::Row>(i);
        store->append({.time = static_cast<model::TimeNs>(i) * kStep,
                       .frame = i + 1,
                       .length = response ? 30U : 120U,
                       .command = dissector::kSubmitSm | (response ? dissector::kResponseBit : 0),
                       .status = i % 101 == 0 && response ? 0x58U : 0U,
                       .sequence = static_cast<std::uint32_t>(i / 2 + 1),
                       .partner = response ? row - 1 : row + 1,
                       .flags = response ? model::pdu_flag::kFromServer : model::pdu_flag::kExpectsResponse});
    }
    store->publish();
    return store;
}

gui::CaptureStatePtr stateOf(const model::PduStore& store) {
    auto state = std::make_shared<gui::CaptureState>();
    state->snapshot.rows = store.size();
    state->snapshot.finished = true;
    state->snapshot.sessions.resize(1);
    state->snapshot.sessions[0].systemId = "account";
    state->issuesBySession.resize(1);
    return state;
}

void showTenMillionRows(benchmark::State& state) {
    const auto store = tenMillionRows();
    const auto shown = stateOf(*store);
    for (auto _ : state) {
        gui::PduTable table(nullptr);
        table.resize(kWindow);
        table.show();
        table.pduModel().setPdus(store);
        table.pduModel().setState(shown);
        QCoreApplication::processEvents();
    }
}
BENCHMARK(showTenMillionRows)->Unit(benchmark::kMillisecond);

void scrollFrame(benchmark::State& state) {
    const auto store = tenMillionRows();
    gui::PduTable table(nullptr);
    table.resize(kWindow);
    table.show();
    table.pduModel().setPdus(store);
    table.pduModel().setState(stateOf(*store));
    QCoreApplication::processEvents();
    std::mt19937 random(1);
    std::uniform_int_distribution<int> place(0, table.verticalScrollBar()->maximum());
    for (auto _ : state) {
        table.verticalScrollBar()->setValue(place(random));
        table.viewport()->repaint();
    }
    state.counters["rows"] = static_cast<double>(store->size());
}
BENCHMARK(scrollFrame)->Unit(benchmark::kMillisecond);

void aggregateTimeline(benchmark::State& state) {
    const auto store = tenMillionRows();
    gui::BlockTimes times;
    times.extend(*store, store->size());
    const gui::DensityQuery query{.range = {0, store->time(static_cast<model::Row>(store->size() - 1))},
                                  .latencies = {},
                                  .columns = 700,
                                  .bins = 100,
                                  .rows = store->size(),
                                  .only = nullptr};
    for (auto _ : state) {
        benchmark::DoNotOptimize(gui::computeDensity(*store, times, query, {}));
    }
}
BENCHMARK(aggregateTimeline)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
