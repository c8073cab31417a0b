#pragma once

#include <QString>

namespace smppscope::gui {

class DetailLink;
class HexView;
class MessageTable;
class PduTable;
class PduTreeView;

/// How the selected part of a PDU is copied.
enum class CopyForm { value, field, hex, filter };

/// What is selected in the views, as text for the clipboard; which of them counts goes by the focus.
class CopySelection {
  public:
    CopySelection(const PduTable& table, const MessageTable& messages, const PduTreeView& tree,
                  const HexView& bytes, const DetailLink& link)
        : table_(table), messages_(messages), tree_(tree), bytes_(bytes), link_(link) {}

    /// As fits the view that has the focus.
    QString text() const;
    QString textAs(CopyForm form) const;

  private:
    const PduTable& table_;
    const MessageTable& messages_;
    const PduTreeView& tree_;
    const HexView& bytes_;
    const DetailLink& link_;
};

}  // namespace smppscope::gui
