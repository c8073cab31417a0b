#include "gui/window/workspace.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QSettings>
#include <QVBoxLayout>

#include "gui/app/text.h"
#include "gui/detail/copy_text.h"
#include "gui/detail/detail_link.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_headline.h"
#include "gui/detail/pdu_tree_view.h"
#include "gui/filter/filter_bar.h"
#include "gui/sessions/session_view.h"
#include "gui/table/empty_note.h"
#include "gui/table/pdu_table.h"
#include "gui/timeline/timeline_panel.h"
#include "gui/window/message_bar.h"
#include "gui/window/table_query.h"

namespace smppscope::gui {

namespace {

constexpr int kLayoutVersion = 1;
constexpr const char* kLayout = "workspace/layout";
constexpr const char* kLayoutSize = "workspace/layoutSize";
constexpr const char* kHistory = "filter/history";

}  // namespace

Workspace::Workspace(QWidget* parent)
    : QMainWindow(parent),
      table_(new PduTable(&infos_)),
      emptyNote_(new EmptyNote(*table_)),
      filterBar_(new FilterBar),
      messageBar_(new MessageBar),
      sessions_(new SessionView),
      headline_(new PduHeadline),
      tree_(new PduTreeView),
      bytes_(new HexView),
      timeline_(new TimelinePanel),
      query_(new TableQuery(*table_, this)),
      link_(new DetailLink(*tree_, *bytes_, this)) {
    setWindowFlags(Qt::Widget);
    setObjectName(QStringLiteral("workspace"));
    setDockNestingEnabled(true);
    makeCentre();
    makeDocks();
    connectViews();
}

Workspace::~Workspace() {
    delete takeCentralWidget();  // the table reads infos_ until it is gone
}

void Workspace::makeCentre() {
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(filterBar_);
    column->addWidget(messageBar_);
    column->addWidget(table_, 1);
    setCentralWidget(centre);
}

void Workspace::addDock(const QString& title, const QString& name, QWidget* content) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    docks_ << dock;
}

void Workspace::makeDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    auto* fields = new QWidget;
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(headline_);
    column->addWidget(tree_, 1);
    addDock(tr("Sessions"), QStringLiteral("dockSessions"), sessions_);
    addDock(tr("PDU"), QStringLiteral("dockTree"), fields);
    addDock(tr("Bytes"), QStringLiteral("dockBytes"), bytes_);
    addDock(tr("Latency timeline"), QStringLiteral("dockTimeline"), timeline_);
    arrangeDocks();
}

void Workspace::arrangeDocks() {
    QDockWidget* sessions = docks_[0];
    QDockWidget* tree = docks_[1];
    QDockWidget* bytes = docks_[2];
    QDockWidget* timeline = docks_[3];
    for (QDockWidget* dock : docks_) {
        removeDockWidget(dock);
        dock->setFloating(false);
    }
    addDockWidget(Qt::LeftDockWidgetArea, sessions);
    addDockWidget(Qt::BottomDockWidgetArea, tree);
    addDockWidget(Qt::BottomDockWidgetArea, timeline);
    splitDockWidget(tree, timeline, Qt::Vertical);
    splitDockWidget(tree, bytes, Qt::Horizontal);
    for (QDockWidget* dock : docks_) {
        dock->show();
    }
    resizeDocks({sessions}, {std::min(width() * 32 / 100, sessions_->sizeHint().width())}, Qt::Horizontal);
    resizeDocks({tree, timeline}, {height() * 28 / 100, height() * 25 / 100}, Qt::Vertical);
    resizeDocks({tree, bytes}, {1, 1}, Qt::Horizontal);
}

// Sizes of docks can only be given once the window has its own.
void Workspace::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (!arranged_) {
        arranged_ = true;
        QMetaObject::invokeMethod(this, &Workspace::layOut, Qt::QueuedConnection);
    }
}

void Workspace::layOut() {
    if (!restoreState(savedLayout_, kLayoutVersion)) {
        arrangeDocks();
    }
    if (size() == savedSize_) {
        savedSize_ = {};
    }
}

// A window that was maximized is so only some time after it was shown.
void Workspace::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (arranged_ && event->size() == savedSize_) {
        QMetaObject::invokeMethod(this, &Workspace::layOut, Qt::QueuedConnection);
    }
}

void Workspace::connectViews() {
    connect(table_, &PduTable::rowSelected, this, &Workspace::onRowSelected);
    connect(table_, &PduTable::filterWanted, this, &Workspace::addCondition);
    connect(tree_, &PduTreeView::filterWanted, this, &Workspace::addCondition);
    connect(&fetcher_, &PduFetcher::fetched, this, &Workspace::onFetched);
    connect(link_, &DetailLink::selectionDescribed, this, &Workspace::selectionDescribed);
    connect(headline_, &PduHeadline::rowWanted, this, &Workspace::goTo);
    connect(sessions_, &SessionView::scopeChosen, this, [this](const std::optional<SessionScope>& scope) {
        ViewQuery wanted = query_->query();
        wanted.scope = scope;
        query_->apply(wanted);
    });
    connect(timeline_, &TimelinePanel::rowChosen, this, &Workspace::goTo);
    connect(timeline_, &TimelinePanel::timesSelected, this, [this](const TimeRange& times) {
        ViewQuery wanted = query_->query();
        wanted.time = times;
        query_->apply(wanted);
    });
    connect(emptyNote_, &EmptyNote::showAllWanted, this, [this] { query_->apply({}); });
    connect(this, &Workspace::countsChanged, this, &Workspace::showIfEmpty);
    timeline_->setShownRows([this] { return query_->shownRows(); });
    connect(filterBar_, &FilterBar::queryWanted, query_, &TableQuery::apply);
    connect(filterBar_, &FilterBar::left, table_, qOverload<>(&QWidget::setFocus));
    connect(query_, &TableQuery::queryChanged, this, &Workspace::onQueryChanged);
    connect(query_, &TableQuery::searchProgressed, this, &Workspace::countsChanged);
    connect(query_, &TableQuery::searchProgressed, this, &Workspace::showCancelled);
    connect(query_, &TableQuery::searchFinished, this, [this] {
        showCancelled();
        selectWanted();
        timeline_->shownRowsChanged();
        emit countsChanged();
    });
}

void Workspace::setDocument(CaptureDocument* document) {
    if (document_ != nullptr) {
        disconnect(document_, nullptr, this, nullptr);
    }
    document_ = document;
    const auto analysis = document != nullptr ? document->analysis() : nullptr;
    const auto pdus = document != nullptr ? document->pdus() : nullptr;
    messageBar_->clear();
    wanted_ = model::kNoRow;
    query_->setDocument(document);
    infos_.setAnalysis(analysis);
    fetcher_.setAnalysis(analysis);
    table_->pduModel().setPdus(pdus);
    timeline_->setPdus(pdus);
    sessions_->setState(std::make_shared<CaptureState>());
    onRowSelected(model::kNoRow);
    if (document != nullptr) {
        connect(document, &CaptureDocument::stateChanged, this, &Workspace::onStateChanged);
    }
}

void Workspace::onStateChanged() {
    const CaptureStatePtr& state = document_->state();
    const bool wasEmpty = table_->pduModel().rowCount() == 0;
    table_->pduModel().setState(state);
    sessions_->setState(state);
    timeline_->setState(state);
    filterBar_->setTimeFormat(table_->pduModel().timeFormat());
    query_->update();
    selectWanted();
    if (state->snapshot.finished && query_->query().scope) {
        sessions_->showScope(query_->query().scope);
    }
    if (wasEmpty && wanted_ == model::kNoRow && table_->currentRow() == model::kNoRow &&
        query_->query().everything()) {
        table_->selectRow(0);
    } else if (state->snapshot.finished && table_->currentRow() != model::kNoRow) {
        headline_->showRow(table_->currentRow(),
                           table_->pduModel().source());  // its response may be there now
        table_->setPartner(document_->analysis()->pdus().partner(table_->currentRow()));
        timeline_->setSelectedRow(table_->currentRow());
    }
    emit countsChanged();
}

void Workspace::onRowSelected(model::Row row) {
    timeline_->setSelectedRow(row);
    if (row == model::kNoRow || document_ == nullptr) {
        table_->setPartner(model::kNoRow);
        headline_->showNothing();
        link_->setDetail(nullptr);
        return;
    }
    wanted_ = model::kNoRow;
    table_->setPartner(document_->analysis()->pdus().partner(row));
    headline_->showRow(row, table_->pduModel().source());
    fetcher_.fetch(row, reveal_);
}

void Workspace::onFetched(const PduDetailPtr& detail) {
    if (detail->row != table_->currentRow()) {
        return;
    }
    if (!detail->error.empty()) {
        headline_->showError(toQString(detail->error));
    }
    link_->setDetail(detail);
}

void Workspace::showCancelled() {
    const RowFinder& finder = query_->finder();
    filterBar_->setCancelled(query_->isPartial() ? std::optional(CancelledSearch{.searched = finder.scanned(),
                                                                                 .of = finder.rows()})
                                                 : std::nullopt);
}

void Workspace::showIfEmpty() {
    if (document_ == nullptr || query_->query().everything() || table_->pduModel().rowCount() > 0 ||
        document_->state()->snapshot.rows == 0) {
        emptyNote_->hide();
    } else if (query_->finder().isRunning()) {
        emptyNote_->say(tr("No PDU matches yet."));
    } else {
        emptyNote_->say(query_->isPartial() ? tr("No PDU matches of those that were searched.")
                                            : tr("No PDU matches."));
    }
}

void Workspace::onQueryChanged() {
    showCancelled();
    filterBar_->showQuery(query_->query());
    sessions_->showScope(query_->query().scope);
    timeline_->setSelectedTimes(query_->query().time);
    emit countsChanged();
}

void Workspace::setTimeStyle(TimeStyle style) {
    timeStyle_ = style;
    table_->pduModel().setTimeStyle(style);
    timeline_->setTimeStyle(style);
    filterBar_->setTimeFormat(table_->pduModel().timeFormat());
    filterBar_->showQuery(query_->query());
}

void Workspace::setReveal(bool reveal) {
    reveal_ = reveal;
    if (table_->currentRow() != model::kNoRow) {
        fetcher_.fetch(table_->currentRow(), reveal_);
    }
}

void Workspace::setFollowEnd(bool follow) {
    table_->setFollowEnd(follow);
}

void Workspace::goTo(model::Row row) {
    if (row == model::kNoRow || document_ == nullptr || row >= document_->state()->snapshot.rows) {
        return;
    }
    if (table_->pduModel().positionOf(row) >= 0) {
        table_->selectRow(row);
        return;
    }
    messageBar_->show(MessageBar::Kind::note,
                      tr("PDU %1 is not among those that the filter shows.").arg(std::uint64_t{row} + 1),
                      tr("Show all PDUs"), [this, row] {
                          query_->apply({});
                          table_->selectRow(row);
                      });
}

void Workspace::restoreView(const ViewQuery& query, model::Row row) {
    wanted_ = row;
    query_->apply(query);
    selectWanted();
}

void Workspace::selectWanted() {
    if (wanted_ != model::kNoRow && table_->pduModel().positionOf(wanted_) >= 0) {
        table_->selectRow(std::exchange(wanted_, model::kNoRow));
    }
}

void Workspace::goToPartner() {
    if (document_ != nullptr && table_->currentRow() != model::kNoRow) {
        goTo(document_->analysis()->pdus().partner(table_->currentRow()));
    }
}

void Workspace::addCondition(const QString& condition, Combine how) {
    ViewQuery wanted = query_->query();
    wanted.filter = combined(wanted.filter, toUtf8(condition), how);
    filterBar_->edit().history().add(toQString(wanted.filter));
    query_->apply(wanted);
}

void Workspace::copy() {
    if (tree_->hasFocus()) {
        copyAs(CopyForm::field);
    } else if (bytes_->hasFocus()) {
        copyAs(CopyForm::hex);
    } else {
        QApplication::clipboard()->setText(table_->currentRowText());
    }
}

void Workspace::copyAs(CopyForm form) {
    const PduDetailPtr& detail = link_->detail();
    const dissector::Node* node = tree_->currentNode();
    std::string text;
    if (!table_->hasFocus() && detail && node != nullptr) {
        switch (form) {
            case CopyForm::value:
                text = valueText(*node);
                break;
            case CopyForm::field:
                text = fieldText(*node);
                break;
            case CopyForm::hex:
                text = hexText(*detail, node->range);
                break;
            case CopyForm::filter:
                text = nodeFilter(*detail, *node);
                break;
        }
    } else if (form == CopyForm::hex) {
        text = detail ? hexDump(*detail) : std::string();
    } else if (form == CopyForm::filter) {
        text = toUtf8(table_->currentCellFilter());
    } else {
        const QString heading =
            table_->model()->headerData(table_->currentIndex().column(), Qt::Horizontal).toString();
        const QString cell = table_->currentCellText();
        text = toUtf8(form == CopyForm::field ? heading + QStringLiteral(": ") + cell : cell);
    }
    if (!text.empty()) {
        QApplication::clipboard()->setText(toQString(text));
    }
}

void Workspace::focusFilter() {
    filterBar_->edit().setFocus(Qt::ShortcutFocusReason);
    filterBar_->edit().selectAll();
}

void Workspace::resetLayout() {
    savedSize_ = {};
    arrangeDocks();
    table_->resetColumns();
}

void Workspace::saveTo(QSettings& settings) const {
    if (arranged_) {
        settings.setValue(kLayout, saveState(kLayoutVersion));
        settings.setValue(kLayoutSize, size());
    }
    settings.setValue(kHistory, filterBar_->edit().history().entries());
    table_->saveColumns(settings);
}

void Workspace::restoreFrom(const QSettings& settings) {
    savedLayout_ = settings.value(kLayout).toByteArray();
    savedSize_ = settings.value(kLayoutSize).toSize();
    restoreState(savedLayout_, kLayoutVersion);  // which docks there are; their sizes come with the window's
    filterBar_->edit().setHistory(FilterHistory(settings.value(kHistory).toStringList()));
    table_->restoreColumns(settings);
}

}  // namespace smppscope::gui
