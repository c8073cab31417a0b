#pragma once

#include <QString>

namespace smppscope::gui {

class DetailLink;
class HexView;
class PduTreeView;
class RowTable;

/// How the selected part of a PDU is copied.
enum class CopyForm { value, field, hex, filter };

/// What is selected in the views, as text for the clipboard; which of them counts goes by the focus.
class CopySelection {
  public:
    CopySelection(const RowTable& pdus, const RowTable& messages, const PduTreeView& tree,
                  const HexView& bytes, const DetailLink& link)
        : pdus_(pdus), messages_(messages), tree_(tree), bytes_(bytes), link_(link) {}

    /// As fits the view that has the focus.
    QString text() const;
    QString textAs(CopyForm form) const;

  private:
    /// The one that has the focus, or else that of PDUs.
    const RowTable& table() const;

    const RowTable& pdus_;
    const RowTable& messages_;
    const PduTreeView& tree_;
    const HexView& bytes_;
    const DetailLink& link_;
};

}  // namespace smppscope::gui
