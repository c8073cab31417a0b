#include <sys/wait.h>

#include <csignal>

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "gui/live/capture_dialog.h"
#include "gui/live/interface_list.h"
#include "gui/table/pdu_table.h"
#include "gui/window/capture_control.h"
#include "gui/window/job_progress.h"
#include "gui/window/message_bar.h"
#include "gui/window/status_line.h"
#include "gui/window/welcome_page.h"
#include "gui/window/workspace.h"
#include "tests/gui/sample.h"
#include "tests/gui/suites.h"

namespace smppscope::gui::test {

namespace {

// A program that takes a recorder's place: it "records" the sample at once and ends when it is asked to.
constexpr const char* kRecorder = R"(#!/bin/sh
folder=$(dirname "$0")
if [ "$1" = --list ]; then
    echo '{"name":"lo","description":"","addresses":["127.0.0.1"],"up":true,"loopback":true}'
    echo '{"name":"eth7","description":"to the SMSC","addresses":[],"up":true,"loopback":false}'
    exit 0
fi
status() {
    echo '{"state":"'$1'","interface":"'$interface'","file":"'$file'","packets":12,"bytes":3400,' \
        '"dropped_by_kernel":0,"dropped_by_interface":0,"file_bytes":3924}'
}
while [ $# -gt 0 ]; do
    case $1 in
        -i) interface=$2 ;;
        -w) file=$2 ;;
        -f) filter=$2 ;;
    esac
    shift
done
if [ "$interface" = eth9 ]; then
    echo 'smppscope-recorder: eth9: there is no such interface' >&2
    exit 1
fi
if [ "$filter" = nonsense ]; then
    echo 'smppscope-recorder: nonsense is not a filter' >&2
    exit 2
fi
echo $$ > "$folder/pid"
cp "$folder/sample.pcap" "$file"
status recording
trap 'status finished; exit 0' TERM
while :; do sleep 0.02; done
)";

struct CaptureFixture : WindowFixture {
    CaptureFixture() {
        writeSample(dir.file("sample.pcap"));
        QFile script(QString::fromStdString(recorder));
        if (script.open(QIODevice::WriteOnly)) {
            script.write(kRecorder);
            script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        script.close();
        window->captureControl().setRecorder(recorder);
    }

    model::RecordingOptions options(const std::string& interface) const {
        model::RecordingOptions options;
        options.interface = interface;
        options.file = dir.file("live.pcapng");
        options.recorder = recorder;
        return options;
    }

    std::string recorder = dir.file("recorder");
};

void type(const CaptureDialog& dialog, const QString& name, const QString& text) {
    dialog.findChild<QLineEdit*>(name)->setText(text);
}

void start(const CaptureDialog& dialog) {
    auto* interfaces = dialog.findChild<InterfaceList*>();
    QTRY_COMPARE(interfaces->topLevelItemCount(), 2);
    emit interfaces->itemActivated(interfaces->currentItem(), 0);
}

void answer(const QWidget& asking, const QString& question, const QString& button) {
    const auto* box = asking.findChild<QMessageBox*>(question);
    QVERIFY(box != nullptr);
    for (QAbstractButton* choice : box->buttons()) {
        if (choice->text().remove(u'&') == button) {
            choice->click();
            return;
        }
    }
    QFAIL(qPrintable(button));
}

}  // namespace

class WindowCaptureTest : public QObject {
    Q_OBJECT

  private slots:
    void rowsShowWhileTheRecorderWrites() {
        CaptureFixture fixture;
        MainWindow& window = *fixture.window;
        window.captureControl().start(fixture.options("lo"));
        QTRY_VERIFY(!window.showsWelcome());
        QTRY_COMPARE(window.workspace().table().pduModel().rowCount(), static_cast<int>(sampleRows()));
        QVERIFY(window.document()->isLoading());
        QTRY_VERIFY(window.statusLine().recording().isVisible());
        QVERIFY(!window.statusLine().loading().isVisible());

        QSignalSpy loaded(&window, &MainWindow::loadFinished);
        window.captureControl().stop();
        QVERIFY(loaded.count() == 1 || loaded.wait());
        QVERIFY(!window.captureControl().isActive());
        QVERIFY(!window.statusLine().recording().isVisible());
        QVERIFY(window.document()->state()->snapshot.finished);
        QVERIFY(!window.document()->state()->snapshot.cancelled);
    }

    void aRecorderThatFailsIsQuoted() {
        CaptureFixture fixture;
        fixture.window->captureControl().start(fixture.options("eth9"));
        MessageBar* bar = fixture.window->findChild<WelcomePage*>()->findChild<MessageBar*>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(QStringLiteral("eth9: there is no such interface")));
        QVERIFY(!fixture.window->captureControl().isActive());
    }

    void labelsOfTheDialogLeadToTheirFields() {
        CaptureFixture fixture;
        const CaptureDialog dialog(fixture.settings, fixture.recorder);
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            QVERIFY2(!label->text().contains(u'&') || label->buddy() != nullptr, qPrintable(label->text()));
        }
    }

    void aRecordingAsksBeforeItReplacesAFile() {
        CaptureFixture fixture;
        CaptureDialog dialog(fixture.settings, fixture.recorder);
        dialog.show();
        QSignalSpy wanted(&dialog, &CaptureDialog::recordingWanted);
        type(dialog, QStringLiteral("captureFile"), QString::fromStdString(fixture.dir.file("sample.pcap")));
        start(dialog);
        answer(dialog, QStringLiteral("replaceQuestion"), QStringLiteral("Cancel"));
        QCOMPARE(wanted.count(), 0);
        QVERIFY(dialog.isVisible());
        QTRY_VERIFY(dialog.findChild<QMessageBox*>() == nullptr);
        start(dialog);
        answer(dialog, QStringLiteral("replaceQuestion"), QStringLiteral("Replace"));
        QCOMPARE(wanted.count(), 1);
    }

    void aFilterThatTheRecorderRefusesKeepsTheDialogOpen() {
        CaptureFixture fixture;
        fixture.window->captureControl().ask();
        const QPointer<CaptureDialog> dialog = fixture.window->findChild<CaptureDialog*>();
        type(*dialog, QStringLiteral("captureFile"), QString::fromStdString(fixture.dir.file("live.pcapng")));
        type(*dialog, QStringLiteral("captureFilter"), QStringLiteral("nonsense"));
        start(*dialog);
        const auto* error = dialog->findChild<QLabel*>(QStringLiteral("captureError"));
        QTRY_VERIFY(error->isVisible());
        QVERIFY(error->text().contains(QStringLiteral("nonsense is not a filter")));
        type(*dialog, QStringLiteral("captureFilter"), QString());
        start(*dialog);
        QTRY_VERIFY(!dialog);
        QTRY_VERIFY(!fixture.window->showsWelcome());
    }

    void closingTheWindowAsksWhatBecomesOfTheRecording() {
        CaptureFixture fixture;
        MainWindow& window = *fixture.window;
        window.captureControl().start(fixture.options("lo"));
        QTRY_VERIFY(!window.showsWelcome());
        window.close();
        QVERIFY(window.isVisible());
        answer(window, QStringLiteral("closeQuestion"), QStringLiteral("Cancel"));
        QVERIFY(window.captureControl().isActive());
        QTRY_VERIFY(window.findChild<QMessageBox*>() == nullptr);
        window.close();
        answer(window, QStringLiteral("closeQuestion"), QStringLiteral("Stop and quit"));
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(!window.captureControl().isActive());
    }

    void aRecordingCanGoOnWithoutTheWindow() {
        CaptureFixture fixture;
        MainWindow& window = *fixture.window;
        window.captureControl().start(fixture.options("lo"));
        QTRY_VERIFY(!window.showsWelcome());
        window.close();
        answer(window, QStringLiteral("closeQuestion"), QStringLiteral("Keep recording and quit"));
        QTRY_VERIFY(!window.isVisible());
        fixture.window.reset();
        QFile file(QString::fromStdString(fixture.dir.file("pid")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto pid = static_cast<pid_t>(file.readAll().trimmed().toInt());
        QCOMPARE(::waitpid(pid, nullptr, WNOHANG), 0);  // still there
        ::kill(pid, SIGTERM);
        QCOMPARE(::waitpid(pid, nullptr, 0), pid);
    }

    void theDialogListsInterfacesAndRemembersTheAnswers() {
        CaptureFixture fixture;
        CaptureDialog dialog(fixture.settings, fixture.recorder);
        dialog.show();
        auto* interfaces = dialog.findChild<InterfaceList*>();
        QTRY_COMPARE(interfaces->topLevelItemCount(), 2);
        interfaces->setCurrentItem(interfaces->topLevelItem(1));
        dialog.findChild<QLineEdit*>(QStringLiteral("captureFilter"))
            ->setText(QStringLiteral("tcp port 2775"));
        QSignalSpy wanted(&dialog, &CaptureDialog::recordingWanted);
        emit interfaces->itemActivated(interfaces->currentItem(), 0);
        QCOMPARE(wanted.count(), 1);
        const auto options = wanted.first().first().value<model::RecordingOptions>();
        QCOMPARE(options.interface, std::string("eth7"));
        QCOMPARE(options.filter, std::string("tcp port 2775"));
        QVERIFY(options.file.ends_with(".pcapng"));

        CaptureDialog again(fixture.settings, fixture.recorder);
        auto* list = again.findChild<InterfaceList*>();
        QTRY_COMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->chosen(), QStringLiteral("eth7"));
        QCOMPARE(again.findChild<QLineEdit*>(QStringLiteral("captureFilter"))->text(),
                 QStringLiteral("tcp port 2775"));
    }
};

int runWindowCapture(int argc, char** argv) {
    WindowCaptureTest test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace smppscope::gui::test

#include "window_capture_test.moc"
