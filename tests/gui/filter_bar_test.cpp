#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "gui/filter/chip.h"
#include "gui/filter/filter_bar.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

class FilterBarTest : public QObject {
    Q_OBJECT

  private slots:
    void typingIsCheckedButChangesNothing() {
        FilterBar bar;
        bar.show();
        QSignalSpy wanted(&bar, &FilterBar::queryWanted);
        QTest::keyClicks(&bar.edit(), QStringLiteral("smpp.command_id == submit_sm"));
        QCOMPARE(bar.edit().check().state, FilterCheck::State::good);
        QCOMPARE(wanted.count(), 0);
        QTest::keyClick(&bar.edit(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<ViewQuery>().filter,
                 std::string("smpp.command_id == submit_sm"));
    }

    void aBadFilterNamesItsSpanAndIsNotApplied() {
        FilterBar bar;
        bar.show();
        QSignalSpy wanted(&bar, &FilterBar::queryWanted);
        bar.edit().setText(QStringLiteral("smpp.comand_id == submit_sm"));
        const FilterCheck& check = bar.edit().check();
        QCOMPARE(check.state, FilterCheck::State::bad);
        QCOMPARE(bar.edit().text().mid(check.errorBegin, check.errorLength),
                 QStringLiteral("smpp.comand_id"));
        const auto* message = bar.findChild<QLabel*>(QStringLiteral("filterMessage"));
        QVERIFY(message->isVisible());
        QCOMPARE(message->text(), check.message);
        QTest::keyClick(&bar.edit(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 0);
    }

    void theSpanIsCountedInCharacters() {
        const FilterCheck check =
            checkFilter(QStringLiteral("smpp.source_addr == \"äöü\" and nonsense.field"));
        QCOMPARE(check.state, FilterCheck::State::bad);
        QCOMPARE(check.errorBegin, 30);
        QCOMPARE(check.errorLength, 14);
    }

    void escapeLeaves() {
        FilterBar bar;
        bar.show();
        QSignalSpy left(&bar, &FilterBar::left);
        QTest::keyClick(&bar.edit(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void upAndDownWalkTheHistory() {
        FilterBar bar;
        bar.show();
        bar.edit().setHistory(
            FilterHistory({QStringLiteral("pdu.unanswered"), QStringLiteral("pdu.malformed")}));
        QTest::keyClick(&bar.edit(), Qt::Key_Up);
        QCOMPARE(bar.edit().text(), QStringLiteral("pdu.malformed"));
        QTest::keyClick(&bar.edit(), Qt::Key_Up);
        QCOMPARE(bar.edit().text(), QStringLiteral("pdu.unanswered"));
        QTest::keyClick(&bar.edit(), Qt::Key_Down);
        QTest::keyClick(&bar.edit(), Qt::Key_Down);
        QCOMPARE(bar.edit().text(), QString());
    }

    void scopesAreChipsThatCanBeRemoved() {
        FilterBar bar;
        bar.show();
        ViewQuery query;
        query.filter = "pdu.unanswered";
        query.scope = SessionScope{.sessions = {0}, .label = "session 1"};
        bar.showQuery(query);
        auto* chip = bar.findChild<Chip*>(QStringLiteral("sessionChip"));
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->text(), QStringLiteral("session 1"));
        QCOMPARE(bar.edit().text(), QStringLiteral("pdu.unanswered"));
        QSignalSpy wanted(&bar, &FilterBar::queryWanted);
        emit chip->removed();
        const auto left = wanted.first().first().value<ViewQuery>();
        QVERIFY(!left.scope);
        QCOMPARE(left.filter, std::string("pdu.unanswered"));
    }
};

int runFilterBar(int argc, char** argv) {
    FilterBarTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "filter_bar_test.moc"
