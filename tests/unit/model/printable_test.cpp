#include "model/printable.h"

#include <gtest/gtest.h>

namespace smppscope::model {
namespace {

TEST(Printable, OrdinaryTextStaysAsItIs) {
    EXPECT_EQ(escapeControls("smppclient1 \\ ~"), "smppclient1 \\ ~");
    EXPECT_EQ(escapeControls("grüße 日本 😀"), "grüße 日本 😀");
}

TEST(Printable, ControlCharactersBecomeEscapes) {
    EXPECT_EQ(escapeControls("a\tb\nc\rd"), "a\\tb\\nc\\rd");
    EXPECT_EQ(escapeControls("\x1b[2Jgone\x07\x7f"), "\\x1b[2Jgone\\x07\\x7f");
    EXPECT_EQ(escapeControls(std::string_view("a\0b", 3)), "a\\x00b");
}

TEST(Printable, ControlCharactersOutsideAsciiBecomeEscapes) {
    EXPECT_EQ(escapeControls("\xC2\x9B"
                             "2J"),
              "\\u009b2J");  // CSI in one character
    EXPECT_EQ(escapeControls("\xC2\x85"), "\\u0085");
    EXPECT_EQ(escapeControls("\xC2\xA0"), "\xC2\xA0");
}

TEST(Printable, MarksThatReorderTextBecomeEscapes) {
    EXPECT_EQ(escapeControls("abc\u202Egnp.exe"), "abc\\u202egnp.exe");
    EXPECT_EQ(escapeControls("\u2066x\u2069"), "\\u2066x\\u2069");
    EXPECT_EQ(escapeControls("\u2028"), "\\u2028");
    EXPECT_EQ(escapeControls("\uFEFFx"), "\\ufeffx");
}

TEST(Printable, BytesThatAreNoUtf8BecomeEscapes) {
    EXPECT_EQ(escapeControls("caf\xE9!"), "caf\\xe9!");
    EXPECT_EQ(escapeControls("\xC0\xAF"), "\\xc0\\xaf");                    // overlong
    EXPECT_EQ(escapeControls("\xED\xA0\x80"), "\\xed\\xa0\\x80");           // surrogate
    EXPECT_EQ(escapeControls("\xF4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");  // above U+10FFFF
    EXPECT_EQ(escapeControls("\xE2\x82"), "\\xe2\\x82");                    // cut
}

TEST(Printable, Utf8IsMadeValidByteByByte) {
    EXPECT_EQ(toValidUtf8("grüße"), "grüße");
    EXPECT_EQ(toValidUtf8("caf\xE9!"), "caf\uFFFD!");
    EXPECT_EQ(toValidUtf8("\xE2\x82"), "\uFFFD\uFFFD");
    EXPECT_EQ(toValidUtf8("\x1b\n"), "\x1b\n");
}

TEST(Printable, HtmlHasNoMarkupLeft) {
    EXPECT_EQ(escapeHtml("<script>alert('x' & \"y\")</script>"),
              "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;");
    EXPECT_EQ(escapeHtml("\x1b<"), "\\x1b&lt;");
}

TEST(Printable, WidthCountsCharacters) {
    EXPECT_EQ(displayWidth(""), 0u);
    EXPECT_EQ(displayWidth("2.14 µs"), 7u);
    EXPECT_EQ(displayWidth("日本"), 2u);
}

}  // namespace
}  // namespace smppscope::model
