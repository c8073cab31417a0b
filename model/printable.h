#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smppscope::model {

/// `text` as it is if it is valid UTF-8; otherwise with U+FFFD for every byte that belongs to no character.
std::string toValidUtf8(std::string_view text);

/// Text from a capture made safe for terminals and line-based files: control characters (C0, DEL, C1), marks
/// that reorder text and bytes that are no UTF-8 become escapes as in C (\n, \t, \x1b, \u202e). The result is
/// valid UTF-8 on one line. Everything else, also a backslash, stays as it is.
std::string escapeControls(std::string_view text);

/// For HTML text and attribute values: escapeControls(), then < > & " ' as entities.
std::string escapeHtml(std::string_view text);

/// Number of characters (code points) of valid UTF-8, which is its width in a terminal for most scripts.
std::size_t displayWidth(std::string_view text);

}  // namespace smppscope::model
