#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "gui/app/theme.h"
#include "gui/filter/chip.h"
#include "gui/filter/filter_bar.h"
#include "gui/filter/filter_completer.h"
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

    void completionsFollowTheCursor() {
        FilterBar bar;
        bar.show();
        FilterEdit& edit = bar.edit();
        QTest::keyClicks(&edit, QStringLiteral("smpp.command_i"));
        QAbstractItemView* list = edit.completions().popup();
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("smpp.command_id"));
        QVERIFY(!edit.completions().hasChoice());

        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(edit.completions().hasChoice());
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(edit.text(), QStringLiteral("smpp.command_id "));
        QVERIFY(!list->isVisible());

        QTest::keyClicks(&edit, QStringLiteral("== submit_s"));
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("submit_sm"));
    }

    void valuesAreNoFieldsAndTheListLeavesTheMessageFree() {
        FilterBar bar;
        bar.resize(700, bar.sizeHint().height());
        bar.show();
        QTest::keyClicks(&bar.edit(), QStringLiteral("smpp.command_length == sub"));
        QAbstractItemView* list = bar.edit().completions().popup();
        QVERIFY(!list->isVisible());
        bar.edit().clear();
        QTest::keyClicks(&bar.edit(), QStringLiteral("smpp.command_i"));
        QTRY_VERIFY(list->isVisible());
        const auto* message = bar.findChild<QLabel*>(QStringLiteral("filterMessage"));
        QVERIFY(message->isVisible());
        const int below = bar.edit().mapToGlobal(bar.edit().rect().bottomLeft()).y();
        QVERIFY(list->mapToGlobal(QPoint()).y() >= below + message->heightForWidth(bar.width()));
    }

    void enterAppliesWhileCompletionsAreOffered() {
        FilterBar bar;
        bar.show();
        QSignalSpy wanted(&bar, &FilterBar::queryWanted);
        QTest::keyClicks(&bar.edit(), QStringLiteral("pdu.unanswered"));
        bar.edit().completions().offer(true);
        QTest::keyClick(&bar.edit(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!bar.edit().completions().popup()->isVisible());
    }

    void completingInTheMiddleReplacesTheWordOnly() {
        FilterBar bar;
        bar.show();
        FilterEdit& edit = bar.edit();
        edit.setText(QStringLiteral("smpp.source_addr == \"ä\" and pdu.unan and pdu.malformed"));
        edit.setCursorPosition(36);
        edit.completions().offer(true);
        QAbstractItemView* list = edit.completions().popup();
        QTRY_VERIFY(list->isVisible());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(edit.text(),
                 QStringLiteral("smpp.source_addr == \"ä\" and pdu.unanswered and pdu.malformed"));
    }

    void tintsFollowTheTheme() {
        FilterBar bar;
        bar.show();
        bar.edit().setText(QStringLiteral("nonsense"));
        const QPalette before = QApplication::palette();
        // The application tells its widgets only while its event loop runs.
        QEvent change(QEvent::ApplicationPaletteChange);
        applyTheme(Theme::dark);
        QApplication::sendEvent(&bar.edit(), &change);
        QVERIFY(bar.edit().palette().color(QPalette::Base).lightness() < 100);
        applyTheme(Theme::light);
        QApplication::sendEvent(&bar.edit(), &change);
        QVERIFY(bar.edit().palette().color(QPalette::Base).lightness() > 200);
        QApplication::setPalette(before);
    }

    void theFilterInForceIsAChipWhileAnotherIsTyped() {
        FilterBar bar;
        bar.show();
        ViewQuery query;
        query.filter = "pdu.unanswered";
        bar.showQuery(query);
        auto* chip = bar.findChild<Chip*>(QStringLiteral("filterChip"));
        QVERIFY(!chip->isVisible());
        bar.edit().setText(QStringLiteral("pdu.malf"));
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->text(), QStringLiteral("filter: pdu.unanswered"));
        QSignalSpy wanted(&bar, &FilterBar::queryWanted);
        emit chip->removed();
        QVERIFY(wanted.first().first().value<ViewQuery>().everything());
        QCOMPARE(bar.edit().text(), QStringLiteral("pdu.malf"));
        bar.edit().setText(QStringLiteral("pdu.unanswered"));
        QVERIFY(!chip->isVisible());
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
