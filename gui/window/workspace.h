#pragma once

#include <memory>

#include <QMainWindow>

#include "gui/document/capture_document.h"
#include "gui/document/info_texts.h"
#include "gui/document/pdu_fetcher.h"
#include "gui/document/view_query.h"
#include "gui/table/time_format.h"

class QSettings;

namespace smppscope::gui {

class DetailLink;
class EmptyNote;
class FilterBar;
class HexView;
class MessageBar;
class PduHeadline;
class PduTable;
class PduTreeView;
class SessionView;
class TableQuery;
class TimelinePanel;

/// How the selected part of a PDU is copied.
enum class CopyForm { value, field, hex, filter };

/// Everything that shows one capture: table and filter in the middle, the rest as docks around them. Wires
/// the views to each other; each of them knows only itself.
class Workspace : public QMainWindow {
    Q_OBJECT

  public:
    explicit Workspace(QWidget* parent = nullptr);
    ~Workspace() override;

    /// Another capture, or none. The document must outlive its being shown.
    void setDocument(CaptureDocument* document);

    void setTimeStyle(TimeStyle style);
    TimeStyle timeStyle() const { return timeStyle_; }
    void setReveal(bool reveal);
    void setFollowEnd(bool follow);

    /// Selects the row; where it is not shown, says so and offers to show everything.
    void goTo(model::Row row);
    /// Applies the query and selects the row once it is loaded, unless the user selects one before.
    void restoreView(const ViewQuery& query, model::Row row);
    void goToPartner();
    void addCondition(const QString& condition, Combine how);
    void copy();
    void copyAs(CopyForm form);
    void focusFilter();

    const QList<QDockWidget*>& docks() const { return docks_; }
    void resetLayout();
    void saveTo(QSettings& settings) const;
    void restoreFrom(const QSettings& settings);

    PduTable& table() { return *table_; }
    FilterBar& filterBar() { return *filterBar_; }
    MessageBar& messageBar() { return *messageBar_; }
    SessionView& sessions() { return *sessions_; }
    PduTreeView& tree() { return *tree_; }
    HexView& bytes() { return *bytes_; }
    TimelinePanel& timeline() { return *timeline_; }
    TableQuery& tableQuery() { return *query_; }

  signals:
    void selectionDescribed(const QString& text);
    /// Shown rows or all rows have changed.
    void countsChanged();

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeCentre();
    void makeDocks();
    void arrangeDocks();
    void layOut();
    void addDock(const QString& title, const QString& name, QWidget* content);
    void connectViews();
    void onStateChanged();
    void onRowSelected(model::Row row);
    void onFetched(const PduDetailPtr& detail);
    void onQueryChanged();
    void showCancelled();
    void showIfEmpty();
    void selectWanted();

    CaptureDocument* document_ = nullptr;
    TimeStyle timeStyle_ = TimeStyle::timeOfDay;
    bool reveal_ = false;
    model::Row wanted_ = model::kNoRow;  // to be selected once it is there
    InfoTexts infos_;
    PduFetcher fetcher_;
    PduTable* table_;
    EmptyNote* emptyNote_;
    FilterBar* filterBar_;
    MessageBar* messageBar_;
    SessionView* sessions_;
    PduHeadline* headline_;
    PduTreeView* tree_;
    HexView* bytes_;
    TimelinePanel* timeline_;
    TableQuery* query_;
    DetailLink* link_;
    QList<QDockWidget*> docks_;
    QByteArray savedLayout_;
    QSize savedSize_;        // that savedLayout_ was made for
    bool arranged_ = false;  // the docks have got their sizes
};

}  // namespace smppscope::gui
