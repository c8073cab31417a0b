// gui_tests SUITE [QTEST_ARGUMENTS...]: one suite, as named in the table below. Offscreen unless told
// otherwise.

#include <array>
#include <cstdio>
#include <string_view>

#include <QApplication>

#include "tests/gui/suites.h"

namespace {

using namespace smppscope::gui::test;

struct Suite {
    std::string_view name;
    int (*run)(int argc, char** argv);
};

constexpr std::array<Suite, 14> kSuites = {{
    {"values", runValues},
    {"timeline_geometry", runTimelineGeometry},
    {"density", runDensity},
    {"detail", runDetail},
    {"table_model", runTableModel},
    {"session_model", runSessionModel},
    {"filter_bar", runFilterBar},
    {"messages", runMessages},
    {"window", runWindow},
    {"window_views", runWindowViews},
    {"window_messages", runWindowMessages},
    {"window_settings", runWindowSettings},
    {"window_timeline", runWindowTimeline},
    {"window_capture", runWindowCapture},
}};

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    for (const Suite& suite : kSuites) {
        if (argc > 1 && suite.name == argv[1]) {
            return suite.run(argc - 1, argv + 1);
        }
    }
    std::fprintf(stderr, "usage: gui_tests SUITE [QTEST_ARGUMENTS...]; suites:");
    for (const Suite& suite : kSuites) {
        std::fprintf(stderr, " %.*s", static_cast<int>(suite.name.size()), suite.name.data());
    }
    std::fputc('\n', stderr);
    return 2;
}
