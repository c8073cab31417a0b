#include "gui/window/welcome_page.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/window/message_bar.h"
#include "gui/window/recent_files.h"

namespace smppscope::gui {

namespace {

constexpr int kWidth = 620;

QLabel* heading(const QString& text, double scale) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    label->setFont(font);
    return label;
}

}  // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), messageBar_(new MessageBar), recent_(new QListWidget) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* content = new QWidget;
    content->setMaximumWidth(kWidth);
    auto* column = new QVBoxLayout(content);
    column->addWidget(heading(tr("smppscope"), 2.2));
    auto* about =
        new QLabel(tr("Sessions, request/response pairs and latencies of SMPP traffic.\n"
                      "Open a capture file, or drop one or more anywhere on this window."));
    about->setWordWrap(true);
    column->addWidget(about);
    column->addSpacing(12);
    auto* open = new QPushButton(tr("&Open capture…"));
    open->setObjectName(QStringLiteral("welcomeOpen"));
    open->setDefault(true);
    auto* record = new QPushButton(tr("&Record from an interface…"));
    record->setObjectName(QStringLiteral("welcomeRecord"));
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {open, record}) {
        button->setMinimumHeight(36);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(18);
    recentTitle_ = heading(tr("Recent captures"), 1.1);
    column->addWidget(recentTitle_);
    recent_->setObjectName(QStringLiteral("recentList"));
    recent_->setAccessibleName(tr("Recent captures"));
    recent_->setFrameShape(QFrame::NoFrame);
    recent_->setSpacing(2);
    column->addWidget(recent_, 1);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(messageBar_);
    outer->addStretch(1);
    outer->addWidget(content, 6, Qt::AlignHCenter);
    outer->addStretch(1);
    content->setMinimumWidth(kWidth);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openWanted);
    connect(record, &QPushButton::clicked, this, &WelcomePage::recordWanted);
    connect(recent_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        emit captureChosen(item->data(Qt::UserRole).toStringList());
    });
    connect(recent_, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        emit captureChosen(item->data(Qt::UserRole).toStringList());
    });
}

void WelcomePage::setRecent(const QList<QStringList>& captures) {
    recent_->clear();
    for (const QStringList& files : captures) {
        const QString folder = QFileInfo(files.first()).absolutePath();
        auto* item =
            new QListWidgetItem(QStringLiteral("%1    %2").arg(RecentFiles::title(files), folder), recent_);
        item->setData(Qt::UserRole, files);
        item->setToolTip(files.join(u'\n'));
    }
    recentTitle_->setVisible(!captures.isEmpty());
    recent_->setVisible(!captures.isEmpty());
}

}  // namespace smppscope::gui
