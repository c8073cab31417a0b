#pragma once

#include <cstdint>
#include <optional>

#include <QPoint>
#include <QRect>

namespace smppscope::gui {

/// Where things are in a hex view: offset, bytes in two groups of eight, characters. In pixels from the top
/// left of the whole content; the font is of fixed width.
struct HexLayout {
    static constexpr int kBytesPerLine = 16;

    int characterWidth = 8;
    int lineHeight = 16;
    int offsetDigits = 4;
    std::uint32_t size = 0;  ///< bytes

    int lines() const { return static_cast<int>((size + kBytesPerLine - 1) / kBytesPerLine); }
    int width() const;
    int height() const { return lines() * lineHeight; }

    QRect offsetBox(int line) const;
    /// The cell of a byte, with the blanks around it, so that neighbours touch.
    QRect hexBox(std::uint32_t offset) const;
    QRect characterBox(std::uint32_t offset) const;

    /// The byte at a point, in either column; nothing outside of them.
    std::optional<std::uint32_t> byteAt(const QPoint& point) const;

    /// As many hex digits as the largest offset needs, at least four.
    static int digitsFor(std::uint32_t size);

  private:
    int hexLeft() const;
    int charactersLeft() const;
};

}  // namespace smppscope::gui
