#include "gui/detail/hex_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <fmt/format.h>

#include "gui/app/text.h"
#include "gui/detail/copy_text.h"
#include "gui/detail/part_colours.h"

namespace smppscope::gui {

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("hexView"));
    setAccessibleName(tr("Bytes of the PDU"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    setUpLayout();
}

QSize HexView::sizeHint() const {
    return {layout_.width() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth(),
            12 * layout_.lineHeight};
}

void HexView::setDetail(PduDetailPtr detail) {
    detail_ = std::move(detail);
    kinds_ = detail_ ? byteKinds(detail_->tree, detail_->bytes.size()) : std::vector<PartKind>();
    masked_ = detail_ ? maskedBytes(*detail_) : std::vector<bool>();
    highlighted_ = {};
    cursor_ = 0;
    setUpLayout();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void HexView::setUpLayout() {
    layout_.size = detail_ ? static_cast<std::uint32_t>(detail_->bytes.size()) : 0;
    layout_.characterWidth = fontMetrics().horizontalAdvance(u'0');
    layout_.lineHeight = fontMetrics().height() + 3;
    layout_.offsetDigits = HexLayout::digitsFor(layout_.size);
    setUpScrollBars();
}

void HexView::setUpScrollBars() {
    const QSize page = viewport()->size();
    verticalScrollBar()->setSingleStep(layout_.lineHeight);
    verticalScrollBar()->setPageStep(page.height());
    verticalScrollBar()->setRange(0, std::max(0, layout_.height() - page.height()));
    horizontalScrollBar()->setSingleStep(layout_.characterWidth);
    horizontalScrollBar()->setPageStep(page.width());
    horizontalScrollBar()->setRange(0, layout_.size == 0 ? 0 : std::max(0, layout_.width() - page.width()));
}

void HexView::highlight(dissector::ByteRange range) {
    highlighted_ = range;
    if (range.length > 0 && range.offset < layout_.size) {
        if (cursor_ < range.offset || cursor_ >= range.end()) {
            cursor_ = range.offset;
        }
        scrollToByte(cursor_);
    }
    viewport()->update();
}

void HexView::scrollToByte(std::uint32_t offset) {
    const QRect box = layout_.hexBox(offset);
    QScrollBar* bar = verticalScrollBar();
    if (box.top() < bar->value()) {
        bar->setValue(box.top());
    } else if (box.bottom() > bar->value() + viewport()->height()) {
        bar->setValue(box.bottom() - viewport()->height() + 1);
    }
}

QPoint HexView::toContent(const QPoint& point) const {
    return point + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

void HexView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setFont(font());
    if (layout_.size == 0) {
        return;
    }
    painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    const int first = toContent(event->rect().topLeft()).y() / layout_.lineHeight;
    const int last =
        std::min(toContent(event->rect().bottomLeft()).y() / layout_.lineHeight, layout_.lines() - 1);
    for (int line = first; line <= last; ++line) {
        paintLine(painter, line);
    }
}

void HexView::paintLine(QPainter& painter, int line) const {
    const std::uint32_t begin = static_cast<std::uint32_t>(line) * HexLayout::kBytesPerLine;
    painter.setPen(colourRoles(palette()).fadedText);
    painter.drawText(layout_.offsetBox(line), Qt::AlignVCenter,
                     toQString(fmt::format("{:0{}x}", begin, layout_.offsetDigits)));
    const std::uint32_t end = std::min(begin + HexLayout::kBytesPerLine, layout_.size);
    for (std::uint32_t offset = begin; offset < end; ++offset) {
        paintByte(painter, offset);
    }
}

void HexView::paintByte(QPainter& painter, std::uint32_t offset) const {
    const bool selected = offset >= highlighted_.offset && offset < highlighted_.end();
    const QColor tint =
        selected ? palette().color(QPalette::Highlight) : partTint(kinds_[offset], colourRoles(palette()));
    const QRect hex = layout_.hexBox(offset);
    const QRect character = layout_.characterBox(offset);
    if (tint.isValid()) {
        painter.fillRect(hex.adjusted(0, 1, 0, -1), tint);
        painter.fillRect(character.adjusted(0, 1, 0, -1), tint);
    }
    painter.setPen(palette().color(selected ? QPalette::HighlightedText : QPalette::Text));
    const std::uint8_t byte = detail_->bytes[offset];
    const bool masked = masked_[offset];
    painter.drawText(hex, Qt::AlignCenter,
                     masked ? QStringLiteral("**") : toQString(fmt::format("{:02x}", byte)));
    painter.drawText(character, Qt::AlignCenter,
                     masked ? QString(u'*') : QString(QLatin1Char(printableByte(byte))));
    if (offset == cursor_ && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(hex.adjusted(0, 1, -1, -2));
    }
}

void HexView::choose(std::uint32_t offset) {
    cursor_ = offset;
    scrollToByte(offset);
    viewport()->update();
    emit byteChosen(offset);
}

void HexView::mousePressEvent(QMouseEvent* event) {
    const auto offset = layout_.byteAt(toContent(event->pos()));
    if (offset && event->button() == Qt::LeftButton) {
        choose(*offset);
    }
}

void HexView::keyPressEvent(QKeyEvent* event) {
    if (layout_.size == 0) {
        return QAbstractScrollArea::keyPressEvent(event);
    }
    const int page = std::max(1, viewport()->height() / layout_.lineHeight) * HexLayout::kBytesPerLine;
    std::int64_t to = cursor_;
    switch (event->key()) {
        case Qt::Key_Left:
            to -= 1;
            break;
        case Qt::Key_Right:
            to += 1;
            break;
        case Qt::Key_Up:
            to -= HexLayout::kBytesPerLine;
            break;
        case Qt::Key_Down:
            to += HexLayout::kBytesPerLine;
            break;
        case Qt::Key_PageUp:
            to -= page;
            break;
        case Qt::Key_PageDown:
            to += page;
            break;
        case Qt::Key_Home:
            to = 0;
            break;
        case Qt::Key_End:
            to = layout_.size;
            break;
        default:
            return QAbstractScrollArea::keyPressEvent(event);
    }
    choose(static_cast<std::uint32_t>(std::clamp<std::int64_t>(to, 0, layout_.size - 1)));
}

void HexView::contextMenuEvent(QContextMenuEvent* event) {
    if (!detail_) {
        return;
    }
    QMenu menu(this);
    const QString range = toQString(hexText(*detail_, highlighted_));
    const QString dump = toQString(hexDump(*detail_));
    QAction* copyRange = menu.addAction(tr("Copy &highlighted bytes as hex"), this,
                                        [range] { QApplication::clipboard()->setText(range); });
    copyRange->setEnabled(!range.isEmpty());
    menu.addAction(tr("Copy PDU as hex &dump"), this, [dump] { QApplication::clipboard()->setText(dump); });
    menu.exec(event->globalPos());
}

QString HexView::describe(std::uint32_t offset) const {
    const auto node = innermostNode(detail_->tree, offset);
    const QString place = tr("Offset %1").arg(offset);
    return node ? place + u'\n' + toQString(fieldText(detail_->tree.nodes[*node])) : place;
}

bool HexView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && detail_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto offset = layout_.byteAt(toContent(help->pos()));
        QToolTip::showText(help->globalPos(), offset ? describe(*offset) : QString(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void HexView::resizeEvent(QResizeEvent* /*event*/) {
    setUpScrollBars();
}

void HexView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setUpLayout();
    }
}

}  // namespace smppscope::gui
