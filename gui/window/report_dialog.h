#pragma once

#include <QFileDialog>

namespace smppscope::gui {

/// Asks where to write a report to and in which form; a name without an extension gets that of the form.
class ReportDialog : public QFileDialog {
    Q_OBJECT

  public:
    explicit ReportDialog(const QString& folder, QWidget* parent = nullptr);

  private:
    void setSuffix(const QString& filter);
};

}  // namespace smppscope::gui
