#include "dissector/text/text_issues.h"

#include <fmt/format.h>

#include "dissector/text/decode_text.h"

namespace smppscope::dissector {

namespace {

/// Characters of one state.
struct Found {
    std::size_t count = 0;
    TextCharacter first;
};

Found charactersOf(const Characters& characters, CharacterState state) {
    Found found;
    for (const TextCharacter& character : characters.list)
        if (character.state == state && found.count++ == 0)
            found.first = character;
    return found;
}

std::string_view titleOf(CharacterSet set) {
    return characterSetInfo(set).title;
}

bool isUtf16(CharacterSet set) {
    return set == CharacterSet::ucs2 || set == CharacterSet::ucs2LittleEndian;
}

IssueCode codeOf(CharacterSet meant) {
    switch (meant) {
        case CharacterSet::ucs2LittleEndian:
            return IssueCode::textLittleEndian;
        case CharacterSet::utf8:
            return IssueCode::textUtf8;
        default:
            return IssueCode::textAlphabet;
    }
}

void judgeUndefined(const DecodedText& text, std::size_t odd, std::vector<Issue>& issues) {
    const Found found = charactersOf(text.characters, CharacterState::undefined);
    if (found.count <= odd)
        return;
    issues.push_back({IssueCode::textUndefined, found.first.bytes,
                      found.count - odd == 1
                          ? fmt::format("{} has no character for these octets.", titleOf(text.set))
                          : fmt::format("{} has no character for these octets, nor for {} others.",
                                        titleOf(text.set), found.count - odd - 1)});
}

void judgeSurrogates(const DecodedText& text, std::vector<Issue>& issues) {
    const Found found = charactersOf(text.characters, CharacterState::loneSurrogate);
    if (found.count == 0)
        return;
    const TextCharacter& last = text.characters.list.back();
    const bool high = found.first.codePoint < 0xDC00;
    const std::string_view where =
        high && found.first.bytes == last.bytes  ? "; the other may begin the next segment"
        : !high && found.first.bytes.offset == 0 ? "; the other may end the segment before"
                                                 : "";
    issues.push_back({IssueCode::textLoneSurrogate, found.first.bytes,
                      fmt::format("0x{:04X} is half of a character{}.",
                                  static_cast<std::uint32_t>(found.first.codePoint), where)});
}

void judgeSeptets(const DecodedText& text, std::vector<Issue>& issues) {
    if (const Found found = charactersOf(text.characters, CharacterState::cutEscape); found.count != 0)
        issues.push_back({IssueCode::textEscapeCut, found.first.bytes,
                          "The text ends with an escape; the code behind it may begin the next segment."});
    const Found padding = charactersOf(text.characters, CharacterState::possiblePadding);
    if (padding.count != 0)
        issues.push_back({IssueCode::textPadding, padding.first.bytes,
                          fmt::format("The last character, {}, may be padding.",
                                      padding.first.codePoint == '@' ? "@" : "CR")});
}

}  // namespace

std::vector<Issue> judgeText(Bytes octets, const DecodedText& text) {
    std::vector<Issue> issues;
    const ByteRange all{0, static_cast<std::uint32_t>(octets.size())};
    const bool odd = isUtf16(text.set) && octets.size() % 2 != 0;
    if (odd)
        issues.push_back({IssueCode::textOddLength,
                          {all.length - 1, 1},
                          fmt::format("UCS-2 has two octets a unit, but there are {}.", octets.size())});
    judgeUndefined(text, odd ? 1 : 0, issues);
    judgeSurrogates(text, issues);
    judgeSeptets(text, issues);
    if (text.other)
        issues.push_back({codeOf(text.other->set), all, text.other->because});
    else if (text.guessed && text.set == CharacterSet::utf8)
        issues.push_back({IssueCode::textUtf8, all, "The text is UTF-8, which no data_coding means."});
    else if (text.guessed && text.set == CharacterSet::ucs2LittleEndian)
        issues.push_back({IssueCode::textLittleEndian, all, "The text is UCS-2 in little-endian order."});
    return issues;
}

}  // namespace smppscope::dissector
