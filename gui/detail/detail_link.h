#pragma once

#include <QObject>

#include "gui/document/pdu_fetcher.h"

class QLabel;

namespace smppscope::gui {

class HexView;
class PduTreeView;

/// Keeps tree and bytes of the selected PDU together: what is chosen in one is shown in the other.
class DetailLink : public QObject {
    Q_OBJECT

  public:
    DetailLink(PduTreeView& tree, HexView& bytes, QObject* parent = nullptr);

    /// Null: nothing is selected.
    void setDetail(const PduDetailPtr& detail);
    const PduDetailPtr& detail() const { return detail_; }

  signals:
    /// "Sequence number, offset 12, 4 bytes"; empty for nothing.
    void selectionDescribed(const QString& text);

  private:
    void onRangeChosen(dissector::ByteRange range);
    void onByteChosen(std::uint32_t offset);
    void describe(dissector::ByteRange range);

    PduTreeView& tree_;
    HexView& bytes_;
    PduDetailPtr detail_;
};

}  // namespace smppscope::gui
