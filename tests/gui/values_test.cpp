#include <QTest>

#include "gui/document/view_query.h"
#include "gui/filter/filter_history.h"
#include "gui/table/row_list.h"
#include "gui/table/time_format.h"
#include "gui/window/load_estimate.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

class ValuesTest : public QObject {
    Q_OBJECT

  private slots:
    void queryWithoutAnythingIsEverything() {
        QVERIFY(ViewQuery{}.everything());
        QVERIFY((ViewQuery{.filter = "  ", .scope = {}, .time = {}}.everything()));
        QCOMPARE(ViewQuery{}.expression(), std::string());
    }

    void queryJoinsScopesAndFilter() {
        ViewQuery query;
        query.filter = "smpp.command_id == submit_sm or pdu.latency > 1";
        QCOMPARE(query.expression(), query.filter);
        query.scope = SessionScope{.sessions = {2}, .label = "session 3"};
        QCOMPARE(query.expression(),
                 std::string("session.id == 3 and (smpp.command_id == submit_sm or pdu.latency > 1)"));
        query.scope->sessions = {0, 4};
        query.filter.clear();
        query.time = TimeRange{1'500'000'000, 2'000'000'001};
        QCOMPARE(query.expression(),
                 std::string("session.id in {1, 5} and frame.time_epoch >= 1.500000000 and "
                             "frame.time_epoch <= 2.000000001"));
    }

    void conditionsJoinAFilterWithParenthesesWhereNeeded() {
        QCOMPARE(combined("a == 1", "b == 2", Combine::replace), std::string("b == 2"));
        QCOMPARE(combined("", "b == 2", Combine::conjunction), std::string("b == 2"));
        QCOMPARE(combined("a == 1", "b == 2", Combine::conjunction), std::string("a == 1 and b == 2"));
        QCOMPARE(combined("a or c", "b == 2", Combine::conjunction), std::string("(a or c) and b == 2"));
        QCOMPARE(combined("a == 1", "b == 2", Combine::conjunctionNot),
                 std::string("a == 1 and not (b == 2)"));
        QCOMPARE(combined("", "b", Combine::conjunctionNot), std::string("not b"));
    }

    void historyWalksBackAndKeepsWhatWasTyped() {
        FilterHistory history;
        history.add(QStringLiteral("one"));
        history.add(QStringLiteral("two"));
        QCOMPARE(history.older(QStringLiteral("typing")), QStringLiteral("two"));
        QCOMPARE(history.older(QStringLiteral("two")), QStringLiteral("one"));
        QCOMPARE(history.older(QStringLiteral("one")), QStringLiteral("one"));
        QCOMPARE(history.newer(QStringLiteral("one")), QStringLiteral("two"));
        QCOMPARE(history.newer(QStringLiteral("two")), QStringLiteral("typing"));
        QCOMPARE(history.newer(QStringLiteral("typing")), QStringLiteral("typing"));
    }

    void historyKeepsEachFilterOnceAndForgetsTheOldest() {
        FilterHistory history;
        for (int i = 0; i < FilterHistory::kMost + 5; ++i) {
            history.add(QString::number(i));
        }
        history.add(QStringLiteral("7"));
        history.add(QStringLiteral("   "));
        QCOMPARE(history.entries().size(), FilterHistory::kMost);
        QCOMPARE(history.entries().first(), QStringLiteral("5"));
        QCOMPARE(history.entries().last(), QStringLiteral("7"));
        QCOMPARE(history.entries().count(QStringLiteral("7")), 1);
    }

    void rowListFindsRowsByPosition() {
        RowList all = RowList::all(10);
        QCOMPARE(all.at(7), model::Row{7});
        QCOMPARE(all.lowerBound(12), std::size_t{10});
        all.grow(20);
        QVERIFY(all.holds(12, 12));
        RowList some = RowList::some();
        some.append({3, 5});
        some.append({9});
        QCOMPARE(some.size(), std::size_t{3});
        QCOMPARE(some.lowerBound(4), std::size_t{1});
        QVERIFY(!some.holds(1, 4));
        QVERIFY(some.holds(2, 9));
        QVERIFY(!some.holds(3, 9));
    }

    void timesAreWrittenInTheStyleAskedFor() {
        const model::TimeNs start = support::kCaptureStart;
        const model::TimeNs time = start + 3'723'000'456'789;
        QCOMPARE((TimeFormat{TimeStyle::timeOfDay, start}.text(time)), std::string("01:02:03.000456"));
        QCOMPARE((TimeFormat{TimeStyle::dateAndTime, start}.text(time)),
                 std::string("2026-01-01 01:02:03.000456"));
        QCOMPARE((TimeFormat{TimeStyle::sinceStart, start}.text(time)), std::string("3723.000456"));
        QCOMPARE((TimeFormat{TimeStyle::sinceStart, time}.text(start)), std::string("-3723.000456"));
        QCOMPARE(fullTime(time), std::string("2026-01-01 01:02:03.000456789 UTC"));
    }

    void progressTellsTheTimeLeftOnceItCan() {
        QCOMPARE((LoadEstimate{50'000'000, 200'000'000, 100}.text()), std::string("50.0 MB of 200 MB, 25 %"));
        QCOMPARE((LoadEstimate{50'000'000, 200'000'000, 1'000}.text()),
                 std::string("50.0 MB of 200 MB, 25 %, 4 s left"));
        QCOMPARE((LoadEstimate{200, 200, 9'000}.text()), std::string("200 B of 200 B, 100 %"));
        QCOMPARE((LoadEstimate{7, 0, 9'000}.text()), std::string("7 B"));
        QCOMPARE((LoadEstimate{7, 0, 9'000}.permille()), 0);
    }
};

int runValues(int argc, char** argv) {
    ValuesTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "values_test.moc"
