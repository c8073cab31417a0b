#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_tree_view.h"
#include "gui/filter/filter_bar.h"
#include "gui/sessions/session_view.h"
#include "gui/table/pdu_table.h"
#include "gui/window/job_progress.h"
#include "gui/window/message_bar.h"
#include "gui/window/status_line.h"
#include "gui/window/table_query.h"
#include "gui/window/workspace.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"
#include "tests/gui/window_steps.h"

namespace smppscope::gui::test {

class WindowViewsTest : public QObject {
    Q_OBJECT

  private slots:
    void theFirstPduIsSelectedAndShown() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        QCOMPARE(workspace.table().currentRow(), model::Row{0});
        QTRY_VERIFY(workspace.tree().treeModel().detail());
        QCOMPARE(workspace.bytes().hexLayout().size,
                 static_cast<std::uint32_t>(workspace.tree().treeModel().detail()->bytes.size()));
    }

    void selectingARowShowsItsTreeAndBytes() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        QVERIFY(workspace.table().selectRow(4));
        QTRY_VERIFY(workspace.tree().treeModel().detail() && workspace.tree().treeModel().detail()->row == 4);
        QTest::mouseClick(workspace.bytes().viewport(), Qt::LeftButton, {},
                          workspace.bytes().hexLayout().hexBox(5).center());
        QCOMPARE(workspace.tree().currentNode()->field->name, std::string_view("smpp.command_id"));
        QCOMPARE(workspace.bytes().highlighted(), (dissector::ByteRange{4, 4}));
    }

    void aFilterShowsOnlyWhatMatches() {
        WindowFixture fixture;
        fixture.openSample();
        applyFilter(*fixture.window, QStringLiteral("smpp.command_status == ESME_RTHROTTLED"));
        QTRY_COMPARE(shownRows(*fixture.window), 3);
        QCOMPARE(fixture.window->statusLine().shownText(), QStringLiteral("3 of 85 PDUs"));
        applyFilter(*fixture.window, QString());
        QTRY_COMPARE(shownRows(*fixture.window), 85);
    }

    void aBadFilterKeepsTheLastResult() {
        WindowFixture fixture;
        fixture.openSample();
        applyFilter(*fixture.window, QStringLiteral("pdu.unanswered"));
        QTRY_COMPARE(shownRows(*fixture.window), 1);
        applyFilter(*fixture.window, QStringLiteral("pdu.unanswered and and"));
        QTest::qWait(50);
        QCOMPARE(shownRows(*fixture.window), 1);
        QCOMPARE(fixture.window->workspace().tableQuery().query().filter, std::string("pdu.unanswered"));
    }

    void aCancelledFilterSaysSoAndEnterLetsItGoOn() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        ViewQuery query;
        query.filter = "smpp.command_status == ESME_RTHROTTLED";
        workspace.tableQuery().apply(query);
        emit fixture.window->statusLine().searching().cancelled();
        QCOMPARE(shownRows(*fixture.window), 0);
        const auto* message = workspace.filterBar().findChild<QLabel*>(QStringLiteral("filterMessage"));
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains(QStringLiteral("0 of 85 PDUs")));
        QTest::keyClick(&workspace.filterBar().edit(), Qt::Key_Return);
        QTRY_COMPARE(shownRows(*fixture.window), 3);
        QTRY_VERIFY(!message->isVisible());
        QVERIFY(!workspace.tableQuery().isPartial());
    }

    void theSelectedRowSurvivesAFilterThatShowsIt() {
        WindowFixture fixture;
        fixture.openSample();
        PduTable& table = fixture.window->workspace().table();
        table.selectRow(10);
        applyFilter(*fixture.window, QStringLiteral("smpp.command_id == submit_sm"));
        QTRY_COMPARE(shownRows(*fixture.window), 40);
        QCOMPARE(table.currentRow(), model::Row{10});
        applyFilter(*fixture.window, QStringLiteral("smpp.command_id == submit_sm_resp"));
        QTRY_COMPARE(shownRows(*fixture.window), 39);
        QCOMPARE(table.currentRow(), model::kNoRow);
    }

    void aFilterWithoutHitsShowsNoPduAndAWayBack() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        QTRY_VERIFY(workspace.tree().treeModel().detail());
        applyFilter(*fixture.window, QStringLiteral("smpp.command_id == cancel_sm"));
        QTRY_COMPARE(shownRows(*fixture.window), 0);
        QVERIFY(!workspace.tree().treeModel().detail());
        QCOMPARE(workspace.bytes().hexLayout().size, std::uint32_t{0});
        auto* const back = workspace.table().findChild<QAbstractButton*>(QStringLiteral("showAll"));
        QVERIFY(back->isVisible());
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_COMPARE(shownRows(*fixture.window), 85);
        QVERIFY(!back->isVisible());
    }

    void aSessionScopesTheTableAndItsChipFreesIt() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = *fixture.window;
        SessionView& sessions = window.workspace().sessions();
        sessions.setFocus();
        sessions.setCurrentIndex(sessions.sessionModel().indexOfSession(1));
        QTest::keyClick(&sessions, Qt::Key_Return);
        QTRY_COMPARE(shownRows(window), 4);
        auto* chip = window.workspace().filterBar().findChild<QWidget*>(QStringLiteral("sessionChip"));
        QVERIFY(chip->isVisible());
        applyFilter(window, QStringLiteral("smpp.command_id == deliver_sm"));
        QTRY_COMPARE(shownRows(window), 1);
        QTest::mouseClick(chip->findChild<QAbstractButton*>(), Qt::LeftButton);
        QTRY_VERIFY(!chip->isVisible());
        QTRY_COMPARE(shownRows(window), 1);
        QCOMPARE(window.workspace().tableQuery().query().filter,
                 std::string("smpp.command_id == deliver_sm"));
    }

    void backAndForwardWalkThroughQueries() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = *fixture.window;
        applyFilter(window, QStringLiteral("pdu.unanswered"));
        QTRY_COMPARE(shownRows(window), 1);
        actionNamed(window, QStringLiteral("Back"))->trigger();
        QTRY_COMPARE(shownRows(window), 85);
        QCOMPARE(window.workspace().filterBar().edit().text(), QString());
        actionNamed(window, QStringLiteral("Forward"))->trigger();
        QTRY_COMPARE(shownRows(window), 1);
    }

    void contextConditionsJoinTheFilter() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        workspace.addCondition(QStringLiteral("smpp.command_id == submit_sm"), Combine::replace);
        workspace.addCondition(QStringLiteral("pdu.unanswered"), Combine::conjunctionNot);
        QCOMPARE(workspace.filterBar().edit().text(),
                 QStringLiteral("smpp.command_id == submit_sm and not pdu.unanswered"));
        QTRY_COMPARE(shownRows(*fixture.window), 39);
    }

    void slashFocusesTheFilterAndEscapeLeavesIt() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        fixture.window->activateWindow();
        workspace.table().setFocus();
        QTRY_VERIFY(workspace.table().hasFocus());
        QTest::keyClick(&workspace.table(), Qt::Key_Slash);
        QTRY_VERIFY(workspace.filterBar().edit().hasFocus());
        QTest::keyClick(&workspace.filterBar().edit(), Qt::Key_Escape);
        QTRY_VERIFY(workspace.table().hasFocus());
    }

    void shortcutsOfTheWindowWorkWhileTheFilterHasTheFocus() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = *fixture.window;
        window.activateWindow();
        FilterEdit& edit = window.workspace().filterBar().edit();
        edit.setFocus();
        QTRY_VERIFY(edit.hasFocus());
        edit.setText(QStringLiteral("smpp"));
        QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(edit.selectedText(), QStringLiteral("smpp"));
        // As Ctrl+E, which a line takes for its end on some systems only.
        QAction* action = actionNamed(window, QStringLiteral("Start…"));
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Left));
        QSignalSpy start(action, &QAction::triggered);
        QTest::keyClick(&edit, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(start.count(), 1);
    }

    void requestAndResponseLeadToEachOther() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        workspace.table().selectRow(4);
        workspace.goToPartner();
        QCOMPARE(workspace.table().currentRow(), model::Row{5});
        workspace.goToPartner();
        QCOMPARE(workspace.table().currentRow(), model::Row{4});
    }

    void aRowThatIsFilteredOutIsOfferedNotLost() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        applyFilter(*fixture.window, QStringLiteral("pdu.unanswered"));
        QTRY_COMPARE(shownRows(*fixture.window), 1);
        workspace.goTo(4);
        QVERIFY(workspace.messageBar().isVisible());
        QTest::mouseClick(workspace.messageBar().findChild<QAbstractButton*>(QStringLiteral("messageAction")),
                          Qt::LeftButton);
        QTRY_COMPARE(workspace.table().currentRow(), model::Row{4});
    }

    void passwordsAreMaskedUnlessRevealed() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        QTRY_VERIFY(workspace.tree().treeModel().detail());
        QVERIFY(!workspace.tree().treeModel().detail()->revealed);
        workspace.bytes().setFocus();
        workspace.copyAs(CopyForm::hex);
        auto* reveal = fixture.window->findChild<QAction*>(QStringLiteral("actionReveal"));
        QVERIFY(!reveal->isChecked());
        reveal->trigger();
        QTRY_VERIFY(workspace.tree().treeModel().detail()->revealed);
    }

    void copyGoesByWhatHasTheFocus() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        fixture.window->activateWindow();
        workspace.table().selectRow(4);
        QTRY_VERIFY(workspace.tree().treeModel().detail() && workspace.tree().treeModel().detail()->row == 4);
        workspace.table().setFocus();
        QTRY_VERIFY(workspace.table().hasFocus());
        workspace.copy();
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("5\t")));
        workspace.bytes().setFocus();
        QTRY_VERIFY(workspace.bytes().hasFocus());
        QTest::mouseClick(workspace.bytes().viewport(), Qt::LeftButton, {},
                          workspace.bytes().hexLayout().hexBox(5).center());
        workspace.copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("00 00 00 04"));
        workspace.copyAs(CopyForm::filter);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("smpp.command_id == submit_sm"));
    }
};

int runWindowViews(int argc, char** argv) {
    WindowViewsTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "window_views_test.moc"
