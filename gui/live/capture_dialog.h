#pragma once

#include <QDialog>

#include "model/recording.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;

namespace smppscope::gui {

class InterfaceList;

/// Asks what to record and where to: interface, BPF filter, file; and again before a file is replaced.
/// Remembers the answers. Stays open until it is told what became of the recording: accept() or showError().
class CaptureDialog : public QDialog {
    Q_OBJECT

  public:
    /// `recorder`: the recorder's program; empty: the one beside this program.
    CaptureDialog(QSettings& settings, const std::string& recorder, QWidget* parent = nullptr);

    /// The recording could not be started.
    void showError(const QString& error);

  signals:
    void recordingWanted(const smppscope::model::RecordingOptions& options);

  private:
    void chooseFile();
    void onAccepted();
    void askToReplace(const QString& file);
    void record();
    void check();
    QString suggestedFile() const;

    QSettings& settings_;
    std::string recorder_;
    QString mayReplace_;  // the user agreed to replace this file
    InterfaceList* interfaces_;
    QLineEdit* filter_;
    QLineEdit* file_;
    QLabel* error_;
    QPushButton* start_;
    bool starting_ = false;
};

}  // namespace smppscope::gui
