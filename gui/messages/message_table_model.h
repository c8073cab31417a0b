#pragma once

#include <memory>

#include "gui/messages/message_cell.h"
#include "gui/table/row_model.h"

namespace smppscope::gui {

/// The table of messages: a thin adapter over the message store and the details that are read when asked for.
class MessageTableModel : public RowModel {
    Q_OBJECT

  public:
    /// `details` must outlive the model.
    explicit MessageTableModel(MessageDetails& details, QObject* parent = nullptr);

    /// Another capture, or none. Shows all of its messages.
    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    /// messageFate() of any message of the state.
    std::string fateOf(model::MessageNumber message) const;

  protected:
    std::size_t rowsIn(const CaptureState& state) const override { return state.messages; }
    QString text(int column, std::uint32_t message) const override;
    Tone tone(int column, std::uint32_t message) const override;
    std::string filter(int column, std::uint32_t message) const override;

  private:
    template <class Use>
    auto withCell(model::MessageNumber number, bool detail, Use use) const;

    MessageDetails& details_;
    std::shared_ptr<const model::Analysis> analysis_;
};

}  // namespace smppscope::gui
