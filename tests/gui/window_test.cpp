#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include "gui/app/text.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_tree_view.h"
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

namespace smppscope::gui::test {

namespace {

int shownRows(MainWindow& window) {
    return window.workspace().table().pduModel().rowCount();
}

void applyFilter(MainWindow& window, const QString& filter) {
    FilterEdit& edit = window.workspace().filterBar().edit();
    edit.setFocus();
    edit.setText(filter);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTRY_VERIFY(!window.workspace().tableQuery().finder().isRunning());
}

void drop(MainWindow& window, const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &event);
}

QList<QSize> dockSizes(const Workspace& workspace) {
    QList<QSize> sizes;
    for (const QDockWidget* dock : workspace.docks()) {
        sizes << dock->size();
    }
    return sizes;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QAction* actionNamed(MainWindow& window, const QString& text) {
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text) {
            return action;
        }
    }
    return nullptr;
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
        const QString path = QString::fromStdString(fixture.dir.file("report.txt"));
        saver.save(state, path);
        QVERIFY(saved.wait());
        QVERIFY(!saved.last().at(2).toBool());
        QVERIFY(contentOf(path).contains("loading was not finished"));
        auto whole = std::make_shared<CaptureState>();
        whole->snapshot.finished = true;
        saver.save(whole, path);
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

    void closedDocksComeBackWithResetLayout() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        for (QDockWidget* dock : workspace.docks()) {
            dock->close();
            QVERIFY(!dock->isVisible());
        }
        workspace.resetLayout();
        for (const QDockWidget* dock : workspace.docks()) {
            QVERIFY(dock->isVisible());
        }
    }

    void layoutColumnsAndFilesAreRemembered() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        workspace.docks().first()->close();
        workspace.table().setColumnHidden(static_cast<int>(Column::length), true);
        applyFilter(*fixture.window, QStringLiteral("pdu.unanswered"));
        fixture.window->close();

        MainWindow again(fixture.settings);
        again.show();
        QVERIFY(again.workspace().table().isColumnHidden(static_cast<int>(Column::length)));
        QVERIFY(again.workspace().docks().first()->isHidden());
        QCOMPARE(again.workspace().filterBar().edit().history().entries(),
                 QStringList{QStringLiteral("pdu.unanswered")});
        QCOMPARE(again.recentFiles().captures().size(), 1);
    }

    void docksHaveTheirSizesAgainAlsoAfterASessionWithoutACapture() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        QTest::qWait(0);
        workspace.resizeDocks({workspace.docks()[0]}, {510}, Qt::Horizontal);
        workspace.resizeDocks({workspace.docks()[1], workspace.docks()[3]}, {170, 210}, Qt::Vertical);
        QTRY_COMPARE(workspace.docks()[0]->width(), 510);
        const QList<QSize> sizes = dockSizes(workspace);
        const QStringList files = fixture.window->recentFiles().captures().first();
        fixture.window->close();
        {
            MainWindow welcome(fixture.settings);
            welcome.show();
            QVERIFY(QTest::qWaitForWindowExposed(&welcome));
            welcome.close();
        }
        MainWindow again(fixture.settings);
        again.show();
        QVERIFY(QTest::qWaitForWindowExposed(&again));
        again.openFiles(files);
        QTRY_COMPARE(dockSizes(again.workspace()), sizes);
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
