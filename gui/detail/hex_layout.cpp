#include "gui/detail/hex_layout.h"

#include <algorithm>
#include <bit>

namespace smppscope::gui {

namespace {

constexpr int kMargin = 6;
constexpr int kPerByte = 3;  // characters: two digits and a blank
constexpr int kGroup = HexLayout::kBytesPerLine / 2;

}  // namespace

int HexLayout::digitsFor(std::uint32_t size) {
    return std::max(4, (static_cast<int>(std::bit_width(size)) + 3) / 4);
}

int HexLayout::hexLeft() const {
    return kMargin + (offsetDigits + 1) * characterWidth;
}

int HexLayout::charactersLeft() const {
    return hexLeft() + (kBytesPerLine * kPerByte + 2) * characterWidth;  // a blank between groups and behind
}

int HexLayout::width() const {
    return charactersLeft() + kBytesPerLine * characterWidth + kMargin;
}

QRect HexLayout::offsetBox(int line) const {
    return {kMargin, line * lineHeight, offsetDigits * characterWidth, lineHeight};
}

QRect HexLayout::hexBox(std::uint32_t offset) const {
    const int line = static_cast<int>(offset / kBytesPerLine);
    const int column = static_cast<int>(offset % kBytesPerLine);
    const int characters = column * kPerByte + (column >= kGroup ? 1 : 0);
    return {hexLeft() + characters * characterWidth, line * lineHeight, kPerByte * characterWidth,
            lineHeight};
}

QRect HexLayout::characterBox(std::uint32_t offset) const {
    const int line = static_cast<int>(offset / kBytesPerLine);
    const int column = static_cast<int>(offset % kBytesPerLine);
    return {charactersLeft() + column * characterWidth, line * lineHeight, characterWidth, lineHeight};
}

std::optional<std::uint32_t> HexLayout::byteAt(const QPoint& point) const {
    if (point.y() < 0 || point.x() < 0) {
        return std::nullopt;
    }
    const auto line = static_cast<std::uint32_t>(point.y() / lineHeight);
    for (std::uint32_t column = 0; column < kBytesPerLine; ++column) {
        const std::uint32_t offset = line * kBytesPerLine + column;
        if (offset < size && (hexBox(offset).contains(point) || characterBox(offset).contains(point))) {
            return offset;
        }
    }
    return std::nullopt;
}

}  // namespace smppscope::gui
