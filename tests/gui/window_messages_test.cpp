#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include "dissector/text/character_set.h"
#include "gui/app/text.h"
#include "gui/detail/pdu_headline.h"
#include "gui/messages/message_panel.h"
#include "gui/table/pdu_table.h"
#include "gui/window/table_query.h"
#include "gui/window/workspace.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"
#include "tests/gui/window_steps.h"
#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::gui::test {

namespace {

using model::MessageCapture;

/// A window with a capture of one account: a message that is delivered two seconds later, and one in two
/// parts. PDUs 1 and 2 are the bind; 3 to 6 the first message; 7 to 10 the second.
struct MessageWindow : WindowFixture {
    MessageWindow() {
        auto bind = capture.bind("shop");
        bind.submits("A1", MessageCapture::kRecipient,
                     "price: \x01"
                     "5");
        capture.passes(2 * support::kSecond);
        bind.receives("A1");
        for (const int number : {1, 2}) {
            bind.requests(model::part(number, 2, 7, number == 1 ? "first " : "second"));
            bind.answers("B" + std::to_string(number));
        }
        capture.load();
        open({toQString(capture.analysis().files().front())});
    }

    Workspace& workspace() { return window->workspace(); }
    PduTable& pdus() { return workspace().table(); }
    MessageTable& messages() { return workspace().messages().table(); }
    QString text(int row) {
        return messages().messageModel().index(row, static_cast<int>(MessageColumn::text)).data().toString();
    }

    MessageCapture capture;
};

}  // namespace

class WindowMessagesTest : public QObject {
    Q_OBJECT

  private slots:
    void theMessagesStandBesideThePdus() {
        MessageWindow fixture;
        QCOMPARE(fixture.messages().messageModel().rowCount(), 2);
        QVERIFY(!fixture.messages().isVisible());
        actionNamed(*fixture.window, QStringLiteral("To the messages"))->trigger();
        QVERIFY(fixture.messages().isVisible());
        QVERIFY(!fixture.pdus().isVisible());
        actionNamed(*fixture.window, QStringLiteral("To the PDUs"))->trigger();
        QVERIFY(fixture.pdus().isVisible());
    }

    void aSelectedMessageLeadsToItsFirstPdu() {
        MessageWindow fixture;
        fixture.workspace().raiseMessages();
        fixture.messages().setCurrentIndex(fixture.messages().messageModel().index(1, 0));
        QCOMPARE(fixture.pdus().currentRow(), model::Row{6});
    }

    void itLeadsToAPduThatTheFilterShows() {
        MessageWindow fixture;
        applyFilter(*fixture.window, QStringLiteral("smpp.command_id == deliver_sm"));
        QTRY_COMPARE(fixture.messages().messageModel().rowCount(), 1);
        fixture.pdus().selectRow(model::kNoRow);
        QTRY_COMPARE(fixture.workspace().messages().pdusOf(0).size(), std::size_t{4});
        fixture.messages().setCurrentIndex({});
        fixture.messages().setCurrentIndex(fixture.messages().messageModel().index(0, 0));
        QCOMPARE(fixture.pdus().currentRow(), model::Row{4});
    }

    void theMessageOfTheCurrentPduIsCurrentAsWell() {
        MessageWindow fixture;
        fixture.pdus().selectRow(4);  // the receipt
        QCOMPARE(fixture.messages().currentMessage(), model::MessageNumber{0});
        QCOMPARE(fixture.pdus().currentRow(), model::Row{4});
        fixture.pdus().selectRow(9);
        QCOMPARE(fixture.messages().currentMessage(), model::MessageNumber{1});
        fixture.pdus().selectRow(0);
        QCOMPARE(fixture.messages().currentMessage(), model::MessageNumber{model::kNoNumber});
    }

    void theHeadlineTellsWhatBecameOfTheMessage() {
        MessageWindow fixture;
        const auto* headline = fixture.workspace().findChild<PduHeadline*>();
        fixture.pdus().selectRow(2);
        QTRY_VERIFY2(headline->fullText().contains(QStringLiteral("message 1 · delivered after 2.00 s")),
                     qPrintable(headline->fullText()));
        fixture.pdus().selectRow(9);
        QTRY_VERIFY2(headline->fullText().contains(QStringLiteral("message 2 · accepted after")),
                     qPrintable(headline->fullText()));
        QVERIFY(headline->fullText().contains(QStringLiteral(", 2 parts")));
        fixture.pdus().selectRow(0);
        QVERIFY(!headline->fullText().contains(QStringLiteral("message")));
    }

    void theHeadlineLeadsToTheMessage() {
        MessageWindow fixture;
        fixture.pdus().selectRow(6);
        auto* headline = fixture.workspace().findChild<PduHeadline*>();
        emit headline->linkActivated(QStringLiteral("message-1"));
        QVERIFY(fixture.messages().isVisible());
        QCOMPARE(fixture.messages().currentMessage(), model::MessageNumber{1});
    }

    void thePduTablesMenuShowsOnlyTheMessage() {
        MessageWindow fixture;
        fixture.pdus().selectRow(4);
        QMenu menu;
        emit fixture.pdus().contextMenuShown(menu);
        QCOMPARE(menu.actions().last()->text().remove(u'&'), QStringLiteral("Only message 1"));
        menu.actions().last()->trigger();
        QTRY_COMPARE(shownRows(*fixture.window), 4);
        QCOMPARE(fixture.workspace().tableQuery().query().filter, std::string("message.number == 1"));
        QMenu other;
        fixture.workspace().tableQuery().apply({});
        fixture.pdus().selectRow(0);
        emit fixture.pdus().contextMenuShown(other);
        QVERIFY(other.isEmpty());
    }

    void enterOnAMessageShowsItsPdusWhateverTheFilterWas() {
        MessageWindow fixture;
        applyFilter(*fixture.window, QStringLiteral("smpp.command_id == submit_sm"));
        fixture.workspace().raiseMessages();
        fixture.messages().setCurrentIndex(fixture.messages().messageModel().index(1, 0));
        QTest::keyClick(&fixture.messages(), Qt::Key_Return);
        QTRY_COMPARE(shownRows(*fixture.window), 4);
        QVERIFY(fixture.pdus().isVisible());
        QTRY_COMPARE(fixture.messages().messageModel().rowCount(), 1);
    }

    void anotherMeaningOfDataCodingZeroReadsTextsAnewWithoutLoading() {
        MessageWindow fixture;
        QTRY_COMPARE(fixture.text(0), QStringLiteral("price: £5"));
        applyFilter(*fixture.window, QStringLiteral("message.text contains \"£\""));
        QTRY_COMPARE(shownRows(*fixture.window), 4);
        QSignalSpy opened(fixture.window.get(), &MainWindow::documentChanged);
        actionNamed(*fixture.window, QStringLiteral("Latin-1, ISO 8859-1"))->trigger();
        QTRY_COMPARE(shownRows(*fixture.window), 0);
        fixture.workspace().tableQuery().apply({});
        QTRY_COMPARE(fixture.text(0), QStringLiteral("price: \\x015"));
        QCOMPARE(opened.count(), 0);
    }

    void theMeaningOfDataCodingZeroIsRemembered() {
        MessageWindow fixture;
        actionNamed(*fixture.window, QStringLiteral("Latin-1, ISO 8859-1"))->trigger();
        fixture.window->findChild<QAction*>(QStringLiteral("actionGsmDataCoding"))->trigger();
        const MainWindow again(fixture.settings);
        QCOMPARE(again.textSettings().dataCodingZero, std::optional(dissector::CharacterSet::latin1));
        QVERIFY(again.textSettings().rawGsmScheme);
        QVERIFY(again.findChild<QAction*>(QStringLiteral("actionGsmDataCoding"))->isChecked());
        actionNamed(*fixture.window, QStringLiteral("Guessed from each text"))->trigger();
        const MainWindow guessing(fixture.settings);
        QVERIFY(!guessing.textSettings().dataCodingZero);
    }

    void infoAndTextAreInViewOnASmallScreen() {
        MessageWindow fixture;
        fixture.window->resize(1366, 768);
        QTest::qWait(50);
        fixture.workspace().resetLayout();
        QTest::qWait(50);
        const auto seen = [](QTableView& table, int column) {
            return table.viewport()->width() - table.columnViewportPosition(column);
        };
        QVERIFY(seen(fixture.pdus(), static_cast<int>(Column::info)) >= 120);
        fixture.workspace().raiseMessages();
        QVERIFY(seen(fixture.messages(), static_cast<int>(MessageColumn::text)) >= 120);
    }
};

int runWindowMessages(int argc, char** argv) {
    WindowMessagesTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "window_messages_test.moc"
