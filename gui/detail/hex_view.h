#pragma once

#include <QAbstractScrollArea>

#include "gui/detail/hex_layout.h"
#include "gui/detail/tree_lookup.h"
#include "gui/document/pdu_fetcher.h"

namespace smppscope::gui {

/// The bytes of a PDU, coloured by what they are, with one range highlighted. Masked bytes are not shown.
/// Keys: arrows, Home, End, Page Up and Down move the cursor and choose the byte under it.
class HexView : public QAbstractScrollArea {
    Q_OBJECT

  public:
    explicit HexView(QWidget* parent = nullptr);

    void setDetail(PduDetailPtr detail);
    /// Highlights the bytes and scrolls to the first of them.
    void highlight(dissector::ByteRange range);
    dissector::ByteRange highlighted() const { return highlighted_; }
    const HexLayout& hexLayout() const { return layout_; }

    QSize sizeHint() const override;

  signals:
    /// The user chose a byte.
    void byteChosen(std::uint32_t offset);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    void setUpLayout();
    void setUpScrollBars();
    void paintLine(QPainter& painter, int line) const;
    void paintByte(QPainter& painter, std::uint32_t offset) const;
    void scrollToByte(std::uint32_t offset);
    void choose(std::uint32_t offset);
    QPoint toContent(const QPoint& point) const;
    QString describe(std::uint32_t offset) const;

    PduDetailPtr detail_;
    std::vector<PartKind> kinds_;
    std::vector<bool> masked_;
    HexLayout layout_;
    dissector::ByteRange highlighted_;
    std::uint32_t cursor_ = 0;
};

}  // namespace smppscope::gui
