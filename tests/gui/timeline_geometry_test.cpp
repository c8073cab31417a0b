#include <QTest>

#include "gui/timeline/timeline_layout.h"
#include "gui/timeline/zoom_control.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

constexpr model::TimeNs kSecond = support::kSecond;
constexpr TimeRange kFull{0, 100 * kSecond};

std::vector<std::string> labelsOf(const std::vector<TimeTick>& ticks) {
    std::vector<std::string> labels;
    for (const TimeTick& tick : ticks) {
        labels.push_back(tick.label);
    }
    return labels;
}

}  // namespace

class TimelineGeometryTest : public QObject {
    Q_OBJECT

  private slots:
    void timeAndPixelAreEachOthersInverse() {
        const TimeAxis axis{kFull, 50, 400};
        QCOMPARE(axis.x(0), 50.0);
        QCOMPARE(axis.x(kFull.end), 450.0);
        QCOMPARE(axis.time(axis.x(33 * kSecond)), 33 * kSecond);
    }

    void labelsOfTimesStayUnderThePlot() {
        const TimelineLayout layout = TimelineLayout::in({500, 200}, 80, 12);
        QCOMPARE(layout.timeLabel(300, 60)->center().x(), 300.0);
        QVERIFY(layout.timeLabel(300, 60)->top() > layout.plot.bottom());
        QVERIFY(layout.timeLabel(110, 60));
        QVERIFY(!layout.timeLabel(109, 60));
        QVERIFY(layout.timeLabel(470, 60));
        QVERIFY(!layout.timeLabel(471, 60));
    }

    void zoomingKeepsTheTimeUnderThePointer() {
        const TimeRange visible = zoomed(kFull, 30 * kSecond, 0.5, kFull);
        QCOMPARE(visible.length(), 50 * kSecond);
        const TimeAxis before{kFull, 0, 1000};
        const TimeAxis after{visible, 0, 1000};
        QCOMPARE(after.x(30 * kSecond), before.x(30 * kSecond));
    }

    void zoomingStopsAtTheWholeAndAtTheShortestView() {
        QCOMPARE(zoomed({10, 20}, 15, 1e12, kFull), kFull);
        QCOMPARE(zoomed(kFull, 30 * kSecond, 1e-15, kFull).length(), kShortestView);
    }

    void zoomingAtTheEdgeStaysInside() {
        const TimeRange visible = zoomed({90 * kSecond, 100 * kSecond}, 100 * kSecond, 2, kFull);
        QCOMPARE(visible, (TimeRange{80 * kSecond, 100 * kSecond}));
    }

    void panningStopsAtTheEnds() {
        const TimeRange visible{40 * kSecond, 60 * kSecond};
        QCOMPARE(panned(visible, 5 * kSecond, kFull), (TimeRange{45 * kSecond, 65 * kSecond}));
        QCOMPARE(panned(visible, -99 * kSecond, kFull), (TimeRange{0, 20 * kSecond}));
        QCOMPARE(panned(visible, 99 * kSecond, kFull), (TimeRange{80 * kSecond, 100 * kSecond}));
    }

    void ticksAreRoundAndLabelledAsPreciselyAsTheyAreApart() {
        const TimeFormat clock{TimeStyle::timeOfDay, 0};
        QCOMPARE(labelsOf(timeTicks({0, 3 * kSecond}, 5, clock)),
                 (std::vector<std::string>{"00:00:00", "00:00:01", "00:00:02", "00:00:03"}));
        QCOMPARE(labelsOf(timeTicks({kSecond, kSecond + 2'000'000}, 3, clock)),
                 (std::vector<std::string>{"00:00:01.000", "00:00:01.001", "00:00:01.002"}));
        QCOMPARE(labelsOf(timeTicks({0, 48 * 3600 * kSecond}, 5, clock)),
                 (std::vector<std::string>{"01-01", "12:00", "01-02", "12:00", "01-03"}));
    }

    void ticksSinceTheStartBeginThere() {
        const TimeFormat sinceStart{TimeStyle::sinceStart, 500};
        QCOMPARE(labelsOf(timeTicks({500, 500 + 2 * kSecond}, 3, sinceStart)),
                 (std::vector<std::string>{"0 s", "1 s", "2 s"}));
    }

    void thereAreNeverMoreTicksThanAskedFor() {
        for (model::TimeNs length = 1; length < 10'000 * 86'400 * kSecond; length *= 7) {
            const auto ticks = timeTicks({123, 123 + length}, 6, {TimeStyle::timeOfDay, 0});
            QVERIFY2(ticks.size() <= 7, qPrintable(QString::number(length)));
        }
    }

    void latencyAxisIsLogarithmicAndUpsideDown() {
        const LatencyAxis axis{{1'000'000, 1'000'000'000}, 10, 300};
        QCOMPARE(axis.y(1'000'000), 310.0);
        QCOMPARE(axis.y(10'000'000), 210.0);
        QCOMPARE(axis.y(1'000'000'000), 10.0);
        QCOMPARE(axis.y(5), 310.0);
        QVERIFY(std::abs(axis.latency(axis.y(33'000'000)) - 33'000'000) < 1);
    }

    void latencyAxisCoversWholeDecades() {
        QCOMPARE(LatencyRange::covering(1'200'000, 64'000'000), (LatencyRange{1'000'000, 100'000'000}));
        QCOMPARE(LatencyRange::covering(0, 0), (LatencyRange{1'000, 10'000}));
        QCOMPARE(LatencyRange::covering(1'000'000, 1'000'000), (LatencyRange{1'000'000, 10'000'000}));
        std::vector<std::string> labels;
        for (const LatencyTick& tick : latencyTicks({1'000'000, 100'000'000}, 10)) {
            labels.push_back(tick.label);
        }
        QCOMPARE(labels, (std::vector<std::string>{"1 ms", "", "", "10 ms", "", "", "100 ms"}));
    }

    void latencyAxisLabelsNoMoreDecadesThanThereIsRoomFor() {
        const auto labelled = [](int mostLabels) {
            std::vector<std::string> labels;
            for (const LatencyTick& tick : latencyTicks({10'000, 10'000'000'000}, mostLabels)) {
                if (!tick.label.empty()) {
                    labels.push_back(tick.label);
                }
            }
            return labels;
        };
        QCOMPARE(labelled(7).size(), std::size_t{7});
        QCOMPARE(labelled(6), (std::vector<std::string>{"10 µs", "1 ms", "100 ms", "10 s"}));
        QCOMPARE(labelled(0), (std::vector<std::string>{"10 µs"}));
    }

    void zoomControlFollowsAGrowingCaptureWhileItShowsAll() {
        ZoomControl zoom;
        zoom.setFull({0, 10 * kSecond});
        zoom.setFull({0, 20 * kSecond});
        QCOMPARE(zoom.visible(), (TimeRange{0, 20 * kSecond}));
        zoom.show({5 * kSecond, 10 * kSecond});
        zoom.setFull({0, 30 * kSecond});
        QCOMPARE(zoom.visible(), (TimeRange{5 * kSecond, 10 * kSecond}));
        zoom.reset();
        QVERIFY(zoom.showsAll());
    }

    void cellsAreFoundWhereTheyArePainted() {
        const TimelineLayout layout = TimelineLayout::in({500, 200}, 60, 16);
        Density density{
            .query = {.range = kFull, .latencies = {}, .columns = 40, .bins = 20, .rows = 0, .only = {}},
            .cells = std::vector<DensityCell>(40 * 21)};
        const DensityGrid grid{density, layout, {20 * kSecond, 60 * kSecond}};
        for (const CellPlace place : {CellPlace{10, 1}, {15, 0}, {22, 20}}) {
            QCOMPARE(*grid.at(grid.box(place).center()), place);
        }
        QVERIFY(!grid.at({70, 199}));
    }

    void theNearestCellWithinReachIsFound() {
        const TimelineLayout layout = TimelineLayout::in({500, 200}, 60, 16);
        Density density{
            .query = {.range = kFull, .latencies = {}, .columns = 100, .bins = 50, .rows = 0, .only = {}},
            .cells = std::vector<DensityCell>(100 * 51)};
        density.cells[100 * 10 + 30].counts[0] = 1;
        density.cells[100 * 10 + 33].counts[1] = 1;
        const DensityGrid grid{density, layout, kFull};
        const QPointF near = grid.box({32, 10}).center();
        QCOMPARE(*grid.nearest(near, 12, kAllOutcomes), (CellPlace{33, 10}));
        QCOMPARE(*grid.nearest(near, 12, {true, false, true}), (CellPlace{30, 10}));
        QVERIFY(!grid.nearest(grid.box({60, 10}).center(), 12, kAllOutcomes));
    }
};

int runTimelineGeometry(int argc, char** argv) {
    TimelineGeometryTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "timeline_geometry_test.moc"
