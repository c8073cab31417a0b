#pragma once

#include <memory>

#include <QMainWindow>

#include "gui/document/capture_document.h"
#include "gui/document/info_texts.h"
#include "gui/document/pdu_fetcher.h"
#include "gui/document/view_query.h"
#include "gui/table/time_format.h"
#include "gui/window/copy_selection.h"
#include "model/messages/message_store.h"

class QDockWidget;
class QSettings;
class QStackedWidget;
class QTabBar;

namespace smppscope::gui {

class DetailLink;
class DockLayout;
class EmptyNote;
class FilterBar;
class HexView;
class MessageBar;
class MessageLink;
class MessagePanel;
class PduHeadline;
class PduTable;
class PduTreeView;
class RowTable;
class SessionView;
class TableQuery;
class TimelinePanel;

/// Everything that shows one capture: filter and tables (PDUs, messages) in the middle, the rest as docks
/// around them. Wires the views to each other; each of them knows only itself.
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
    /// Texts of the capture read otherwise from now on.
    void onTextRulesChanged();
    void setFollowEnd(bool follow);

    /// Selects the row; where it is not shown, says so and offers to show everything.
    void goTo(model::Row row);
    /// Applies the query and selects the row once it is loaded, unless the user selects one before.
    void restoreView(const ViewQuery& query, model::Row row);
    void goToPartner();
    /// Shows the PDUs of the message and nothing else.
    void showOnlyMessage(model::MessageNumber message);
    void raiseTable();
    void raiseMessages();
    void addCondition(const QString& condition, Combine how);
    void copy();
    void copyAs(CopyForm form);
    void focusFilter();

    const QList<QDockWidget*>& docks() const;
    void resetLayout();
    /// Of all tables.
    void resetColumns();
    /// PDUs or messages, whichever the user looks at.
    RowTable& shownTable();
    void saveTo(QSettings& settings) const;
    void restoreFrom(const QSettings& settings);

    PduTable& table() { return *table_; }
    MessagePanel& messages() { return *messages_; }
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

  private:
    void makeCentre();
    QWidget* fieldsOfPdu();
    void connectViews();
    void connectMessages();
    void onStateChanged();
    void onRowSelected(model::Row row);
    void onFetched(const PduDetailPtr& detail);
    void onQueryChanged();
    void showCancelled();
    void showIfEmpty();
    void selectWanted();
    CopySelection selection() const;

    CaptureDocument* document_ = nullptr;
    TimeStyle timeStyle_ = TimeStyle::timeOfDay;
    bool reveal_ = false;
    model::Row wanted_ = model::kNoRow;  // to be selected once it is there
    InfoTexts infos_;
    PduFetcher fetcher_;
    QTabBar* tabs_;
    QStackedWidget* tables_;
    PduTable* table_;
    MessagePanel* messages_;
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
    MessageLink* messageLink_;
    DockLayout* layout_;
};

}  // namespace smppscope::gui
