#include "model/messages/message_text.h"

#include <algorithm>

namespace smppscope::model {

using dissector::ByteRange;
using dissector::CharacterSet;
using dissector::DecodedText;
using dissector::TextContext;

namespace {

/// Whether the octets of two parts can be decoded as one stretch.
bool areAlike(const TextPart& a, const TextPart& b) {
    return a.row != kNoRow && b.row != kNoRow && a.context.dataCoding == b.context.dataCoding &&
           a.context.binaryByPort == b.context.binaryByPort &&
           a.context.layout.lockingLanguage == b.context.layout.lockingLanguage &&
           a.context.layout.singleShiftLanguage == b.context.layout.singleShiftLanguage;
}

class Joiner {
  public:
    explicit Joiner(dissector::TextDecoder& decoder) : decoder_(decoder) {}

    void addMissing() {
        joined_.places.push_back({static_cast<std::uint32_t>(joined_.text.size()), kNoRow, {}});
        joined_.text += MessageText::kMissing;
    }

    /// Parts that are alike.
    void add(std::span<const TextPart> parts) {
        std::vector<std::uint8_t> octets;
        for (const TextPart& part : parts) {
            octets.insert(octets.end(), part.octets.begin(), part.octets.end());
        }
        const DecodedText decoded = dissector::decodeText(octets, parts.front().context, decoder_);
        joined_.set = decoded.set;
        joined_.guessed = decoded.guessed;
        joined_.evidence = decoded.evidence;
        if (decoded.set == CharacterSet::gsm7Packed && parts.size() > 1) {
            for (const TextPart& part : parts) {
                TextContext context = part.context;
                context.settings.dataCodingZero = CharacterSet::gsm7Packed;
                append(dissector::decodeText(part.octets, context, decoder_), {&part, 1});
            }
            return;
        }
        append(decoded, parts);
    }

    MessageText take() { return std::move(joined_); }

  private:
    void append(const DecodedText& decoded, std::span<const TextPart> parts) {
        const auto base = static_cast<std::uint32_t>(joined_.text.size());
        auto part = parts.begin();
        std::uint32_t partBegin = 0;  // among the octets of all
        for (const dissector::TextCharacter& character : decoded.characters.list) {
            while (std::next(part) != parts.end() &&
                   character.bytes.offset >= partBegin + part->octets.size()) {
                partBegin += static_cast<std::uint32_t>(part->octets.size());
                ++part;
            }
            const std::uint32_t offset = character.bytes.offset - partBegin;
            const auto there = static_cast<std::uint32_t>(part->octets.size()) -
                               std::min(offset, static_cast<std::uint32_t>(part->octets.size()));
            joined_.places.push_back({base + character.textOffset,
                                      part->row,
                                      {part->offset + offset, std::min(character.bytes.length, there)}});
        }
        joined_.text += decoded.characters.text;
    }

    dissector::TextDecoder& decoder_;
    MessageText joined_;
};

}  // namespace

MessageText joinText(const std::vector<TextPart>& parts, dissector::TextDecoder& decoder) {
    Joiner joiner(decoder);
    for (auto first = parts.begin(); first != parts.end();) {
        if (first->row == kNoRow) {
            joiner.addMissing();
            ++first;
            continue;
        }
        const auto last = std::find_if(std::next(first), parts.end(),
                                       [&](const TextPart& part) { return !areAlike(*first, part); });
        joiner.add({first, last});
        first = last;
    }
    return joiner.take();
}

}  // namespace smppscope::model
