#include "gui/live/capture_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/app/text.h"
#include "gui/live/interface_list.h"

namespace smppscope::gui {

namespace {

constexpr const char* kInterface = "capture/interface";
constexpr const char* kFilter = "capture/filter";
constexpr const char* kFolder = "capture/folder";

}  // namespace

CaptureDialog::CaptureDialog(QSettings& settings, const std::string& recorder, QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      recorder_(recorder),
      interfaces_(new InterfaceList),
      filter_(new QLineEdit(settings.value(kFilter).toString())),
      file_(new QLineEdit(suggestedFile())),
      error_(new QLabel) {
    setWindowTitle(tr("Start capture"));
    filter_->setPlaceholderText(tr("everything; for example  tcp port 2775"));
    filter_->setObjectName(QStringLiteral("captureFilter"));
    file_->setObjectName(QStringLiteral("captureFile"));
    error_->setWordWrap(true);
    error_->setObjectName(QStringLiteral("captureError"));
    error_->hide();
    auto* browse = new QToolButton;
    browse->setText(tr("Choose…"));
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(browse);
    auto* form = new QFormLayout;
    form->addRow(tr("Only &packets"), filter_);
    auto* fileLabel = new QLabel(tr("Record &to"));
    fileLabel->setBuddy(file_);
    form->addRow(fileLabel, fileRow);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    start_ = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(interfaces_, 1);
    column->addWidget(error_);
    column->addLayout(form);
    column->addWidget(buttons);
    resize(720, 420);
    connect(browse, &QToolButton::clicked, this, &CaptureDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &CaptureDialog::onAccepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(interfaces_, &InterfaceList::chosenChanged, this, &CaptureDialog::check);
    connect(interfaces_, &InterfaceList::itemActivated, this, &CaptureDialog::onAccepted);
    connect(file_, &QLineEdit::textChanged, this, &CaptureDialog::check);
    connect(interfaces_, &InterfaceList::failed, this, &CaptureDialog::showError);
    check();
    interfaces_->load(settings.value(kInterface).toString(), recorder);
}

QString CaptureDialog::suggestedFile() const {
    const QString folder = settings_.value(kFolder, QDir::homePath()).toString();
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QDir(folder).filePath(QStringLiteral("smpp-%1.pcapng").arg(now));
}

void CaptureDialog::chooseFile() {
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Record to"), file_->text(), tr("pcapng (*.pcapng)"));
    if (!file.isEmpty()) {
        file_->setText(file);
        mayReplace_ = file;  // the file dialog has asked
    }
}

void CaptureDialog::check() {
    start_->setEnabled(!starting_ && !interfaces_->chosen().isEmpty() && !file_->text().trimmed().isEmpty());
}

void CaptureDialog::showError(const QString& error) {
    error_->setText(error);
    error_->show();
    starting_ = false;
    check();
}

void CaptureDialog::onAccepted() {
    if (!start_->isEnabled()) {
        return;
    }
    const QString file = file_->text().trimmed();
    if (file != mayReplace_ && QFileInfo::exists(file)) {
        askToReplace(file);
    } else {
        record();
    }
}

void CaptureDialog::askToReplace(const QString& file) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Start capture"),
                                tr("%1 is there already. Recording to it replaces what it holds.").arg(file),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("replaceQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(replace, &QPushButton::clicked, this, &CaptureDialog::record);
    box->open();
}

void CaptureDialog::record() {
    settings_.setValue(kInterface, interfaces_->chosen());
    settings_.setValue(kFilter, filter_->text());
    settings_.setValue(kFolder, QFileInfo(file_->text()).absolutePath());
    model::RecordingOptions options;
    options.interface = toUtf8(interfaces_->chosen());
    options.filter = toUtf8(filter_->text().trimmed());
    options.file = toUtf8(file_->text().trimmed());
    options.recorder = recorder_;
    error_->hide();
    starting_ = true;
    check();
    emit recordingWanted(options);
}

}  // namespace smppscope::gui
