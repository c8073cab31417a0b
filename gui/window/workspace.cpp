#include "gui/window/workspace.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "gui/app/text.h"
#include "gui/detail/detail_link.h"
#include "gui/detail/hex_view.h"
#include "gui/detail/pdu_headline.h"
#include "gui/detail/pdu_tree_view.h"
#include "gui/filter/filter_bar.h"
#include "gui/messages/message_cell.h"
#include "gui/messages/message_panel.h"
#include "gui/sessions/session_view.h"
#include "gui/table/empty_note.h"
#include "gui/table/pdu_table.h"
#include "gui/timeline/timeline_panel.h"
#include "gui/window/dock_layout.h"
#include "gui/window/message_bar.h"
#include "gui/window/message_link.h"
#include "gui/window/table_query.h"

namespace smppscope::gui {

namespace {

constexpr const char* kHistory = "filter/history";

}  // namespace

Workspace::Workspace(QWidget* parent)
    : QMainWindow(parent),
      tabs_(new QTabBar),
      tables_(new QStackedWidget),
      table_(new PduTable(&infos_)),
      messages_(new MessagePanel),
      emptyNote_(new EmptyNote(*table_)),
      filterBar_(new FilterBar),
      messageBar_(new MessageBar),
      sessions_(new SessionView),
      headline_(new PduHeadline),
      tree_(new PduTreeView),
      bytes_(new HexView),
      timeline_(new TimelinePanel),
      query_(new TableQuery(*table_, this)),
      link_(new DetailLink(*tree_, *bytes_, this)),
      messageLink_(new MessageLink(*messages_, *table_, *headline_, this)),
      layout_(nullptr) {
    setWindowFlags(Qt::Widget);
    setObjectName(QStringLiteral("workspace"));
    makeCentre();
    layout_ = new DockLayout(
        *this, {.sessions = sessions_, .fields = fieldsOfPdu(), .bytes = bytes_, .timeline = timeline_});
    connectViews();
    connectMessages();
}

Workspace::~Workspace() {
    delete takeCentralWidget();  // the table reads infos_ until it is gone
}

void Workspace::makeCentre() {
    tabs_->setObjectName(QStringLiteral("tableTabs"));
    tabs_->setAccessibleName(tr("Tables"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->addTab(tr("PDUs"));
    tabs_->addTab(tr("Messages"));
    tables_->addWidget(table_);
    tables_->addWidget(messages_);
    connect(tabs_, &QTabBar::currentChanged, tables_, &QStackedWidget::setCurrentIndex);

    auto* centre = new QWidget;
    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(tabs_, 0, Qt::AlignBottom);
    head->addWidget(filterBar_, 1);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(messageBar_);
    column->addWidget(tables_, 1);
    setCentralWidget(centre);
}

QWidget* Workspace::fieldsOfPdu() {
    auto* fields = new QWidget;
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(headline_);
    column->addWidget(tree_, 1);
    return fields;
}

void Workspace::connectViews() {
    connect(table_, &PduTable::rowSelected, this, &Workspace::onRowSelected);
    connect(table_, &RowTable::filterWanted, this, &Workspace::addCondition);
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
    connect(filterBar_, &FilterBar::left, this, [this] { shownTable().setFocus(); });
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

void Workspace::connectMessages() {
    connect(messageLink_, &MessageLink::rowWanted, this, &Workspace::goTo);
    connect(messageLink_, &MessageLink::pdusWanted, this, &Workspace::showOnlyMessage);
    connect(messageLink_, &MessageLink::messageWanted, this, &Workspace::raiseMessages);
    connect(&messages_->table(), &RowTable::filterWanted, this, &Workspace::addCondition);
    connect(messages_, &MessagePanel::showAllWanted, this, [this] { query_->apply({}); });
    connect(query_, &TableQuery::queryChanged, messages_, &MessagePanel::forgetSearch);
    connect(query_, &TableQuery::searchFinished, this,
            [this] { messages_->showMessagesOf(query_->shownRows()); });
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
    messages_->setAnalysis(analysis);
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
    messages_->setState(state);
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
        messageLink_->showMessageOfRow();
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
    messageLink_->showMessageOfRow();
    fetcher_.fetch(row, reveal_);
}

void Workspace::showOnlyMessage(model::MessageNumber message) {
    ViewQuery wanted;
    wanted.filter = messageFilter(message);
    filterBar_->edit().history().add(toQString(wanted.filter));
    query_->apply(wanted);
    raiseTable();
}

void Workspace::raiseTable() {
    tabs_->setCurrentIndex(0);
    table_->setFocus(Qt::ShortcutFocusReason);
}

void Workspace::raiseMessages() {
    tabs_->setCurrentIndex(1);
    messages_->table().setFocus(Qt::ShortcutFocusReason);
}

void Workspace::onTextRulesChanged() {
    messages_->renew();
    setReveal(reveal_);  // reads the PDU again
    query_->runAgain();
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
    messages_->table().messageModel().setTimeStyle(style);
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
    messages_->table().setFollowEnd(follow);
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

CopySelection Workspace::selection() const {
    return {*table_, messages_->table(), *tree_, *bytes_, *link_};
}

void Workspace::copy() {
    QApplication::clipboard()->setText(selection().text());
}

void Workspace::copyAs(CopyForm form) {
    if (const QString text = selection().textAs(form); !text.isEmpty()) {
        QApplication::clipboard()->setText(text);
    }
}

void Workspace::focusFilter() {
    filterBar_->edit().setFocus(Qt::ShortcutFocusReason);
    filterBar_->edit().selectAll();
}

const QList<QDockWidget*>& Workspace::docks() const {
    return layout_->docks();
}

void Workspace::resetLayout() {
    layout_->reset();
    resetColumns();
}

RowTable& Workspace::shownTable() {
    return tabs_->currentIndex() == 0 ? static_cast<RowTable&>(*table_) : messages_->table();
}

void Workspace::resetColumns() {
    table_->resetColumns();
    messages_->table().resetColumns();
}

void Workspace::saveTo(QSettings& settings) const {
    layout_->saveTo(settings);
    settings.setValue(kHistory, filterBar_->edit().history().entries());
    table_->saveColumns(settings);
    messages_->table().saveColumns(settings);
}

void Workspace::restoreFrom(const QSettings& settings) {
    layout_->restoreFrom(settings);
    filterBar_->edit().setHistory(FilterHistory(settings.value(kHistory).toStringList()));
    table_->restoreColumns(settings);
    messages_->table().restoreColumns(settings);
}

}  // namespace smppscope::gui
