#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "gui/filter/filter_bar.h"
#include "gui/table/pdu_table.h"
#include "gui/timeline/timeline_panel.h"
#include "gui/window/table_query.h"
#include "gui/window/workspace.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

void wheel(QWidget& widget, const QPointF& at, int angle) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

// The point where the request of this row is painted.
QPoint pointOf(TimelinePlot& plot, const ZoomControl& zoom, const model::PduStore& pdus, model::Row row) {
    const TimelineLayout layout = plot.timelineLayout();
    const double x = layout.timeAxis(zoom.visible()).x(pdus.time(row));
    const std::int64_t latency = pdus.latency(row);
    const double y =
        latency < 0 ? layout.lane.center().y()
                    : layout.latencyAxis(plot.density()->query.latencies).y(static_cast<double>(latency));
    return QPointF(x, y).toPoint();
}

}  // namespace

class WindowTimelineTest : public QObject {
    Q_OBJECT

  private slots:
    void everyRequestIsInTheTimeline() {
        WindowFixture fixture;
        fixture.openSample();
        TimelinePlot& plot = fixture.window->workspace().timeline().plot();
        QTRY_VERIFY(plot.density() && plot.density()->total() == 43);
        QCOMPARE(plot.density()->totals[1], std::uint64_t{3});
        QCOMPARE(plot.density()->totals[2], std::uint64_t{1});
    }

    void aClickSelectsTheRequest() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        TimelinePlot& plot = workspace.timeline().plot();
        QTRY_VERIFY(plot.density() && plot.density()->total() == 43);
        const auto pdus = fixture.window->document()->pdus();
        for (const model::Row row : {model::Row{24}, model::Row{42}, model::Row{82}}) {
            QTest::mouseClick(&plot, Qt::LeftButton, {},
                              pointOf(plot, workspace.timeline().zoomControl(), *pdus, row));
            QCOMPARE(workspace.table().currentRow(), row);
        }
    }

    void theWheelZoomsAtThePointerAndADoubleClickShowsAll() {
        WindowFixture fixture;
        fixture.openSample();
        TimelinePanel& timeline = fixture.window->workspace().timeline();
        TimelinePlot& plot = timeline.plot();
        QTRY_VERIFY(plot.density());
        const QPointF at = plot.timelineLayout().plot.center();
        const model::TimeNs under =
            plot.timelineLayout().timeAxis(timeline.zoomControl().visible()).time(at.x());
        for (int i = 0; i < 5; ++i) {
            wheel(plot, at, 120);
        }
        QVERIFY(!timeline.zoomControl().showsAll());
        const double x = plot.timelineLayout().timeAxis(timeline.zoomControl().visible()).x(under);
        QVERIFY(std::abs(x - at.x()) < 1);
        QTRY_VERIFY(plot.density()->query.range == timeline.zoomControl().visible());
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, at.toPoint());
        QVERIFY(timeline.zoomControl().showsAll());
    }

    void draggingPans() {
        WindowFixture fixture;
        fixture.openSample();
        TimelinePanel& timeline = fixture.window->workspace().timeline();
        TimelinePlot& plot = timeline.plot();
        QTRY_VERIFY(plot.density());
        const QPoint at = plot.timelineLayout().plot.center().toPoint();
        wheel(plot, at, 600);
        const TimeRange before = timeline.zoomControl().visible();
        QTest::mousePress(&plot, Qt::LeftButton, {}, at);
        QTest::mouseMove(&plot, at - QPoint(60, 0));
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, at - QPoint(60, 0));
        const TimeRange after = timeline.zoomControl().visible();
        QCOMPARE(after.length(), before.length());
        QVERIFY(after.begin > before.begin);
    }

    void draggingWithShiftSelectsATimeRangeAsAChip() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        TimelinePlot& plot = workspace.timeline().plot();
        QTRY_VERIFY(plot.density());
        const QPoint at = plot.timelineLayout().plot.center().toPoint();
        QTest::mousePress(&plot, Qt::LeftButton, Qt::ShiftModifier, at);
        QTest::mouseMove(&plot, at + QPoint(80, 0));
        QTest::mouseRelease(&plot, Qt::LeftButton, Qt::ShiftModifier, at + QPoint(80, 0));
        QVERIFY(workspace.tableQuery().query().time.has_value());
        QVERIFY(workspace.filterBar().findChild<QWidget*>(QStringLiteral("timeChip"))->isVisible());
        QCOMPARE(workspace.filterBar().edit().text(), QString());
        QTRY_VERIFY(workspace.table().pduModel().rowCount() < 40);
        QVERIFY(workspace.table().pduModel().rowCount() > 0);
    }

    void hoveringSaysHowMany() {
        WindowFixture fixture;
        fixture.openSample();
        Workspace& workspace = fixture.window->workspace();
        TimelinePlot& plot = workspace.timeline().plot();
        QTRY_VERIFY(plot.density() && plot.density()->total() == 43);
        QSignalSpy hovered(&plot, &TimelinePlot::hovered);
        const auto pdus = fixture.window->document()->pdus();
        QTest::mouseMove(&plot, pointOf(plot, workspace.timeline().zoomControl(), *pdus, 82));
        QTRY_VERIFY(!hovered.isEmpty());
        QVERIFY(hovered.last().first().toString().contains(QStringLiteral("1 unanswered")));
    }

    void keysZoomAndPan() {
        WindowFixture fixture;
        fixture.openSample();
        TimelinePanel& timeline = fixture.window->workspace().timeline();
        QTRY_VERIFY(timeline.plot().density());
        const model::TimeNs all = timeline.zoomControl().visible().length();
        QTest::keyClick(&timeline.plot(), Qt::Key_Plus);
        QVERIFY(timeline.zoomControl().visible().length() < all);
        const model::TimeNs begin = timeline.zoomControl().visible().begin;
        QTest::keyClick(&timeline.plot(), Qt::Key_Right);
        QVERIFY(timeline.zoomControl().visible().begin > begin);
        QTest::keyClick(&timeline.plot(), Qt::Key_Home);
        QVERIFY(timeline.zoomControl().showsAll());
    }
};

int runWindowTimeline(int argc, char** argv) {
    WindowTimelineTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "window_timeline_test.moc"
