#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "gui/document/row_finder.h"
#include "gui/document/view_query.h"

namespace smppscope::gui {

class CaptureDocument;
class PduTable;

/// Decides which rows the table shows: runs the query that is in force, keeps it up with a capture that
/// grows, and walks back and forward through earlier queries.
class TableQuery : public QObject {
    Q_OBJECT

  public:
    explicit TableQuery(PduTable& table, QObject* parent = nullptr);

    /// Another capture, or none: everything of it is shown.
    void setDocument(CaptureDocument* document);
    /// The document has a new state.
    void update();

    const ViewQuery& query() const { return history_[at_]; }
    /// The query must be valid. One that is in force already is not run again; if its search was cancelled,
    /// it goes on.
    void apply(const ViewQuery& query);
    /// Looks at all PDUs once more: values that the query asks for have changed.
    void runAgain();
    bool canGoBack() const { return at_ > 0; }
    bool canGoForward() const { return at_ + 1 < history_.size(); }
    void goBack();
    void goForward();
    /// Stops searching; what was found stays, and isPartial() until the search goes on.
    void cancel() { finder_.cancel(); }
    /// The search was cancelled: only finder().scanned() PDUs were looked at.
    bool isPartial() const { return finder_.isCancelled(); }

    const RowFinder& finder() const { return finder_; }
    /// What the table shows, or null if it is everything; for other views.
    std::shared_ptr<const std::vector<model::Row>> shownRows() const;

  signals:
    /// Another query is in force.
    void queryChanged();
    void searchProgressed();
    /// The table shows what the query asks for, of all there is, or the search was cancelled.
    void searchFinished();

  private:
    void run();
    void onFound(const std::vector<model::Row>& matches, bool first);
    void onFinished();

    PduTable& table_;
    CaptureDocument* document_ = nullptr;
    std::vector<ViewQuery> history_{1};
    std::size_t at_ = 0;
    RowFinder finder_;
    bool checksAgain_ = false;        // what is found goes to again_, not into the table
    bool foundWhileLoading_ = false;  // late responses may have changed what matches
    std::vector<model::Row> again_;
    model::Row looked_ = model::kNoRow;  // current when the query was applied
};

}  // namespace smppscope::gui
