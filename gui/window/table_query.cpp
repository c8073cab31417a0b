#include "gui/window/table_query.h"

#include "gui/app/text.h"
#include "gui/document/capture_document.h"
#include "gui/table/pdu_table.h"

namespace smppscope::gui {

TableQuery::TableQuery(PduTable& table, QObject* parent) : QObject(parent), table_(table) {
    connect(&finder_, &RowFinder::found, this, &TableQuery::onFound);
    connect(&finder_, &RowFinder::progressed, this, &TableQuery::searchProgressed);
    connect(&finder_, &RowFinder::finished, this, &TableQuery::onFinished);
}

void TableQuery::setDocument(CaptureDocument* document) {
    finder_.clear();
    document_ = document;
    history_.assign(1, {});
    at_ = 0;
    emit queryChanged();
}

void TableQuery::update() {
    if (query().everything() || isPartial()) {
        return;
    }
    if (!document_->isLoading() && foundWhileLoading_) {
        foundWhileLoading_ = false;
        checksAgain_ = true;
        again_.clear();
        finder_.start(document_->analysis(), query().expression(), document_->state()->snapshot.rows);
        return;
    }
    finder_.extend(document_->state()->snapshot.rows);
}

void TableQuery::apply(const ViewQuery& query) {
    if (query == this->query()) {
        if (document_ != nullptr) {
            finder_.resume(document_->state()->snapshot.rows);
        }
        return;
    }
    history_.resize(at_ + 1);
    history_.push_back(query);
    ++at_;
    run();
}

void TableQuery::runAgain() {
    if (!query().everything()) {
        run();
    }
}

void TableQuery::goBack() {
    if (canGoBack()) {
        --at_;
        run();
    }
}

void TableQuery::goForward() {
    if (canGoForward()) {
        ++at_;
        run();
    }
}

void TableQuery::run() {
    checksAgain_ = false;
    foundWhileLoading_ = false;
    looked_ = table_.currentRow();
    finder_.clear();
    if (document_ == nullptr) {
        return;
    }
    emit queryChanged();
    if (query().everything()) {
        table_.keepPlace([this] { table_.pduModel().showAll(); });
        emit searchFinished();
        return;
    }
    foundWhileLoading_ = document_->isLoading();
    finder_.start(document_->analysis(), query().expression(), document_->state()->snapshot.rows);
}

void TableQuery::onFound(const std::vector<model::Row>& matches, bool first) {
    if (checksAgain_) {
        again_.insert(again_.end(), matches.begin(), matches.end());
    } else if (first) {
        table_.keepPlace([&] { table_.pduModel().showRows(matches); });
    } else {
        table_.pduModel().appendRows(matches);
    }
}

void TableQuery::onFinished() {
    if (isPartial()) {
        emit searchFinished();
        return;
    }
    if (std::exchange(checksAgain_, false)) {
        const std::vector<model::Row> rows = std::exchange(again_, {});
        if (rows != table_.pduModel().list().rows()) {
            table_.keepPlace([&] { table_.pduModel().showRows(rows); });
        }
    }
    // The row that was looked at may have come later than the first results.
    if (looked_ != model::kNoRow && table_.currentRow() == model::kNoRow &&
        table_.pduModel().positionOf(looked_) >= 0) {
        table_.selectRow(looked_);
    }
    looked_ = model::kNoRow;
    emit searchFinished();
    if (foundWhileLoading_) {
        update();  // a search that was cancelled went on after loading
    }
}

std::shared_ptr<const std::vector<model::Row>> TableQuery::shownRows() const {
    const RowList& list = table_.pduModel().list();
    return list.isAll() ? nullptr : std::make_shared<const std::vector<model::Row>>(list.rows());
}

}  // namespace smppscope::gui
