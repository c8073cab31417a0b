#include "dissector/receipt/receipt_text.h"

#include <algorithm>

#include "dissector/receipt/ascii.h"
#include "dissector/receipt/receipt_scanner.h"
#include "dissector/receipt/receipt_state.h"

namespace smppscope::dissector {

namespace {

/// Whether a data_coding says that characters take two octets: UCS2, or GSM's general group with it.
bool isUcs2(std::uint8_t dataCoding) {
    return (dataCoding & 0xCC) == 0x08;
}

bool isAsciiText(std::uint8_t octet) {
    return octet < 0x7F && (octet >= 0x20 || ascii::isBlank(static_cast<char>(octet)));
}

/// Whether the first characters are of ASCII, in two octets of which the one at `low` has it.
bool beginsWideAscii(Bytes text, std::size_t low) {
    constexpr std::size_t kPairs = 4;  // "id:1" is the shortest beginning
    const bool mark =
        text.size() >= 2 && ((text[0] == 0xFE && text[1] == 0xFF) || (text[0] == 0xFF && text[1] == 0xFE));
    text = text.subspan(mark ? 2 : 0);
    if (text.size() < 2 * kPairs)
        return false;
    for (std::size_t at = 0; at < 2 * kPairs; at += 2)
        if (!isAsciiText(text[at + low]) || text[at + 1 - low] != 0)
            return false;
    return true;
}

/// Some centres write two octets whatever data_coding says, or one where it says two, or the lower octet
/// first.
ReceiptForm formOf(Bytes text, std::uint8_t dataCoding) {
    if (beginsWideAscii(text, 0))
        return ReceiptForm::utf16LittleEndian;
    const bool declared =
        isUcs2(dataCoding) && text.size() >= 2 && !(isAsciiText(text[0]) && isAsciiText(text[1]));
    return declared || beginsWideAscii(text, 1) ? ReceiptForm::utf16 : ReceiptForm::octets;
}

Bytes withoutNuls(Bytes text) {
    while (!text.empty() && text.back() == 0)
        text = text.first(text.size() - 1);
    return text;
}

Bytes withoutWideNuls(Bytes text) {
    text = text.first(text.size() / 2 * 2);
    while (text.size() >= 2 && text[text.size() - 1] == 0 && text[text.size() - 2] == 0)
        text = text.first(text.size() - 2);
    return text;
}

/// Gives the message's beginning back the lower half of a last character in two octets, which is not padding.
void keepLastHalf(ReceiptText& result, Bytes text, std::size_t sizeWithoutNuls) {
    auto& range = result.values[static_cast<std::size_t>(ReceiptKey::text)];
    if (!range || range->length % 2 == 0 || range->end() != sizeWithoutNuls || text.size() == sizeWithoutNuls)
        return;
    const Bytes octets = text.subspan(range->offset, range->length);
    if (std::find(octets.begin(), octets.end(), std::uint8_t{0}) != octets.end())
        ++range->length;
}

/// Makes values of the words that the scanner found, and judges their form.
class WordReader {
  public:
    WordReader(const ReceiptCharacters& characters, const ReceiptTextOptions& options, ReceiptText& result)
        : characters_(characters), options_(options), result_(result) {}

    void read() {
        readId();
        readCount(ReceiptKey::sub);
        readCount(ReceiptKey::dlvrd);
        result_.submitDate = readDate(ReceiptKey::submitDate);
        result_.doneDate = readDate(ReceiptKey::doneDate);
        readState();
        constexpr std::uint32_t kErrorLength = 3;
        constexpr std::uint32_t kTextLength = 20;
        departIf(length(ReceiptKey::err, kErrorLength) != kErrorLength, Departure::errorForm);
        departIf(length(ReceiptKey::text, 0) > kTextLength, Departure::longText);
    }

  private:
    void departIf(bool wrong, Departure departure) {
        if (wrong)
            result_.departures.add(departure);
    }

    std::uint32_t length(ReceiptKey key, std::uint32_t ifMissing) const {
        const auto& range = result_.value(key);
        return range ? range->length / (result_.isWide() ? 2 : 1) : ifMissing;
    }

    void readId() {
        constexpr std::size_t kIdLength = 10;
        const auto& range = result_.value(ReceiptKey::id);
        if (!range)
            return;
        const IdText id = characters_.shortText(*range);
        departIf(id.view().size() > kIdLength || !ascii::allDigits(id.view()), Departure::idForm);
    }

    void readCount(ReceiptKey key) {
        constexpr std::size_t kCountLength = 3;
        const auto& range = result_.value(key);
        if (!range)
            return;
        const IdText count = characters_.shortText(*range);
        departIf(count.view().size() != kCountLength || !ascii::allDigits(count.view()),
                 Departure::countForm);
    }

    std::optional<ReceiptDate> readDate(ReceiptKey key) {
        const auto& range = result_.value(key);
        if (!range)
            return std::nullopt;
        const auto date = readReceiptDate(characters_.shortText(*range).view(), options_.captured);
        departIf(!date || date->form != DateForm::minutes, Departure::dateForm);
        return date;
    }

    void readState() {
        const auto& range = result_.value(ReceiptKey::stat);
        if (!range)
            return;
        const IdText word = characters_.shortText(*range);
        const StateWord* row = findStateWord(word.view());
        departIf(row == nullptr || !row->ofSpecification || row->word != word.view(), Departure::stateWord);
        if (row != nullptr)
            result_.state = row->state;
        else
            result_.stateIsNumber = !word.cut() && ascii::allDigits(word.view());
    }

    const ReceiptCharacters& characters_;
    const ReceiptTextOptions& options_;
    ReceiptText& result_;
};

}  // namespace

bool ReceiptText::noKeys() const {
    return std::none_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); });
}

bool ReceiptText::isComplete() const {
    const auto& id = value(ReceiptKey::id);
    return id && id->length != 0 && has(ReceiptKey::stat);
}

bool ReceiptText::isConvincing() const {
    if (departures.has(Departure::commaSeparated))
        return isComplete() && submitDate && doneDate;
    return isComplete() && (state || stateIsNumber || (submitDate && doneDate));
}

ReceiptText scanReceiptText(Bytes text, const ReceiptTextOptions& options) {
    ReceiptText result;
    result.form = formOf(text, options.dataCoding);
    if (result.isWide())
        result.departures.add(Departure::twoOctets);
    const Bytes content = result.isWide() ? withoutWideNuls(text) : withoutNuls(text);
    const ReceiptCharacters characters(content, result.form);
    if (ReceiptScanner(characters, result).run() || readCommaReceipt(characters, result))
        WordReader(characters, options, result).read();
    if (!result.isWide())
        keepLastHalf(result, text, content.size());
    return result;
}

std::optional<ReceiptText> readReceiptText(Bytes text, const ReceiptTextOptions& options) {
    const ReceiptText result = scanReceiptText(text, options);
    return result.isComplete() ? std::optional(result) : std::nullopt;
}

}  // namespace smppscope::dissector
