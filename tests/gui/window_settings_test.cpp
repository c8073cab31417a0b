#include <QDockWidget>
#include <QTest>

#include "gui/detail/hex_view.h"
#include "gui/filter/filter_bar.h"
#include "gui/table/pdu_table.h"
#include "gui/window/workspace.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"
#include "tests/gui/window_steps.h"

namespace smppscope::gui::test {

namespace {

QList<QSize> dockSizes(const Workspace& workspace) {
    QList<QSize> sizes;
    for (const QDockWidget* dock : workspace.docks()) {
        sizes << dock->size();
    }
    return sizes;
}

}  // namespace

class WindowSettingsTest : public QObject {
    Q_OBJECT

  private slots:
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

    void aSmallScreenHasRoomForAWholeLineOfBytes() {
        WindowFixture fixture;
        fixture.window->resize(1366, 768);
        fixture.openSample();
        const Workspace& workspace = fixture.window->workspace();
        const QWidget& bytes = fixture.window->workspace().bytes();
        QTRY_VERIFY(bytes.width() >= bytes.sizeHint().width());
        QVERIFY(workspace.docks()[1]->width() > 400);
        QVERIFY(workspace.docks()[0]->width() < 1366 / 3);
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
};

int runWindowSettings(int argc, char** argv) {
    WindowSettingsTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "window_settings_test.moc"
