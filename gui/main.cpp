#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include "gui/window/main_window.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("smppscope"));
    QApplication::setOrganizationName(QStringLiteral("smppscope"));
    QApplication::setApplicationVersion(QStringLiteral(SMPPSCOPE_VERSION));

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QStringLiteral("Shows SMPP captures: sessions, PDUs, latencies."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("FILE"),
                                    QStringLiteral("Capture files; several are one capture."),
                                    QStringLiteral("[FILE...]"));
    arguments.process(application);

    QSettings settings;
    smppscope::gui::MainWindow window(settings);
    window.show();
    window.openFiles(arguments.positionalArguments());
    return QApplication::exec();
}
