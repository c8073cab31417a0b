#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTemporaryDir>

#include "gui/filter/filter_bar.h"
#include "gui/window/main_window.h"
#include "gui/window/screenshot.h"
#include "gui/window/workspace.h"
#include "model/large_memory.h"

namespace {

using smppscope::gui::MainWindow;

// Options that only serve to make pictures for the documentation are not shown by --help.
struct Options {
    QCommandLineOption screenshot{QStringLiteral("screenshot"), {}, QStringLiteral("FILE.png")};
    QCommandLineOption theme{QStringLiteral("theme"), {}, QStringLiteral("light|dark")};
    QCommandLineOption size{QStringLiteral("size"), {}, QStringLiteral("WIDTHxHEIGHT")};
    QCommandLineOption messages{QStringLiteral("messages")};
    QCommandLineOption row{QStringLiteral("select"), {}, QStringLiteral("PDU")};
    QCommandLineOption filter{{QStringLiteral("Y"), QStringLiteral("filter")},
                              QStringLiteral("Show only the PDUs that match."),
                              QStringLiteral("FILTER")};
};

void addOptions(QCommandLineParser& arguments, Options& options) {
    arguments.setApplicationDescription(QStringLiteral("Shows SMPP captures: sessions, PDUs, latencies."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("FILE"),
                                    QStringLiteral("Capture files; several are one capture."),
                                    QStringLiteral("[FILE...]"));
    arguments.addOption(options.filter);
    for (QCommandLineOption* option :
         {&options.screenshot, &options.theme, &options.size, &options.row, &options.messages}) {
        option->setFlags(QCommandLineOption::HiddenFromHelp);
        arguments.addOption(*option);
    }
}

/// --help and --version need no display.
bool onlyAsks(int argc, char** argv) {
    constexpr std::array<std::string_view, 5> kAsking = {"-h", "--help", "--help-all", "-v", "--version"};
    return std::any_of(argv + 1, argv + argc, [&](std::string_view word) {
        return std::find(kAsking.begin(), kAsking.end(), word) != kAsking.end();
    });
}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) {
    if (onlyAsks(argc, argv)) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    return std::make_unique<QApplication>(argc, argv);
}

void prepareScreenshot(MainWindow& window, const QCommandLineParser& arguments, const Options& options) {
    const QStringList size = arguments.value(options.size).split(u'x');
    if (size.size() == 2) {
        window.resize(size[0].toInt(), size[1].toInt());
    }
    if (arguments.isSet(options.theme)) {
        window.setTheme(smppscope::gui::themeOfName(arguments.value(options.theme)));
    }
    if (arguments.isSet(options.messages)) {
        window.workspace().raiseMessages();
    }
    saveScreenshotWhenLoaded(window, arguments.value(options.screenshot));
}

}  // namespace

int main(int argc, char** argv) {
    smppscope::model::preferHugePages();
    const auto application = makeApplication(argc, argv);
    QApplication::setApplicationName(QStringLiteral("smppscope"));
    QApplication::setOrganizationName(QStringLiteral("smppscope"));
    QApplication::setApplicationVersion(QStringLiteral(SMPPSCOPE_VERSION));
    QCommandLineParser arguments;
    Options options;
    addOptions(arguments, options);
    arguments.process(*application);  // leaves if it was only asked

    // A picture must not depend on, nor change, what the user has set.
    const bool picture = arguments.isSet(options.screenshot);
    const QTemporaryDir scratch;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    if (picture) {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, scratch.path());
    }
    QSettings settings;
    MainWindow window(settings);
    window.show();
    window.openFiles(arguments.positionalArguments());
    if (arguments.isSet(options.filter)) {
        window.workspace().filterBar().edit().setText(arguments.value(options.filter));
        window.workspace().filterBar().applyText();
    }
    if (arguments.isSet(options.row)) {
        const auto row = static_cast<smppscope::model::Row>(arguments.value(options.row).toUInt() - 1);
        QObject::connect(&window, &MainWindow::loadFinished, &window,
                         [&window, row] { window.workspace().goTo(row); });
    }
    if (picture) {
        prepareScreenshot(window, arguments, options);
    }
    return QApplication::exec();
}
