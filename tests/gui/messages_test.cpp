#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "gui/app/text.h"
#include "gui/messages/message_panel.h"
#include "gui/table/pdu_table_model.h"
#include "model/filter.h"
#include "tests/gui/suites.h"
#include "tests/unit/model/messages/message_capture.h"

namespace smppscope::gui::test {

namespace {

using model::MessageCapture;

/// Three messages of the account "shop": delivered, in three parts of which the second never came, rejected.
void tellOfThree(MessageCapture& capture) {
    auto bind = capture.bind("shop");
    bind.submits("A1", MessageCapture::kRecipient, "your code is 4711");
    capture.passes(2 * support::kSecond);
    bind.receives("A1");
    for (const int number : {1, 3}) {
        bind.requests(model::part(number, 3, 7, number == 1 ? "first " : "third"));
        bind.answers("B" + std::to_string(number));
    }
    bind.requests(model::submission("no <b>way</b>"));
    bind.answers({}, 0x58);
    capture.load();
}

CaptureStatePtr stateOf(const model::Analysis& analysis, std::size_t messages) {
    auto state = std::make_shared<CaptureState>();
    state->snapshot = analysis.snapshot();
    state->messages = messages;
    return state;
}

struct PanelFixture {
    explicit PanelFixture(void (*tell)(MessageCapture&) = tellOfThree) {
        tell(capture);
        panel.resize(900, 300);
        panel.show();
        panel.setAnalysis(capture.shared());
        panel.setState(stateOf(capture.analysis(), capture.analysis().messages().messages.size()));
    }

    MessageTableModel& model() { return panel.table().messageModel(); }
    QString cell(int row, MessageColumn column) {
        return model().index(row, static_cast<int>(column)).data().toString();
    }
    Tone tone(int row, MessageColumn column) {
        return static_cast<Tone>(
            model().index(row, static_cast<int>(column)).data(PduTableModel::ToneRole).toInt());
    }
    QString note() {
        const auto* label = panel.findChild<QWidget*>(QStringLiteral("emptyNote"));
        return label->isVisible() ? label->accessibleName() : QString();
    }

    MessageCapture capture;
    MessagePanel panel;
};

}  // namespace

class MessagesTest : public QObject {
    Q_OBJECT

  private slots:
    void modelIsSoundWhileMessagesComeAndAreFiltered() {
        MessageCapture capture;
        tellOfThree(capture);
        MessageDetails details;
        details.setAnalysis(capture.shared());
        MessageTableModel model(details);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAnalysis(capture.shared());
        model.setState(stateOf(capture.analysis(), 1));
        QCOMPARE(model.rowCount(), 1);
        model.setState(stateOf(capture.analysis(), 3));
        QCOMPARE(model.rowCount(), 3);
        model.showRows({1});
        model.showRows({1, 2});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.positionOf(2), 1);
        QCOMPARE(model.positionOf(0), -1);
        model.showAll();
        QCOMPARE(model.rowCount(), 3);
        model.setAnalysis(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void onlyMessagesOfTheStateAreCounted() {
        MessageCapture capture;
        tellOfThree(capture);
        const model::MessageStore& store = capture.analysis().messages();
        QCOMPARE(messagesWithin(store, capture.analysis().pdus().size()), std::size_t{3});
        QCOMPARE(messagesWithin(store, store.messages[2].first), std::size_t{2});
        QCOMPARE(messagesWithin(store, 0), std::size_t{0});
    }

    void aRowTellsTheWholeJourney() {
        PanelFixture fixture;
        QCOMPARE(fixture.cell(0, MessageColumn::number), QStringLiteral("1"));
        QCOMPARE(fixture.cell(0, MessageColumn::account), QStringLiteral("shop"));
        QCOMPARE(fixture.cell(0, MessageColumn::state), QStringLiteral("delivered"));
        QTRY_COMPARE(fixture.cell(0, MessageColumn::text), QStringLiteral("your code is 4711"));
        QCOMPARE(fixture.cell(0, MessageColumn::source), QStringLiteral("ACME"));
        QCOMPARE(fixture.cell(0, MessageColumn::destination), QStringLiteral("447700900123"));
        QCOMPARE(fixture.cell(0, MessageColumn::parts), QStringLiteral("1"));
        QCOMPARE(fixture.cell(0, MessageColumn::response), QStringLiteral("1.00 ms"));
        QCOMPARE(fixture.cell(0, MessageColumn::receipt), QStringLiteral("2.00 s"));
        QCOMPARE(fixture.cell(0, MessageColumn::id), QStringLiteral("A1"));
    }

    void aLongMessageSaysWhatIsMissing() {
        PanelFixture fixture;
        QTRY_COMPARE(fixture.cell(1, MessageColumn::text), QStringLiteral("first […]third"));
        QCOMPARE(fixture.cell(1, MessageColumn::parts), QStringLiteral("2 of 3"));
        QCOMPARE(fixture.tone(1, MessageColumn::parts), Tone::warning);
        QCOMPARE(fixture.cell(1, MessageColumn::id), QStringLiteral("B1, B3"));
    }

    void failuresStandOut() {
        PanelFixture fixture;
        QCOMPARE(fixture.cell(2, MessageColumn::state), QStringLiteral("rejected"));
        QCOMPARE(fixture.tone(2, MessageColumn::state), Tone::error);
        QCOMPARE(fixture.tone(0, MessageColumn::state), Tone::normal);
        QCOMPARE(fixture.cell(2, MessageColumn::receipt), QString());
    }

    void aTextIsNeverTakenForMarkup() {
        PanelFixture fixture;
        QTRY_COMPARE(fixture.cell(2, MessageColumn::text), QStringLiteral("no <b>way</b>"));
        const QString toolTip =
            fixture.model().index(2, static_cast<int>(MessageColumn::text)).data(Qt::ToolTipRole).toString();
        QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;")));
    }

    void everyCellMakesAFilterThatParses() {
        PanelFixture fixture;
        QTRY_VERIFY(!fixture.cell(2, MessageColumn::text).isEmpty());
        for (int row = 0; row < 3; ++row) {
            for (const MessageColumnInfo& column : messageColumns()) {
                const auto filter =
                    fixture.model().filterAt(fixture.model().index(row, static_cast<int>(column.column)));
                QVERIFY2(model::Filter::parse(filter).has_value(), filter.c_str());
            }
        }
        QCOMPARE(fixture.model().filterAt(fixture.model().index(0, 0)), std::string("message.number == 1"));
        QCOMPARE(fixture.model().filterAt(fixture.model().index(2, static_cast<int>(MessageColumn::state))),
                 std::string("message.state == rejected"));
    }

    void everyFieldOfAColumnIsOneOfTheModel() {
        for (const MessageColumnInfo& column : messageColumns()) {
            QVERIFY2(!helpOf(column).empty(), std::string(column.heading).c_str());
            QVERIFY2(column.field.empty() || helpOf(column) != column.help,
                     std::string(column.field).c_str());
        }
    }

    void onlyTheMessagesOfSomePdusAreShown() {
        PanelFixture fixture;
        const model::Row rejected = fixture.capture.analysis().messages().messages[2].first;
        fixture.panel.showMessagesOf(
            std::make_shared<std::vector<model::Row>>(std::vector<model::Row>{rejected + 1}));
        QTRY_COMPARE(fixture.model().rowCount(), 1);
        QCOMPARE(fixture.cell(0, MessageColumn::number), QStringLiteral("3"));
        fixture.panel.showMessagesOf(nullptr);
        QCOMPARE(fixture.model().rowCount(), 3);
    }

    void theCurrentMessageSurvivesALimitThatShowsIt() {
        PanelFixture fixture;
        fixture.panel.table().showCurrent(2);
        const model::Row first = fixture.capture.analysis().messages().messages[2].first;
        fixture.panel.showMessagesOf(
            std::make_shared<std::vector<model::Row>>(std::vector<model::Row>{first}));
        QTRY_COMPARE(fixture.model().rowCount(), 1);
        QCOMPARE(fixture.panel.table().currentMessage(), model::MessageNumber{2});
    }

    void theNewestQuestionCountsWhileAnotherIsAnswered() {
        MessageCapture capture;
        tellOfThree(capture);
        MessageFinder finder;
        QSignalSpy found(&finder, &MessageFinder::found);
        std::vector<model::MessageNumber> last;
        connect(&finder, &MessageFinder::found, this,
                [&last](const std::vector<model::MessageNumber>& messages) { last = messages; });
        const auto ask = [&](model::MessageNumber message) {
            finder.find(capture.shared(), std::make_shared<std::vector<model::Row>>(std::vector<model::Row>{
                                              capture.analysis().messages().messages[message].first}));
        };
        for (const model::MessageNumber message : {0U, 1U, 2U}) {
            ask(message);
        }
        QTRY_VERIFY(!finder.isRunning());
        QCOMPARE(last, std::vector<model::MessageNumber>{2});
        QCOMPARE(found.count(), 2);
        ask(0);
        finder.clear();
        QTest::qWait(30);
        QCOMPARE(found.count(), 2);
    }

    void anEmptyTableSaysWhy() {
        PanelFixture fixture([](MessageCapture& capture) {
            capture.bind("shop");
            capture.load();
        });
        QVERIFY(fixture.note().contains(QStringLiteral("no PDU of this capture")));
        auto other = std::make_shared<CaptureState>();
        other->snapshot.finished = true;
        fixture.panel.setState(other);
        QVERIFY(fixture.note().contains(QStringLiteral("no SMPP in this capture")));
        auto reading = std::make_shared<CaptureState>(*stateOf(fixture.capture.analysis(), 0));
        reading->snapshot.finished = false;
        fixture.panel.setState(reading);
        QVERIFY(fixture.note().contains(QStringLiteral("No messages yet")));
        PanelFixture filtered;
        filtered.panel.showMessagesOf(std::make_shared<std::vector<model::Row>>());
        QTRY_VERIFY(filtered.note().contains(QStringLiteral("No message has a PDU that matches")));
        QSignalSpy wanted(&filtered.panel, &MessagePanel::showAllWanted);
        filtered.panel.findChild<QPushButton*>(QStringLiteral("showAll"))->click();
        QCOMPARE(wanted.count(), 1);
    }

    void receiptsThatComeLaterAreReadAgain() {
        PanelFixture fixture;
        QTRY_COMPARE(fixture.cell(0, MessageColumn::receipt), QStringLiteral("2.00 s"));
        QSignalSpy arrived(&fixture.panel, &MessagePanel::detailsArrived);
        fixture.panel.setState(stateOf(fixture.capture.analysis(), 3));
        // What was known is shown until what is known now arrives.
        QCOMPARE(fixture.cell(0, MessageColumn::receipt), QStringLiteral("2.00 s"));
        QVERIFY(arrived.count() > 0 || arrived.wait());
    }

    void millionsOfMessagesCostNothingUntilTheyAreLookedAt() {
        MessageCapture capture;
        tellOfThree(capture);
        MessageDetails details;
        details.setAnalysis(capture.shared());
        MessageTable table(details);
        table.resize(900, 300);
        table.show();
        table.messageModel().setAnalysis(capture.shared());
        table.messageModel().setState(stateOf(capture.analysis(), 3));
        const std::vector<model::MessageNumber> many(10'000'000, 2);
        QElapsedTimer timer;
        table.messageModel().showRows(many);
        timer.start();
        for (int step = 1; step <= 20; ++step) {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() / 20 * step);
            table.viewport()->repaint();
        }
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }
};

int runMessages(int argc, char** argv) {
    MessagesTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "messages_test.moc"
