#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "dissector/commands.h"
#include "dissector/encode.h"
#include "gui/document/info_texts.h"
#include "gui/table/info_text.h"
#include "gui/table/pdu_table.h"
#include "model/filter.h"
#include "model/loader.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

constexpr model::TimeNs kMs = support::kMillisecond;

QString cell(const PduTableModel& model, int row, Column column) {
    return model.index(row, static_cast<int>(column)).data().toString();
}

}  // namespace

class TableModelTest : public QObject {
    Q_OBJECT

  private slots:
    void modelIsSoundWhileRowsComeAndAreFiltered() {
        PduTableModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        StoreBuilder builder;
        model.setPdus(builder.store());
        for (int i = 0; i < 3; ++i) {
            builder.pair(i * kMs, kMs);
            model.setState(builder.state());
        }
        QCOMPARE(model.rowCount(), 6);
        model.showRows({1, 3});
        model.appendRows({5});
        QCOMPARE(model.rowCount(), 3);
        model.setState(builder.state());
        QCOMPARE(model.rowCount(), 3);
        model.showAll();
        QCOMPARE(model.rowCount(), 6);
        model.setPdus(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void onlyRowsOfTheStateAreShown() {
        PduTableModel model(nullptr);
        StoreBuilder builder;
        model.setPdus(builder.store());
        builder.pair(0, kMs);
        const CaptureStatePtr state = builder.state();
        builder.pair(kMs, kMs);
        model.setState(state);
        QCOMPARE(model.rowCount(), 2);
    }

    void cellsSayWhatTheStoreHolds() {
        PduTableModel model(nullptr);
        StoreBuilder builder;
        builder.pair(support::kCaptureStart, 25 * kMs, 0x58);
        builder.pair(support::kCaptureStart + kMs, -1);
        model.setPdus(builder.store());
        model.setState(builder.state());
        QCOMPARE(cell(model, 0, Column::number), QStringLiteral("1"));
        QCOMPARE(cell(model, 0, Column::time), QStringLiteral("00:00:00.000000"));
        QCOMPARE(cell(model, 0, Column::session), QStringLiteral("1 alice"));
        QCOMPARE(cell(model, 0, Column::source), QStringLiteral("192.0.2.1:40001"));
        QCOMPARE(cell(model, 0, Column::destination), QStringLiteral("192.0.2.9:2775"));
        QCOMPARE(cell(model, 1, Column::source), QStringLiteral("192.0.2.9:2775"));
        QCOMPARE(cell(model, 0, Column::command), QStringLiteral("submit_sm"));
        QCOMPARE(cell(model, 0, Column::status), QString());
        QCOMPARE(cell(model, 1, Column::status), QStringLiteral("ESME_RTHROTTLED"));
        QCOMPARE(cell(model, 1, Column::latency), QStringLiteral("25.0 ms"));
        QCOMPARE(cell(model, 2, Column::latency), QStringLiteral("unanswered"));
        QCOMPARE(model.index(1, static_cast<int>(Column::status)).data(PduTableModel::ToneRole).toInt(),
                 static_cast<int>(Tone::error));
    }

    void aRequestIsNotUnansweredWhileTheCaptureIsRead() {
        PduTableModel model(nullptr);
        StoreBuilder builder;
        builder.pair(0, -1);
        model.setPdus(builder.store());
        model.setState(builder.state({"alice"}, false));
        QCOMPARE(cell(model, 0, Column::latency), QString());
    }

    void everyCellMakesAFilterThatParses() {
        PduTableModel model(nullptr);
        StoreBuilder builder;
        builder.pair(support::kCaptureStart, 25 * kMs, 0x58);
        builder.pair(support::kCaptureStart + kMs, -1, 0x7777);
        model.setPdus(builder.store());
        model.setState(builder.state());
        for (model::Row row = 0; row < 3; ++row) {
            for (const ColumnInfo& column : columns()) {
                const std::string filter = cellFilter(column.column, row, model.source());
                const auto parsed = model::Filter::parse(filter);
                QVERIFY2(parsed.has_value(), filter.c_str());
            }
        }
        QCOMPARE(cellFilter(Column::latency, 0, model.source()), std::string("pdu.latency >= 0.025"));
        QCOMPARE(cellFilter(Column::latency, 2, model.source()), std::string("pdu.unanswered"));
        QCOMPARE(cellFilter(Column::source, 1, model.source()),
                 std::string("ip.src == 192.0.2.9 and tcp.srcport == 2775"));
    }

    void positionsAndRowsAreTranslated() {
        PduTableModel model(nullptr);
        StoreBuilder builder;
        for (int i = 0; i < 5; ++i) {
            builder.pair(i * kMs, kMs);
        }
        model.setPdus(builder.store());
        model.setState(builder.state());
        model.showRows({2, 4, 8});
        QCOMPARE(model.positionOf(4), 1);
        QCOMPARE(model.positionOf(5), -1);
        QCOMPARE(model.nearestPosition(5), 2);
        QCOMPARE(model.nearestPosition(9), 2);
    }

    void theNumberOfAMarkedPduIsReadableInCapturesOfMillions() {
        PduTable table(nullptr);
        StoreBuilder builder;
        builder.pair(0, kMs);
        table.pduModel().setPdus(builder.store());
        table.pduModel().setState(builder.state());
        table.setPartner(1);
        const int column = static_cast<int>(Column::number);
        const int ownWidth = table.sizeHintForIndex(table.model()->index(1, column)).width();
        const int digits = table.fontMetrics().horizontalAdvance(QStringLiteral("0000000"));  // 8 in all
        QVERIFY(table.columnWidth(column) >= ownWidth + digits);
    }

    void theEndStaysInViewUntilTheUserScrollsUp() {
        PduTable table(nullptr);
        table.resize(800, 300);
        table.show();
        table.setFollowEnd(true);
        StoreBuilder builder;
        table.pduModel().setPdus(builder.store());
        const auto grow = [&] {
            for (int i = 0; i < 50; ++i) {
                builder.pair(i * kMs, kMs);
            }
            table.pduModel().setState(builder.state());
            QCoreApplication::processEvents();
        };
        const QScrollBar& bar = *table.verticalScrollBar();
        grow();
        grow();
        QVERIFY(bar.maximum() > 0);
        QCOMPARE(bar.value(), bar.maximum());
        table.verticalScrollBar()->setValue(7);
        grow();
        QCOMPARE(bar.value(), 7);
    }

    void filteringKeepsTheCurrentRowWhereItIs() {
        PduTable table(nullptr);
        table.resize(800, 300);
        table.show();
        StoreBuilder builder;
        for (int i = 0; i < 100; ++i) {
            builder.pair(i * kMs, kMs);
        }
        table.pduModel().setPdus(builder.store());
        table.pduModel().setState(builder.state());
        QCoreApplication::processEvents();
        table.selectRow(100);
        const int before = table.visualRect(table.currentIndex()).top();
        std::vector<model::Row> even;
        for (model::Row row = 0; row < 200; row += 2) {
            even.push_back(row);
        }
        table.keepPlace([&] { table.pduModel().showRows(even); });
        QCOMPARE(table.currentRow(), model::Row{100});
        QCOMPARE(table.visualRect(table.currentIndex()).top(), before);
    }

    void infosArriveLater() {
        support::TempDir dir;
        writeSample(dir.file("a.pcap"));
        auto analysis = std::make_shared<model::Analysis>(std::vector<std::string>{dir.file("a.pcap")});
        QVERIFY(model::load(*analysis, {}).has_value());
        InfoTexts infos;
        infos.setAnalysis(analysis);
        PduTableModel model(&infos);
        model.setPdus({analysis, &analysis->pdus()});
        auto state = std::make_shared<CaptureState>();
        state->snapshot = analysis->snapshot();
        model.setState(state);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QCOMPARE(cell(model, 4, Column::info), QString());
        QVERIFY(changed.wait());
        QCOMPARE(cell(model, 4, Column::info), QStringLiteral("from smppscope  to 15550100"));
    }

    void theEndStaysInViewUntilTheUserScrolls() {
        StoreBuilder builder;
        PduTable table(nullptr);
        table.pduModel().setPdus(builder.store());
        table.setFollowEnd(true);
        table.resize(600, 400);
        table.show();
        const QScrollBar* bar = table.verticalScrollBar();
        const auto grow = [&] {
            for (int i = 0; i < 100; ++i) {
                builder.pair(i * kMs, kMs);
            }
            table.pduModel().setState(builder.state());
        };
        grow();
        table.selectRow(0);
        table.verticalScrollBar()->setValue(bar->maximum());
        for (const int height : {250, 400, 180}) {
            table.resize(600, height);
            QTRY_COMPARE(bar->value(), bar->maximum());
            grow();
            QTRY_COMPARE(bar->value(), bar->maximum());
        }
        QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE(bar->value(), 0);
        grow();
        QTest::qWait(20);
        QCOMPARE(bar->value(), 0);
    }

    void infoNamesTheBindButNotItsPassword() {
        const std::string text = infoText(dissector::PduBuilder(dissector::kBindTransmitter)
                                              .set("system_id",
                                                   "ali\x01"
                                                   "ce")
                                              .set("password", "opensesame")
                                              .build());
        QCOMPARE(text, std::string("system_id ali\\x01ce"));
        QCOMPARE(infoText({}), std::string());
    }
};

int runTableModel(int argc, char** argv) {
    TableModelTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "table_model_test.moc"
