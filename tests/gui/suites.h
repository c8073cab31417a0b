#pragma once

namespace smppscope::gui::test {

/// The suites of the window's tests; each runs its test class with QTest::qExec and returns its exit status.
int runValues(int argc, char** argv);
int runTimelineGeometry(int argc, char** argv);
int runDensity(int argc, char** argv);
int runDetail(int argc, char** argv);
int runTableModel(int argc, char** argv);
int runSessionModel(int argc, char** argv);
int runFilterBar(int argc, char** argv);
int runMessages(int argc, char** argv);
int runWindow(int argc, char** argv);
int runWindowViews(int argc, char** argv);
int runWindowMessages(int argc, char** argv);
int runWindowSettings(int argc, char** argv);
int runWindowTimeline(int argc, char** argv);
int runWindowCapture(int argc, char** argv);

}  // namespace smppscope::gui::test
