#include "gui/window/main_window.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>

#include "gui/app/text.h"
#include "gui/table/pdu_table.h"
#include "gui/window/capture_control.h"
#include "gui/window/job_progress.h"
#include "gui/window/key_list.h"
#include "gui/window/load_estimate.h"
#include "gui/window/message_bar.h"
#include "gui/window/report_dialog.h"
#include "gui/window/status_line.h"
#include "gui/window/table_query.h"
#include "gui/window/text_setting.h"
#include "gui/window/welcome_page.h"
#include "gui/window/window_actions.h"
#include "gui/window/workspace.h"

namespace smppscope::gui {

namespace {

constexpr const char* kGeometry = "window/geometry";
constexpr const char* kTheme = "window/theme";
constexpr const char* kTimeStyle = "table/timeStyle";
constexpr const char* kFolder = "window/folder";

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            files << url.toLocalFile();
        }
    }
    return files;
}

}  // namespace

MainWindow::MainWindow(QSettings& settings, QWidget* parent)
    : QMainWindow(parent),
      settings_(settings),
      recent_(settings),
      stack_(new QStackedWidget),
      welcome_(new WelcomePage),
      workspace_(new Workspace),
      status_(new StatusLine),
      captureControl_(nullptr),
      texts_(readTextSettings(settings)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("smppscope"));
    setAcceptDrops(true);
    stack_->addWidget(welcome_);
    stack_->addWidget(workspace_);
    setCentralWidget(stack_);
    setStatusBar(status_);
    captureControl_ = new CaptureControl(*this, settings_);
    addWindowActions(*this);
    connect(welcome_, &WelcomePage::openWanted, this, &MainWindow::chooseFiles);
    connect(welcome_, &WelcomePage::recordWanted, captureControl_, &CaptureControl::ask);
    connect(welcome_, &WelcomePage::captureChosen, this, &MainWindow::openFiles);
    connect(workspace_, &Workspace::selectionDescribed, status_, &StatusLine::setSelection);
    connect(workspace_, &Workspace::countsChanged, this, &MainWindow::onCountsChanged);
    connect(&status_->loading(), &JobProgress::cancelled, this, [this] { document_->cancel(); });
    connect(&status_->searching(), &JobProgress::cancelled, &workspace_->tableQuery(), &TableQuery::cancel);
    connect(&reports_, &ReportSaver::saved, this, &MainWindow::onReportSaved);
    restoreSettings();
    welcome_->setRecent(recent_.captures());
}

MainWindow::~MainWindow() {
    workspace_->setDocument(nullptr);
}

void MainWindow::restoreSettings() {
    resize(1400, 900);
    restoreGeometry(settings_.value(kGeometry).toByteArray());
    workspace_->restoreFrom(settings_);
    setTimeStyle(static_cast<TimeStyle>(
        std::clamp(settings_.value(kTimeStyle).toInt(), 0, static_cast<int>(TimeStyle::sinceStart))));
    theme_ = themeOfName(settings_.value(kTheme).toString());
    if (theme_ != Theme::system) {
        applyTheme(theme_);
    }
}

bool MainWindow::showsWelcome() const {
    return stack_->currentWidget() == welcome_;
}

void MainWindow::openFiles(const QStringList& files) {
    QStringList there;
    QStringList missing;
    for (const QString& file : files) {
        (QFileInfo(file).isReadable() ? there : missing) << file;
    }
    if (!files.isEmpty()) {
        open(there.isEmpty() ? files : there, false);
        sayMissing(there.isEmpty() ? QStringList() : missing);
    }
}

void MainWindow::followFile(const QString& file) {
    open({file}, true);
}

void MainWindow::endFollowing() {
    if (document_) {
        document_->endOfWriting();
    }
}

void MainWindow::open(const QStringList& files, bool follow) {
    std::vector<std::string> paths;
    for (const QString& file : files) {
        paths.push_back(toUtf8(file));
    }
    workspace_->setDocument(nullptr);
    document_ = std::make_unique<CaptureDocument>(std::move(paths), follow);
    connect(document_.get(), &CaptureDocument::stateChanged, this, &MainWindow::onStateChanged);
    connect(document_.get(), &CaptureDocument::finished, this, &MainWindow::onLoadFinished);
    document_->setTextRules(textRules());
    workspace_->setDocument(document_.get());
    workspace_->setFollowEnd(follow);
    stack_->setCurrentWidget(workspace_);
    workspace_->table().setFocus();
    setWindowTitle(tr("%1 – smppscope").arg(RecentFiles::title(files)));
    setWindowFilePath(files.size() == 1 ? files.first() : QString());
    unremembered_ = files;
    settings_.setValue(kFolder, QFileInfo(files.first()).absolutePath());
    status_->setCapture(document_->state());
    onCountsChanged();
    loadTime_.start();
    document_->start();
    emit documentChanged();
}

void MainWindow::rememberCapture() {
    if (!unremembered_.isEmpty()) {
        recent_.add(std::exchange(unremembered_, {}));
    }
}

void MainWindow::sayMissing(const QStringList& files) {
    if (!files.isEmpty()) {
        workspace_->messageBar().showLasting(MessageBar::Kind::warning,
                                             tr("Could not be read and is not part of what is shown: %1")
                                                 .arg(files.join(QStringLiteral(", "))));
    }
}

void MainWindow::closeCapture() {
    workspace_->setDocument(nullptr);
    document_.reset();
    status_->clearCapture();
    status_->loading().hide();
    status_->searching().hide();
    stack_->setCurrentWidget(welcome_);
    welcome_->setRecent(recent_.captures());
    setWindowTitle(tr("smppscope"));
    setWindowFilePath({});
    emit documentChanged();
}

void MainWindow::onStateChanged() {
    status_->setCapture(document_->state());
    if (document_->state()->snapshot.capture.bytes > 0) {
        rememberCapture();
    }
    showLoadProgress();
}

void MainWindow::showLoadProgress() {
    if (!document_->isLoading() || document_->follows()) {
        status_->loading().hide();
        return;
    }
    const model::CaptureCounters& capture = document_->state()->snapshot.capture;
    const LoadEstimate estimate{
        .done = capture.bytes, .total = capture.totalBytes, .elapsedMs = loadTime_.elapsed()};
    status_->loading().showProgress(capture.totalBytes == 0 ? -1 : estimate.permille(),
                                    toQString(estimate.text()));
}

void MainWindow::onLoadFinished(const QString& error) {
    MessageBar& bar = workspace_->messageBar();
    const model::Snapshot& snapshot = document_->state()->snapshot;
    if (error.isEmpty()) {
        rememberCapture();
    }
    if (!error.isEmpty()) {
        bar.showLasting(MessageBar::Kind::error, error);
    } else if (snapshot.cancelled) {
        bar.showLasting(MessageBar::Kind::note,
                        tr("Loading was cancelled; this is what was loaded until then."), tr("Load all"),
                        [this] { reload(); });
    } else if (!snapshot.capture.warnings.empty()) {
        QString text = toQString(snapshot.capture.warnings.front());
        if (snapshot.capture.warnings.size() > 1) {
            text += tr(" (and %1 more warnings)").arg(snapshot.capture.warnings.size() - 1);
        }
        bar.showLasting(MessageBar::Kind::warning, text);
    } else if (snapshot.rows == 0) {
        bar.showLasting(MessageBar::Kind::note,
                        tr("There is no SMPP in this capture: %1 frames, %2 TCP connections.")
                            .arg(snapshot.capture.frames)
                            .arg(snapshot.capture.connections));
    }
    emit loadFinished();
}

void MainWindow::showError(const QString& error) {
    MessageBar& bar = showsWelcome() ? welcome_->messageBar() : workspace_->messageBar();
    bar.show(MessageBar::Kind::error, error);
}

void MainWindow::onCountsChanged() {
    if (!document_) {
        return;
    }
    status_->setShown(workspace_->table().pduModel().list().size(), document_->state()->snapshot.rows);
    const RowFinder& finder = workspace_->tableQuery().finder();
    if (finder.isRunning()) {
        const LoadEstimate estimate{.done = finder.scanned(), .total = finder.rows()};
        status_->searching().showProgress(estimate.permille(), tr("%1 %").arg(estimate.permille() / 10));
    } else {
        status_->searching().hide();
    }
}

void MainWindow::chooseFiles() {
    const QStringList files =
        QFileDialog::getOpenFileNames(this, tr("Open capture"), settings_.value(kFolder).toString(),
                                      tr("Captures (*.pcap *.pcapng *.cap *.dmp *.gz *.zst);;All files (*)"));
    openFiles(files);
}

void MainWindow::reload() {
    if (!document_) {
        return;
    }
    QStringList files;
    for (const std::string& file : document_->files()) {
        files << toQString(file);
    }
    const ViewQuery query = workspace_->tableQuery().query();
    const model::Row row = workspace_->table().currentRow();
    openFiles(files);
    workspace_->restoreView(query, row);
}

void MainWindow::saveReport() {
    if (!document_) {
        return;
    }
    auto* dialog = new ReportDialog(settings_.value(kFolder).toString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (document_) {
            reports_.save(document_->state(), document_->pdus(), path);
        }
    });
    dialog->open();
}

void MainWindow::onReportSaved(const QString& path, const QString& error, bool complete) {
    MessageBar& bar = workspace_->messageBar();
    if (!error.isEmpty()) {
        bar.show(MessageBar::Kind::error, error);
    } else if (complete) {
        bar.show(MessageBar::Kind::note, tr("Saved the report to %1.").arg(path));
    } else {
        bar.show(MessageBar::Kind::warning,
                 tr("Saved the report to %1. It is partial: not all of the capture was loaded.").arg(path));
    }
}

void MainWindow::goToNumber() {
    if (!document_ || document_->state()->snapshot.rows == 0) {
        return;
    }
    const auto last = static_cast<int>(std::min<std::size_t>(document_->state()->snapshot.rows, INT_MAX));
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setWindowTitle(tr("Go to PDU"));
    dialog->setLabelText(tr("Number of the PDU (1 to %1):").arg(last));
    dialog->setIntRange(1, last);
    const model::Row current = workspace_->table().currentRow();
    dialog->setIntValue(current == model::kNoRow ? 1 : static_cast<int>(current) + 1);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int number) { workspace_->goTo(static_cast<model::Row>(number - 1)); });
    dialog->open();
}

void MainWindow::stepRows(int by) {
    PduTable& table = workspace_->table();
    const int rows = table.pduModel().rowCount();
    if (rows == 0) {
        return;
    }
    const int from = table.currentIndex().isValid() ? table.currentIndex().row() : -1;
    const auto to = static_cast<int>(std::clamp<std::int64_t>(std::int64_t{from} + by, 0, rows - 1));
    table.selectRow(table.pduModel().numberAt(to));
}

void MainWindow::setTheme(Theme theme) {
    theme_ = theme;
    settings_.setValue(kTheme, themeName(theme));
    applyTheme(theme);
}

void MainWindow::setTimeStyle(TimeStyle style) {
    settings_.setValue(kTimeStyle, static_cast<int>(style));
    workspace_->setTimeStyle(style);
}

model::TextRules MainWindow::textRules() const {
    model::TextRules rules;
    rules.of({}) = texts_;
    return rules;
}

void MainWindow::setTextSettings(const dissector::TextSettings& texts) {
    texts_ = texts;
    saveTextSettings(texts, settings_);
    if (document_) {
        document_->setTextRules(textRules());
        workspace_->onTextRulesChanged();
    }
}

void MainWindow::showKeys() {
    auto* dialog = new KeyList(*this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About smppscope"),
                                tr("<h3>smppscope %1</h3><p>A desktop analyzer for SMPP.</p>"
                                   "<p>Licensed under the Apache License, version 2.0.</p>")
                                    .arg(QStringLiteral(SMPPSCOPE_VERSION)),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (captureControl_->isActive()) {
        event->ignore();
        captureControl_->askBeforeClosing();
        return;
    }
    settings_.setValue(kGeometry, saveGeometry());
    workspace_->saveTo(settings_);
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = localFiles(*event->mimeData());
    if (!files.isEmpty()) {
        event->acceptProposedAction();
        openFiles(files);
    }
}

}  // namespace smppscope::gui
