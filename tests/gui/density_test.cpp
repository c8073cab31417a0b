#include <QTest>

#include "gui/timeline/density.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

constexpr model::TimeNs kMs = support::kMillisecond;

DensityQuery queryOver(const TimeRange& range, std::size_t rows) {
    return {.range = range, .latencies = {1e6, 1e9}, .columns = 10, .bins = 3, .rows = rows, .only = nullptr};
}

Density compute(const model::PduStore& pdus, const DensityQuery& query) {
    BlockTimes times;
    times.extend(pdus, query.rows);
    return *computeDensity(pdus, times, query, {});
}

std::uint64_t sum(const Density& density) {
    std::uint64_t total = 0;
    for (const DensityCell& cell : density.cells) {
        total += cell.total();
    }
    return total;
}

}  // namespace

class DensityTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRequestIsInOneCell() {
        StoreBuilder builder;
        for (int i = 0; i < 100'000; ++i) {
            builder.pair(i * kMs, i % 97 == 0 ? -1 : (1 + i % 1000) * kMs, i % 10 == 0 ? 8 : 0);
        }
        const auto pdus = builder.store();
        const Density density = compute(*pdus, queryOver({0, 100'000 * kMs}, pdus->size()));
        QCOMPARE(sum(density), std::uint64_t{100'000});
        QCOMPARE(density.total(), std::uint64_t{100'000});
        QCOMPARE(density.totals[2], std::uint64_t{1'031});
    }

    void cellsAreByTimeLatencyAndOutcome() {
        StoreBuilder builder;
        const model::Row fast = builder.pair(5 * kMs, 2 * kMs);
        builder.pair(95 * kMs, 500 * kMs, 0x58);
        const model::Row lost = builder.pair(45 * kMs, -1);
        const auto pdus = builder.store();
        const Density density = compute(*pdus, queryOver({0, 100 * kMs}, pdus->size()));
        QCOMPARE(density.at(0, 3).counts[0], 1U);
        QCOMPARE(density.at(0, 3).row, fast);
        QCOMPARE(density.at(9, 1).counts[1], 1U);
        QCOMPARE(density.at(4, 0).counts[2], 1U);
        QCOMPARE(density.at(4, 0).row, lost);
    }

    void anErrorStandsForItsCell() {
        StoreBuilder builder;
        builder.pair(1 * kMs, 2 * kMs);
        const model::Row refused = builder.pair(2 * kMs, 2 * kMs, 0x58);
        builder.pair(3 * kMs, 2 * kMs, 0x58);
        const auto pdus = builder.store();
        const Density density = compute(*pdus, queryOver({0, 100 * kMs}, pdus->size()));
        QCOMPARE(density.at(0, 3).total(), 3U);
        QCOMPARE(density.at(0, 3).row, refused);
    }

    void onlyRequestsWithinTheRangeCount() {
        StoreBuilder builder;
        for (int i = 0; i < 100; ++i) {
            builder.pair(i * kMs, kMs);
        }
        const auto pdus = builder.store();
        QCOMPARE(compute(*pdus, queryOver({10 * kMs, 19 * kMs}, pdus->size())).total(), std::uint64_t{10});
        QCOMPARE(compute(*pdus, queryOver({0, 100 * kMs}, 50)).total(), std::uint64_t{25});
    }

    void aListedPairCountsOnceHoweverItIsListed() {
        StoreBuilder builder;
        for (int i = 0; i < 3; ++i) {
            builder.pair(i * kMs, kMs);
        }
        const auto pdus = builder.store();
        DensityQuery query = queryOver({0, 100 * kMs}, pdus->size());
        query.only = std::make_shared<const std::vector<model::Row>>(std::vector<model::Row>{0, 1, 3, 4});
        QCOMPARE(compute(*pdus, query).total(), std::uint64_t{3});
    }

    void blocksOutsideTheRangeAreSkipped() {
        StoreBuilder builder;
        const int pairs = static_cast<int>(model::PduStore::kBlockRows);  // two blocks
        for (int i = 0; i < pairs; ++i) {
            builder.pair(i * kMs, 0);
        }
        BlockTimes times;
        times.extend(*builder.store(), builder.store()->size());
        QVERIFY(times.mayHold(0, {0, kMs}));
        QVERIFY(!times.mayHold(1, {0, kMs}));
        QVERIFY(times.mayHold(1, {(pairs - 1) * kMs, pairs * kMs}));
        QVERIFY(times.mayHold(2, {0, kMs}));
    }

    void aStoppedQueryGivesNothing() {
        StoreBuilder builder;
        builder.pair(0, kMs);
        std::stop_source source;
        source.request_stop();
        QVERIFY(!computeDensity(*builder.store(), {}, queryOver({0, kMs}, 2), source.get_token()));
    }

    void zerosAreNotToldBeforeAllIsCounted() {
        Density density;
        density.query.rows = 5;
        QVERIFY(!tellsTotals(density, 10, false));
        QVERIFY(!tellsTotals(density, 5, true));
        QVERIFY(tellsTotals(density, 5, false));
        density.totals = {3, 0, 0};
        QVERIFY(tellsTotals(density, 10, true));
    }
};

int runDensity(int argc, char** argv) {
    DensityTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "density_test.moc"
