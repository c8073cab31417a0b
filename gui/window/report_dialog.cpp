#include "gui/window/report_dialog.h"

#include <QRegularExpression>

namespace smppscope::gui {

ReportDialog::ReportDialog(const QString& folder, QWidget* parent)
    : QFileDialog(parent, tr("Save report"), folder) {
    setAcceptMode(AcceptSave);
    setFileMode(AnyFile);
    setNameFilters({tr("Web page (*.html)"), tr("JSON (*.json)"), tr("Protobuf (*.pb)"), tr("Text (*.txt)")});
    connect(this, &QFileDialog::filterSelected, this, &ReportDialog::setSuffix);
    setSuffix(selectedNameFilter());
    selectFile(tr("report.html"));
}

void ReportDialog::setSuffix(const QString& filter) {
    static const QRegularExpression extension(QStringLiteral("\\*\\.(\\w+)"));
    setDefaultSuffix(extension.match(filter).captured(1));
}

}  // namespace smppscope::gui
