#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "gui/document/capture_state.h"
#include "gui/messages/message_cell.h"
#include "gui/table/row_list.h"

namespace smppscope::gui {

/// The table of messages: a thin adapter over the message store, which keeps nothing per message. "Position"
/// is the place in the table.
class MessageTableModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// `details` must outlive the model.
    explicit MessageTableModel(MessageDetails& details, QObject* parent = nullptr);

    /// Another capture, or none. Shows all of its messages.
    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    void setState(const CaptureStatePtr& state);
    void setTimeStyle(TimeStyle style);

    /// All messages of the capture, also those to come.
    void showAll();
    /// Only these, ascending.
    void showSome(const std::vector<model::MessageNumber>& messages);

    const RowList& list() const { return list_; }
    model::MessageNumber messageAt(int position) const {
        return list_.at(static_cast<std::size_t>(position));
    }
    /// -1 if the message is not shown.
    int positionOf(model::MessageNumber message) const;
    /// The filter that a cell's value stands for.
    std::string filterAt(const QModelIndex& index) const;
    /// messageFate() of any message of the state.
    std::string fateOf(model::MessageNumber message) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    CellSource source() const;
    template <class Use>
    auto withCell(model::MessageNumber number, bool detail, Use use) const;
    void onDetailsArrived();

    MessageDetails& details_;
    std::shared_ptr<const model::Analysis> analysis_;
    CaptureStatePtr state_;
    RowList list_ = RowList::all(0);
    TimeStyle timeStyle_ = TimeStyle::timeOfDay;
};

}  // namespace smppscope::gui
