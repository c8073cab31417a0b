#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMainWindow>
#include <QMimeData>
#include <QSignalSpy>

#include "gui/app/text.h"
#include "gui/filter/filter_bar.h"
#include "gui/sessions/session_view.h"
#include "gui/table/pdu_table.h"
#include "gui/window/job_progress.h"
#include "gui/window/message_bar.h"
#include "gui/window/report_dialog.h"
#include "gui/window/report_saver.h"
#include "gui/window/status_line.h"
#include "gui/window/table_query.h"
#include "gui/window/workspace.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"
#include "tests/gui/window_steps.h"

namespace smppscope::gui::test {

namespace {

void drop(MainWindow& window, const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &event);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class WindowTest : public QObject {
    Q_OBJECT

  private slots:
    void withoutAFileItWelcomes() {
        const WindowFixture fixture;
        QVERIFY(fixture.window->showsWelcome());
        QVERIFY(!actionNamed(*fixture.window, QStringLiteral("Close"))->isEnabled());
    }

    void anOpenedCaptureShowsAllItsPdus() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = *fixture.window;
        QVERIFY(!window.showsWelcome());
        QCOMPARE(shownRows(window), static_cast<int>(sampleRows()));
        QCOMPARE(window.statusLine().shownText(), QStringLiteral("85 of 85 PDUs"));
        QCOMPARE(window.workspace().sessions().sessionModel().rowCount(), 2);
        QVERIFY(!window.statusLine().loading().isVisible());
        QVERIFY(!window.workspace().messageBar().isVisible());
        QVERIFY(window.windowTitle().startsWith(QStringLiteral("sample.pcap")));
    }

    void aBusyStatusLineDropsWhatHasNoRoom() {
        QMainWindow window;
        auto& status = *new StatusLine;
        window.setStatusBar(&status);
        auto state = std::make_shared<CaptureState>();
        state->snapshot.capture.frames = 1;
        state->memoryBytes = 1;
        status.setCapture(state);
        window.resize(1000, 200);
        window.show();
        const auto labelsShown = [&] {
            const QList<QLabel*> labels = status.findChildren<QLabel*>(Qt::FindDirectChildrenOnly);
            return std::ranges::count_if(labels, [](const QLabel* label) { return label->isVisible(); });
        };
        QTRY_COMPARE(labelsShown(), 6);  // with that of the selection
        for (JobProgress* job : {&status.loading(), &status.searching()}) {
            job->showProgress(500, QStringLiteral("1,000,000 of 2,000,000"));
        }
        QTRY_VERIFY(labelsShown() < 6);
        QTRY_VERIFY(status.searching().width() >= status.searching().sizeHint().width());
        QCOMPARE(window.width(), 1000);
        status.loading().hide();
        status.searching().hide();
        QTRY_COMPARE(labelsShown(), 6);
    }

    void theStatusLineCountsIssuesAsTheSessionsDo() {
        StatusLine status;
        CaptureState state;
        status.setCapture(std::make_shared<CaptureState>(state));
        QCOMPARE(status.issuesText(), QStringLiteral("no issues"));
        state.issues = 4000;
        state.snapshot.issues[static_cast<std::size_t>(dissector::Severity::warning)] = 1;
        status.setCapture(std::make_shared<CaptureState>(state));
        QCOMPARE(status.issuesText(), QStringLiteral("4,000 PDUs with issues"));
    }

    void aDroppedFileIsOpened() {
        WindowFixture fixture;
        const std::string path = fixture.dir.file("dropped.pcap");
        writeSample(path, 10);
        QSignalSpy loaded(fixture.window.get(), &MainWindow::loadFinished);
        drop(*fixture.window, QString::fromStdString(path));
        QVERIFY(loaded.count() == 1 || loaded.wait());
        QCOMPARE(shownRows(*fixture.window), static_cast<int>(sampleRows(10)));
    }

    void severalFilesAreOneCapture() {
        WindowFixture fixture;
        writeSample(fixture.dir.file("a.pcap"), 10);
        writeSample(fixture.dir.file("b.pcap"), 5);
        fixture.open({QString::fromStdString(fixture.dir.file("a.pcap")),
                      QString::fromStdString(fixture.dir.file("b.pcap"))});
        QVERIFY(fixture.window->windowTitle().contains(QStringLiteral("a.pcap and 1 more")));
        QVERIFY(shownRows(*fixture.window) > 0);
    }

    void aMissingFileOfSeveralIsNamedAndTheOthersAreLoaded() {
        WindowFixture fixture;
        writeSample(fixture.dir.file("a.pcap"), 10);
        fixture.open({QString::fromStdString(fixture.dir.file("a.pcap")),
                      QString::fromStdString(fixture.dir.file("absent.pcap"))});
        QCOMPARE(shownRows(*fixture.window), static_cast<int>(sampleRows(10)));
        MessageBar& bar = fixture.window->workspace().messageBar();
        QVERIFY(bar.isVisible());
        QVERIFY(bar.text().contains(QStringLiteral("absent.pcap")));
    }

    void aFileThatCannotBeOpenedIsSaidInTheWindow() {
        WindowFixture fixture;
        fixture.open({QString::fromStdString(fixture.dir.file("absent.pcap"))});
        MessageBar& bar = fixture.window->workspace().messageBar();
        QVERIFY(bar.isVisible());
        QVERIFY(bar.text().contains(QStringLiteral("absent.pcap")));
        QCOMPARE(shownRows(*fixture.window), 0);
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(fixture.window->recentFiles().captures().isEmpty());
    }

    void cancellingALoadKeepsWhatWasLoaded() {
        WindowFixture fixture;
        const std::string path = fixture.dir.file("big.pcap");
        writeSample(path, 20'000);
        MainWindow& window = *fixture.window;
        QSignalSpy loaded(&window, &MainWindow::loadFinished);
        window.openFiles({QString::fromStdString(path)});
        emit window.statusLine().loading().cancelled();
        QVERIFY(loaded.count() == 1 || loaded.wait());
        const auto& state = window.document()->state()->snapshot;
        QVERIFY(state.finished);
        QCOMPARE(static_cast<std::size_t>(shownRows(window)), state.rows);
        QVERIFY(state.cancelled);
        QVERIFY(window.statusLine().saysPartial());
        QVERIFY(!window.statusLine().loading().isVisible());
    }

    void aLastingMessageComesBackAfterAPassingOne() {
        MessageBar bar;
        const auto close = [&bar] {
            bar.findChild<QAbstractButton*>(QStringLiteral("messageClose"))->click();
        };
        bar.showLasting(MessageBar::Kind::note, QStringLiteral("loading was cancelled"));
        bar.show(MessageBar::Kind::note, QStringLiteral("saved"));
        QCOMPARE(bar.text(), QStringLiteral("saved"));
        close();
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.text(), QStringLiteral("loading was cancelled"));
        close();
        QVERIFY(!bar.isVisible());
        bar.show(MessageBar::Kind::note, QStringLiteral("saved again"));
        close();
        QVERIFY(!bar.isVisible());
    }

    void aReportSavedWhileLoadingSaysThatItIsPartial() {
        WindowFixture fixture;
        ReportSaver saver;
        QSignalSpy saved(&saver, &ReportSaver::saved);
        auto state = std::make_shared<CaptureState>();
        const auto pdus = std::make_shared<model::PduStore>();
        const QString path = QString::fromStdString(fixture.dir.file("report.txt"));
        saver.save(state, pdus, path);
        QVERIFY(saved.wait());
        QVERIFY(!saved.last().at(2).toBool());
        QVERIFY(contentOf(path).contains("loading was not finished"));
        auto whole = std::make_shared<CaptureState>();
        whole->snapshot.finished = true;
        saver.save(whole, pdus, path);
        QVERIFY(saved.wait());
        QVERIFY(saved.last().at(2).toBool());
        QVERIFY(!contentOf(path).contains("loading was not finished"));
    }

    void aReportsNameGetsTheExtensionOfItsForm() {
        WindowFixture fixture;
        fixture.openSample();
        fixture.window->saveReport();
        auto* dialog = fixture.window->findChild<ReportDialog*>();
        dialog->selectFile(QString::fromStdString(fixture.dir.file("rep1")));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFile::exists(QString::fromStdString(fixture.dir.file("rep1.html"))));
    }

    void reloadingKeepsFilterScopeAndSelection() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = *fixture.window;
        ViewQuery query;
        query.filter = "smpp.command_id == submit_sm";
        query.scope = SessionScope{.sessions = {0}, .label = "session 1"};
        window.workspace().tableQuery().apply(query);
        QTRY_COMPARE(shownRows(window), 40);
        window.workspace().table().selectRow(12);
        QSignalSpy loaded(&window, &MainWindow::loadFinished);
        window.reload();
        QVERIFY(loaded.count() == 1 || loaded.wait());
        QTRY_COMPARE(shownRows(window), 40);
        QCOMPARE(window.workspace().tableQuery().query(), query);
        QCOMPARE(window.workspace().filterBar().edit().text(), toQString(query.filter));
        QTRY_COMPARE(window.workspace().table().currentRow(), model::Row{12});
        window.workspace().tableQuery().apply({});
        window.workspace().table().selectRow(13);
        window.reload();
        QTRY_COMPARE(window.workspace().table().currentRow(), model::Row{13});
    }

    void reopeningWhileLoadingShowsTheNewCapture() {
        WindowFixture fixture;
        writeSample(fixture.dir.file("big.pcap"), 20'000);
        writeSample(fixture.dir.file("small.pcap"), 3);
        QSignalSpy loaded(fixture.window.get(), &MainWindow::loadFinished);
        fixture.window->openFiles({QString::fromStdString(fixture.dir.file("big.pcap"))});
        fixture.window->openFiles({QString::fromStdString(fixture.dir.file("small.pcap"))});
        QVERIFY(loaded.count() == 1 || loaded.wait());
        QCOMPARE(shownRows(*fixture.window), static_cast<int>(sampleRows(3)));
    }

    void closingShowsTheWelcomeWithTheRecentCapture() {
        WindowFixture fixture;
        fixture.openSample();
        fixture.window->closeCapture();
        QVERIFY(fixture.window->showsWelcome());
        QCOMPARE(fixture.window->recentFiles().captures().size(), 1);
    }

    void everyControlHasANameForScreenReaders() {
        WindowFixture fixture;
        fixture.openSample();
        for (const QWidget* widget : fixture.window->findChildren<QWidget*>()) {
            const bool focusable = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible();
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(!focusable || named,
                     qPrintable(QStringLiteral("%1 %2").arg(
                         QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
        }
    }
};

int runWindow(int argc, char** argv) {
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "window_test.moc"
