#include "gui/window/job_progress.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace smppscope::gui {

JobProgress::JobProgress(const QString& title, const QString& buttonText, QWidget* parent)
    : QWidget(parent), label_(new QLabel), bar_(new QProgressBar), cancel_(new QToolButton), title_(title) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(bar_);
    row->addWidget(label_);
    row->addWidget(cancel_);
    bar_->setFixedWidth(140);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(title);
    cancel_->setText(buttonText);
    cancel_->setAccessibleName(QStringLiteral("%1: %2").arg(buttonText, title));
    cancel_->setObjectName(QStringLiteral("cancel"));
    connect(cancel_, &QToolButton::clicked, this, &JobProgress::cancelled);
    hide();
}

void JobProgress::showProgress(int permille, const QString& text) {
    bar_->setRange(0, permille < 0 ? 0 : 1000);
    bar_->setValue(permille);
    label_->setText(QStringLiteral("%1 %2").arg(title_, text));
    show();
}

}  // namespace smppscope::gui
